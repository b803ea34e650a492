import assert from "node:assert/strict";
import { readProjectFile } from "../../repository/files";
import { parseSource, readSources, type Source } from "./sources";

const program = readSources([
  "index.ts",
  "optionalParts.ts",
  "outputs.ts",
  "components",
  "live",
  "settings",
]);
const everything = [...program, ...readSources(["tools"])];

/** What asks Pulumi for configuration, the project or the stack. */
const configurationReaders = [
  "Config",
  "getConfig",
  "allConfig",
  "isConfigSecret",
  "getProject",
  "getStack",
];

function readsConfiguration({ imports, words, members }: Source): boolean {
  const reads = configurationReaders.some((reader) =>
    ["pulumi", "runtime"].some((owner) => members.includes(`${owner}.${reader}`)),
  );
  const named = configurationReaders.filter((reader) => words.includes(reader));
  return reads || (imports.some((each) => each.startsWith("@pulumi/pulumi")) && named.length > 0);
}

function readsEnvironment({ members }: Source): boolean {
  return members.includes("process.env");
}

function importsSettings({ imports }: Source): boolean {
  return imports.some((each) => /^settings(\/|$)/.test(each));
}

/** A word of its own: neither a part of another (`production`) nor of a path (`/dev/null`). */
function namesStack({ words }: Source): boolean {
  return words.some((word) => /(?<![\w/-])(?:prod|dev)(?![\w/-])/i.test(word));
}

function files(sources: readonly Source[], filter: (source: Source) => boolean): string[] {
  return sources.filter(filter).map(({ file }) => file);
}

describe("The boundaries of the program", () => {
  it("are looked for in all of its files", () => {
    const names = program.map(({ file }) => file);
    for (const file of [
      "index.ts",
      "outputs.ts",
      "components/fargateApp/index.ts",
      "components/registry/index.ts",
      "live/index.ts",
      "live/why/index.ts",
      "settings/names.ts",
    ]) {
      assert.ok(names.includes(file), file);
    }
  });

  it("let only settings/index.ts read Pulumi's configuration", () => {
    assert.deepEqual(files(everything, readsConfiguration), ["settings/index.ts"]);
  });

  it("let only settings/index.ts read the shell's environment", () => {
    const readers = files(program, readsEnvironment);
    assert.deepEqual(readers, ["live/clients.ts", "settings/index.ts"]);
  });

  it("let live/clients.ts say one thing to the AWS SDK by the environment, and read nothing", () => {
    const [clients] = readSources(["live/clients.ts"]);
    const uses = clients?.members.filter((member) => member === "process.env");
    assert.deepEqual(uses, ["process.env"]);
    assert.match(
      readProjectFile("live/clients.ts"),
      /^process\.env\["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"\] \?\?= "true";$/m,
    );
  });

  it("keep the settings out of the components", () => {
    const components = program.filter(({ file }) => file.startsWith("components/"));
    assert.deepEqual(files(components, importsSettings), []);
  });

  it("keep AWS's own SDK, and what asks it, out of all but live/ and its one caller", () => {
    const askers = program.filter(({ imports }) =>
      imports.some((each) => each.startsWith("@aws-sdk/") || /^live(\/|$)/.test(each)),
    );
    assert.deepEqual(
      askers.map(({ file }) => file).filter((file) => !file.startsWith("live/")),
      ["index.ts"],
    );
  });

  it("keep everything but the settings' types out of live/", () => {
    const live = program.filter(({ file }) => file.startsWith("live/"));
    const others = live.flatMap(({ imports }) =>
      imports.filter((each) => /^(?:settings|operations|index|outputs)(?:\/|$)/.test(each)),
    );
    assert.deepEqual([...new Set(others)], ["settings"]);
    for (const { file } of live) {
      assert.doesNotMatch(readProjectFile(file), /^import \{.*"(?:\.\.\/)+settings/m, file);
    }
  });

  it("let only settings/names.ts know a stack by name", () => {
    assert.deepEqual(files(program, namesStack), ["settings/names.ts"]);
  });
});

describe("The search for trespassers", () => {
  const found = (text: string) => {
    const source = parseSource("components/network/x.ts", text);
    return [readsConfiguration, readsEnvironment, importsSettings, namesStack]
      .filter((search) => search(source))
      .map(({ name }) => name);
  };

  it("finds every way to read the configuration", () => {
    for (const text of [
      "new pulumi.Config()",
      "pulumi.getStack()",
      "pulumi.runtime.allConfig()",
      'pulumi.runtime["getConfig"]("aws:region")',
      'import { Config } from "@pulumi/pulumi"; new Config()',
      'import { getProject as name } from "@pulumi/pulumi"; name()',
      'import { allConfig } from "@pulumi/pulumi/runtime"; allConfig()',
    ]) {
      assert.deepEqual(found(text), ["readsConfiguration"], text);
    }
  });

  it("finds every way to read the environment", () => {
    assert.deepEqual(found('process.env["A"]'), ["readsEnvironment"]);
    assert.deepEqual(found("const { env } = process; process['env']"), ["readsEnvironment"]);
  });

  it("finds every way to import the settings", () => {
    for (const text of [
      'import { baseName } from "../../settings";',
      'import type { Settings } from "../../settings/types";',
      'export * from "../../settings/names";',
      'const names = await import("../../settings/names");',
      'const names = require("../../settings/names");',
      'import names = require("../../settings/names");',
      'let names: import("../../settings/names").Names;',
    ]) {
      assert.deepEqual(found(text), ["importsSettings"], text);
    }
  });

  it("finds the name of a stack in text, templates and names of variables", () => {
    for (const text of [
      'stack === "prod"',
      "stack === `dev`",
      "`the ${size} dev stack`",
      "{ prod: 2 }",
      "/^(prod|staging)$/.test(stack)",
    ]) {
      assert.deepEqual(found(text), ["namesStack"], text);
    }
  });

  it("finds nothing in comments, in other words, in paths and in other modules' settings", () => {
    for (const text of [
      "// new pulumi.Config(), process.env and stack === 'prod'",
      '/** Like import { baseName } from "../../settings" in dev. */ const x = 1;',
      'const environment = "production";',
      "`curl -o /dev/null ${url}`",
      'import { settings } from "./settings";',
      "const config = args.config;",
    ]) {
      assert.deepEqual(found(text), [], text);
    }
  });
});
