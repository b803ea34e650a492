import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageJson, projectFolder, readProjectFile, readYaml } from "../files";

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes": number;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly steps: readonly {
    readonly uses?: string;
    readonly run?: string;
    readonly with?: Readonly<Record<string, unknown>>;
  }[];
}

const folder = ".github/workflows";

const workflows = fs
  .readdirSync(path.join(projectFolder, folder))
  .map((file) => `${folder}/${file}`);

describe("The workflow", () => {
  const { on, permissions, concurrency, jobs } = readYaml(`${folder}/ci.yml`) as Workflow & {
    readonly on: Readonly<Record<string, { readonly branches: readonly string[] } | null>>;
    readonly concurrency: { readonly group: string };
  };
  const all = Object.values(jobs);
  const commands = (job: string) => jobs[job]?.steps.flatMap(({ run }) => run ?? []);

  it("runs once for a pull request, and only for its last push", () => {
    assert.deepEqual(on, { push: { branches: ["main"] }, pull_request: null });
    assert.match(concurrency.group, /github\.ref/);
  });

  it("runs .ci/run, which anybody can run too, and keeps the benchmark's table", () => {
    assert.deepEqual(commands("everything"), [
      "bash .ci/run",
      "npm run --silent docs:api",
      'npm run --silent bench | tee -a "$GITHUB_STEP_SUMMARY"',
    ]);
  });

  it("tests every release line of Node.js in .ci/nodes, the supported ones and the one before", () => {
    const versions =
      /versions=\(([\d. ]+)\)/.exec(readProjectFile(".ci/nodes"))?.[1]?.split(" ") ?? [];
    const lines = versions.map((version) => Number(version.split(".")[0]));
    assert.deepEqual(jobs["node"]?.strategy?.matrix["node"], lines);
    const { engines, devDependencies } = packageJson();
    const oldest = engines["node"]?.replace(">=", "") ?? "none";
    assert.ok(versions.includes(oldest), oldest);
    const [line = "none"] = oldest.split(".");
    assert.equal(readProjectFile(".nvmrc").trim(), line);
    assert.equal(devDependencies["@types/node"]?.split(".")[0], line);
  });

  it("runs the engine suite with the oldest Pulumi CLI that Pulumi.yaml allows, and with the SDK's own", () => {
    const { requiredPulumiVersion } = readYaml("Pulumi.yaml") as { requiredPulumiVersion: string };
    assert.deepEqual(jobs["pulumi"]?.strategy?.matrix["cli"], [
      requiredPulumiVersion.replace(">=", "v"),
      `v${packageJson().dependencies["@pulumi/pulumi"] ?? ""}`,
    ]);
  });

  it("may only read the repository, keeps no credentials, and has a time limit", () => {
    assert.deepEqual(permissions, { contents: "read" });
    for (const { permissions: more, steps, "timeout-minutes": minutes } of all) {
      assert.equal(more, undefined);
      assert.ok(minutes > 0);
      const checkout = steps.find(({ uses }) => uses?.startsWith("actions/checkout@"));
      assert.equal(checkout?.with?.["persist-credentials"], false);
    }
    assert.doesNotMatch(readProjectFile(`${folder}/ci.yml`), /secrets\.|pull_request_target/);
  });

  for (const file of workflows) {
    it(`stops if a command before a "|" fails, in ${file}`, () => {
      const { defaults } = readYaml(file) as { readonly defaults?: unknown };
      assert.deepEqual(defaults, { run: { shell: "bash" } });
    });

    it(`takes every action by the hash of a commit, in ${file}`, () => {
      const uses = readProjectFile(file).match(/^.*\buses:.*$/gm) ?? [];
      assert.ok(uses.length > 0);
      const loose = uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d/.test(line));
      assert.deepEqual(loose, []);
    });
  }
});

describe("The audit", () => {
  it("looks every week, and with every change of the lock file, for known holes in what runs", () => {
    const { on, jobs } = readYaml(`${folder}/audit.yml`) as Workflow & { readonly on: object };
    assert.deepEqual(Object.keys(on), ["schedule", "push", "pull_request"]);
    const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    assert.deepEqual(runs, ["npm audit --omit=dev --audit-level=high"]);
  });
});

describe(".ci/run", () => {
  const text = readProjectFile(".ci/run");
  const lines = text.split("\n").map((line) => line.trim());

  for (const script of fs
    .readdirSync(path.join(projectFolder, ".ci"))
    .map((file) => `.ci/${file}`)) {
    it(`starts executable bash scripts that stop at the first error: ${script}`, () => {
      const { mode } = fs.statSync(path.join(projectFolder, script));
      assert.equal(mode & 0o111, 0o111);
      const [first, ...rest] = readProjectFile(script).split("\n");
      assert.equal(first, "#!/usr/bin/env bash");
      assert.ok(rest.includes("set -euo pipefail"));
    });
  }

  it("runs the suites that need more than Node.js before the last one", () => {
    const commands = lines.filter((line) => /^npm |^bash /.test(line));
    assert.deepEqual(commands.slice(1), [
      "bash .ci/nodes",
      "bash .ci/engine",
      "bash .ci/engine newest",
      "bash .ci/emulator",
      "npm test",
    ]);
  });

  it("runs the suites that keep one core busy side by side, and shows what fails last", () => {
    const [, together = ""] =
      /^node tests\/checks\/sideBySide\.cjs \\\n(.*?[^\\])\n/ms.exec(text) ?? [];
    const names = together.split("\n").map((line) => /^ {2}"(.*)"(?: \\)?$/.exec(line)?.[1]);
    assert.deepEqual(names, [
      "bash .ci/scan",
      "npx --no-install tsc",
      "bash .ci/next",
      "npm run --silent test:bench",
      "bash .ci/browser",
      "bash .ci/workflows",
    ]);
  });

  it("installs the locked versions first, and ends with README's test command", () => {
    const commands = lines.filter((line) => /^npm |^bash /.test(line));
    assert.match(commands[0] ?? "", /^npm ci( --|$)/);
    assert.equal(commands.at(-1), "npm test");
    assert.match(readProjectFile("README.md"), /```\w*\nnpm test\n```/);
    assert.doesNotMatch(text, /npm (install|i)\b|\|\| true/);
  });

  it("runs no npm script that package.json lacks", () => {
    const { scripts } = packageJson();
    const scriptsOfRun = [text, readProjectFile(".ci/nodes")].join("\n");
    const named = [...scriptsOfRun.matchAll(/^\s*"?npm run (?:--silent )?([\w:]+)/gm)].map(
      ([, name]) => name,
    );
    for (const name of ["preview", "test:bench"]) assert.ok(named.includes(name), name);
    for (const name of named) assert.ok(name !== undefined && name in scripts, name);
    assert.match(scripts["test"] ?? "", /check && mocha "tests\/\*\*\/\*\.test\.ts"$/);
    const checks = [/ oxlint /, / "oxfmt --check"/, / "npm run --silent walls"/];
    for (const check of checks) assert.match(scripts["check"] ?? "", check);
  });
});

describe("The suites with a command of their own", () => {
  const { ignore } = JSON.parse(readProjectFile(".mocharc.json")) as {
    readonly ignore: readonly string[];
  };

  it("are not run by npm test a second time", () => {
    const suites = ["bench", "browser", "emulator", "engine", "next", "scan"];
    assert.deepEqual(
      [...ignore].sort(),
      suites.map((suite) => `tests/${suite}/**`),
    );
  });
});
