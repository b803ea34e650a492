import assert from "node:assert/strict";
import * as fs from "node:fs";
import { readStackConfig, stacksIn } from "../../tools/stack/readStackConfig";
import { encryptedKeys } from "../../settings";
import { projectFolder, readProjectFile, readYaml } from "./files";

interface ProjectFile {
  readonly runtime: { readonly options: { readonly tsconfig: string } };
}

interface DeployFile {
  readonly settings: {
    readonly gitHub: Readonly<Record<string, unknown>>;
    readonly sourceContext: { readonly git: Readonly<Record<string, string>> };
    readonly operationContext: {
      readonly oidc: { readonly aws: Readonly<Record<string, string>> };
      readonly preRunCommands: readonly string[];
      readonly options: Readonly<Record<string, boolean>>;
      readonly environmentVariables?: unknown;
    };
  };
}

const stacks = stacksIn(projectFolder).sort();
const committed = fs
  .readdirSync(projectFolder)
  .filter((file) => file.startsWith("Pulumi.") && file.endsWith(".yaml"));

/** Text that looks like a credential: of AWS, Pulumi, GitHub or Supabase, or a private key. */
const credential =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bpul-[0-9a-f]{40}\b|\bgh[pousr]_\w{36}|\beyJ[\w-]{10,}\.|supabase\.co|-----BEGIN/;

describe("Pulumi.yaml", () => {
  const { runtime } = readYaml("Pulumi.yaml") as ProjectFile;

  it("has the program transpiled, not checked, with the compiler options of the project", () => {
    const file = JSON.parse(readProjectFile(runtime.options.tsconfig)) as {
      readonly extends: string;
      readonly compilerOptions: Readonly<Record<string, unknown>>;
    };
    assert.equal(file.compilerOptions["noCheck"], true);
    assert.equal(file.extends, "./tsconfig.json");
    const { compilerOptions } = JSON.parse(readProjectFile("tsconfig.json")) as typeof file;
    for (const option of ["target", "module", "moduleResolution", "esModuleInterop"]) {
      assert.equal(file.compilerOptions[option], compilerOptions[option], option);
    }
    assert.equal(compilerOptions["noCheck"], undefined);
    assert.equal(compilerOptions["strict"], true);
  });
});

describe("The stack files", () => {
  it("are those of dev and prod, each with one for its deployments", () => {
    assert.deepEqual(stacks, ["dev", "prod"]);
    assert.deepEqual(
      committed.sort(),
      [
        "Pulumi.yaml",
        ...stacks.flatMap((s) => [`Pulumi.${s}.deploy.yaml`, `Pulumi.${s}.yaml`]),
      ].sort(),
    );
  });

  for (const stack of stacks) {
    it(`hold no secret in plain text, in ${stack}`, () => {
      const { project, values, secretKeys } = readStackConfig(projectFolder, stack);
      const open = encryptedKeys
        .map(({ key }) => `${project}:${key}`)
        .filter((key) => key in values && !secretKeys.includes(key));
      assert.deepEqual(open, []);
    });
  }

  for (const file of committed) {
    it(`hold nothing that looks like a credential, in ${file}`, () => {
      assert.doesNotMatch(readProjectFile(file), credential);
    });
  }

  it("would be caught with one", () => {
    for (const text of [
      "AKIAIOSFODNN7EXAMPLE",
      "https://abcdefgh.supabase.co",
      "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.x",
      `pul-${"0123456789".repeat(4)}`,
      "-----BEGIN RSA PRIVATE KEY-----",
    ]) {
      assert.match(`key: ${text}`, credential);
    }
  });
});

describe("The deployment settings", () => {
  const branches: Readonly<Record<string, string>> = { dev: "main", prod: "release" };
  const settingsOf = (stack: string) =>
    (readYaml(`Pulumi.${stack}.deploy.yaml`) as DeployFile).settings;

  for (const stack of stacks) {
    it(`of ${stack} name its branch, preview pull requests, and deploy what is pushed`, () => {
      const { gitHub, sourceContext } = settingsOf(stack);
      assert.deepEqual(sourceContext.git, { branch: branches[stack], repoDir: "." });
      assert.equal(gitHub["deployCommits"], true);
      assert.equal(gitHub["previewPullRequests"], true);
      assert.equal(gitHub["pullRequestTemplate"], false);
      assert.match(String(gitHub["repository"]), /^[\w-]+\/mcp-catalog$/);
    });

    it(`of ${stack} take a role by OIDC, and no key`, () => {
      const { oidc, environmentVariables } = settingsOf(stack).operationContext;
      assert.deepEqual(Object.keys(oidc), ["aws"]);
      assert.match(oidc.aws["roleArn"] ?? "", /^arn:aws:iam::\d{12}:role\/mcp-catalog-deploy$/);
      assert.equal(oidc.aws["sessionName"], `mcp-catalog-${stack}`);
      assert.equal(oidc.aws["duration"], "1h");
      assert.equal(environmentVariables, undefined);
    });

    it(`of ${stack} install the locked versions, and nothing besides`, () => {
      const { preRunCommands, options } = settingsOf(stack).operationContext;
      assert.deepEqual(preRunCommands, ["npm ci"]);
      assert.equal(options["skipInstallDependencies"], true);
    });
  }

  it("deploy every release of prod, and of dev only the last of several pushes", () => {
    const skips = stacks.map(
      (stack) => settingsOf(stack).operationContext.options["skipIntermediateDeployments"],
    );
    assert.deepEqual(
      [stacks, skips],
      [
        ["dev", "prod"],
        [true, false],
      ],
    );
  });

  it("leave out of their triggers no folder that a deployment reads", () => {
    for (const stack of stacks) {
      const paths = settingsOf(stack).gitHub["paths"] as readonly string[];
      assert.deepEqual(paths, ["!tests/**", "!bench/**", "!.github/**", "!.ci/**"]);
      assert.doesNotMatch(paths.join(), /components|settings|examples|index|Pulumi|package/);
    }
  });
});
