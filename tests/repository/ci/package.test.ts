import assert from "node:assert/strict";
import { packageJson, readProjectFile, sourceFiles } from "../files";

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly engines?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface PackageLock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const { engines, dependencies, devDependencies } = packageJson();
const direct = Object.entries({ ...dependencies, ...devDependencies });
const lock = JSON.parse(readProjectFile("package-lock.json")) as PackageLock;

/**
 * Packages that no file imports, each with the file that names it: tools with a command, and what another tool loads.
 */
const tools: Readonly<Record<string, readonly [file: string, mark: string]>> = {
  "dependency-cruiser": ["package.json", "depcruise --cache"],
  mocha: ["package.json", "&& mocha"],
  oxlint: ["package.json", " oxlint "],
  "oxlint-tsgolint": [".oxlintrc.json", '"typeAware": true'],
  "@swc/core": ["tools/loadTypeScript.cjs", "@swc/core/package.json"],
  "source-map-support": ["tools/loadTypeScript.cjs", '("source-map-support").install'],
  "@types/node": ["tsconfig.json", '"node"'],
  "@types/mocha": ["tsconfig.json", '"mocha"'],
  typedoc: ["package.json", '"typedoc"'],
};

const program = sourceFiles(["", "components", "live", "settings"]);

/** The direct dependencies that these files import. */
function imported(files: readonly string[]): readonly string[] {
  const texts = files.map(readProjectFile);
  return direct
    .map(([name]) => name)
    .filter((name) =>
      texts.some((text) =>
        new RegExp(`(?:from |import |import\\(|require\\()"${name}["/]`).test(text),
      ),
    );
}

describe("package.json", () => {
  it("names every dependency in one exact version", () => {
    const loose = direct.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    assert.deepEqual(loose, []);
    const both = Object.keys(dependencies).filter((name) => name in devDependencies);
    assert.deepEqual(both, []);
  });

  it("has no dependency that no file imports, except tools that a file names", () => {
    const names = imported(sourceFiles());
    const unused = direct.map(([name]) => name).filter((name) => !names.includes(name));
    const typesOnly = unused.filter(
      (name) => name.startsWith("@types/") && names.includes(name.slice("@types/".length)),
    );
    assert.deepEqual(
      unused.filter((name) => !typesOnly.includes(name)).sort(),
      Object.keys(tools).sort(),
    );
    for (const [name, [file, mark]] of Object.entries(tools)) {
      assert.ok(readProjectFile(file).includes(mark), `${name} in ${file}`);
    }
  });
});

describe("The commands of package.json", () => {
  const { scripts } = packageJson();

  it("start existing files", () => {
    const started = Object.values(scripts).flatMap(
      (script) => script.match(/(?<=\s)[\w./-]+\.ts\b/g) ?? [],
    );
    assert.ok(started.length >= 6, started.join(", "));
    for (const file of started) assert.ok(readProjectFile(file).length > 0, file);
  });
});

describe("The program", () => {
  it("asks AWS with its SDK, makes up secrets with Pulumi's provider, and loads the SDK in one piece", () => {
    const names = imported(program);
    assert.ok(names.includes("@pulumi/random"));
    const sdk = Object.keys(dependencies).filter((name) => name.startsWith("@aws-sdk/"));
    assert.ok(sdk.length >= 6, sdk.join(", "));
    assert.deepEqual(
      sdk.filter((name) => !names.includes(name)),
      [],
    );
  });
});

describe("package-lock.json", () => {
  it("has the packages of package.json, in the same versions", () => {
    const root = lock.packages[""];
    assert.equal(lock.lockfileVersion, 3);
    assert.deepEqual(root?.dependencies, dependencies);
    assert.deepEqual(root.devDependencies, devDependencies);
    assert.deepEqual(root.engines, engines);
    for (const [name, version] of direct) {
      assert.equal(lock.packages[`node_modules/${name}`]?.version, version, name);
    }
  });

  it("knows every package by its checksum, and none by an address", () => {
    const packages = Object.entries(lock.packages).filter(([folder]) => folder !== "");
    assert.ok(packages.length > direct.length);
    const strangers = packages.filter(
      ([, { resolved = "", integrity, link = false }]) =>
        link || !/^(https:|$)/.test(resolved) || !integrity?.startsWith("sha512-"),
    );
    assert.deepEqual(strangers, []);
  });
});

describe(".npmrc", () => {
  it("does not run packages' install scripts", () => {
    assert.deepEqual(readProjectFile(".npmrc").trim().split("\n"), ["ignore-scripts=true"]);
  });
});
