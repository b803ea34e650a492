import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { create } from "ts-node";
import { mustSucceed } from "../../tools/programs/run";
import { sourceFiles } from "../repository/files";
import { projectFolder } from "../support/program";

/** A copy of the loader, with the project's packages, in a folder of its own. */
function copied(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "load-typescript-"));
  fs.mkdirSync(path.join(folder, "tools"));
  fs.mkdirSync(path.join(folder, "node_modules"));
  fs.copyFileSync(
    path.join(projectFolder, "tools", "loadTypeScript.cjs"),
    path.join(folder, "tools", "loadTypeScript.cjs"),
  );
  for (const name of ["@swc", "source-map-support", "source-map", "buffer-from"]) {
    const from = path.join(projectFolder, "node_modules", name);
    fs.symlinkSync(from, path.join(folder, "node_modules", name));
  }
  return folder;
}

/** What a file prints that Node.js loads through the loader in the folder. */
async function printed(folder: string, file: string): Promise<string> {
  const loader = path.join(folder, "tools", "loadTypeScript.cjs");
  const { stdout } = await mustSucceed(process.execPath, [
    "--require",
    loader,
    path.join(folder, file),
  ]);
  return stdout;
}

const kept = (folder: string) => path.join(folder, "node_modules", ".cache", "swc");

describe("tools/loadTypeScript.cjs", () => {
  let folder = "";
  beforeEach(() => (folder = copied()));
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  function write(file: string, text: string) {
    fs.writeFileSync(path.join(folder, file), text);
  }

  it("keeps the JavaScript of a file until the file changes", async () => {
    write("a.ts", 'const text: string = "first";\nconsole.log(text);\n');
    assert.equal(await printed(folder, "a.ts"), "first\n");
    const [script = "", map = ""] = fs.readdirSync(kept(folder)).sort();
    assert.equal(map, `${script}.map`);
    const { mtimeMs } = fs.statSync(path.join(kept(folder), script));
    assert.equal(await printed(folder, "a.ts"), "first\n");
    assert.equal(fs.statSync(path.join(kept(folder), script)).mtimeMs, mtimeMs);
    write("a.ts", 'const text: string = "second";\nconsole.log(text);\n');
    assert.equal(await printed(folder, "a.ts"), "second\n");
    assert.equal(fs.readdirSync(kept(folder)).length, 4);
  });

  it("makes the JavaScript again if the kept file is empty, cut off or changed", async () => {
    write("a.ts", 'const text: string = "first";\nconsole.log(text);\n');
    assert.equal(await printed(folder, "a.ts"), "first\n");
    const [script = ""] = fs.readdirSync(kept(folder)).sort();
    const file = path.join(kept(folder), script);
    const good = fs.readFileSync(file, "utf8");
    for (const bad of ["", good.slice(0, 20), good.replace("first", "other"), `${good}x`]) {
      fs.writeFileSync(file, bad);
      assert.equal(await printed(folder, "a.ts"), "first\n");
      assert.equal(fs.readFileSync(file, "utf8"), good);
    }
  });

  it("loads a file if nothing can be kept", async () => {
    fs.writeFileSync(path.join(folder, "node_modules", ".cache"), "a file, not a folder");
    write("a.ts", 'import * as path from "node:path";\nconsole.log(path.basename("x/y"));\n');
    assert.equal(await printed(folder, "a.ts"), "y\n");
  });

  it("lets a stack trace name the line of the source, also from what was kept", async () => {
    const lines = [
      "interface Unused {",
      "  readonly a: string;",
      "}",
      'console.log(new Error("no").stack);',
    ];
    write("a.ts", `${lines.join("\n")}\nexport type { Unused };\n`);
    for (const time of ["first", "second"]) {
      assert.match(await printed(folder, "a.ts"), /\ba\.ts:4:13\b/, time);
    }
  });

  it("refuses a file that is no TypeScript, and keeps nothing of it", async () => {
    write("a.ts", "const = 1;\n");
    const place = path.join(folder, "a.ts:1:1").replaceAll(".", "\\.");
    const message = `SyntaxError: ${place}: Unexpected token \`=\`\\. Expected .*\n(?! *(?:Caused|Stack))`;
    await assert.rejects(printed(folder, "a.ts"), new RegExp(message));
    assert.equal(fs.existsSync(kept(folder)), false);
  });

  it("names the place also in the colours of a terminal", async () => {
    const red =
      "  \u001b[31mx\u001b[0m Expected ',', got ';'\n   ,-[\u001b[36;1;4m/app/a.ts\u001b[0m:1:7]\n";
    fakeSwc(folder, `exports.transformSync = () => { throw new Error(${JSON.stringify(red)}); };`);
    write("a.ts", "const;\n");
    await assert.rejects(
      printed(folder, "a.ts"),
      /SyntaxError: \/app\/a\.ts:1:7: Expected ',', got ';'\n/,
    );
  });

  it("blames no source if swc cannot be loaded", async () => {
    fakeSwc(folder, 'throw new Error("Failed to load native binding");');
    write("a.ts", "const a = 1;\n");
    await assert.rejects(printed(folder, "a.ts"), (error: Error) => {
      assert.match(error.message, /Failed to load native binding/);
      assert.doesNotMatch(error.message, /SyntaxError/);
      return true;
    });
  });

  it("makes the same JavaScript as ts-node, which runs the tests", async () => {
    const tsNode = create({ project: path.join(projectFolder, "tsconfig.json") });
    const files = sourceFiles(["components/fargateApp", "live", "settings"]).map((file) =>
      path.join(projectFolder, file),
    );
    assert.ok(files.length > 50);
    const made = await compiled(folder, files);
    const differing = files.filter((file) => {
      const [byTsNode] = tsNode
        .compile(fs.readFileSync(file, "utf8"), file)
        .split("//# sourceMapping");
      return made[file]?.trim() !== byTsNode?.trim();
    });
    assert.deepEqual(differing, []);
  });
});

/** Puts another program into the place of swc. */
function fakeSwc(folder: string, text: string) {
  const core = path.join(folder, "node_modules", "@swc", "core");
  fs.rmSync(path.join(folder, "node_modules", "@swc"));
  fs.mkdirSync(core, { recursive: true });
  fs.writeFileSync(path.join(core, "package.json"), '{"version": "1.0.0", "main": "index.js"}');
  fs.writeFileSync(path.join(core, "index.js"), text);
}

/** The JavaScript that the loader in the folder makes of files, in a process of its own, because it would replace ts-node. */
async function compiled(folder: string, files: readonly string[]) {
  const script = `
    require("./tools/loadTypeScript.cjs");
    const made = {};
    for (const file of ${JSON.stringify(files)}) {
      require("node:module")._extensions[".ts"]({ _compile: (code) => (made[file] = code) }, file);
    }
    process.stdout.write(JSON.stringify(made));`;
  const { stdout } = await mustSucceed(process.execPath, ["-e", script], { cwd: folder });
  return JSON.parse(stdout) as Readonly<Record<string, string>>;
}
