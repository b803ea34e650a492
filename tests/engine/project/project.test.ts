import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { program } from "../../../program";
import { findCli } from "../../../tools/account/findCli";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { mustSucceed } from "../../../tools/programs/run";
import { readStackConfig, stacksIn } from "../../../tools/stack/readStackConfig";
import { schema } from "../../plugin/schema";
import { packageJson } from "../../repository/files";
import { projectFolder } from "../../support/program";
import { putLanguageHost } from "../support/cli/languageHostOnPath";

const plugin = path.join(projectFolder, "plugin");

/** A temporary folder with a backend for Pulumi's state and a `pulumi` that uses it. */
class Desk {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-project-"));

  constructor(private readonly cli: string) {
    for (const name of ["home", "state", "bin"]) fs.mkdirSync(this.in(name));
    putLanguageHost(this.in("bin"));
  }

  in(...names: readonly string[]): string {
    return path.join(this.folder, ...names);
  }

  /** Runs the CLI in a folder and returns its output. Rejects if it fails. */
  async pulumi(cwd: string, ...args: readonly string[]): Promise<string> {
    const { stdout, stderr } = await mustSucceed(this.cli, ["--non-interactive", ...args], {
      cwd,
      env: {
        PATH: [this.in("bin"), process.env["PATH"]].join(path.delimiter),
        PULUMI_HOME: this.in("home"),
        PULUMI_BACKEND_URL: `file://${this.in("state")}`,
        PULUMI_CONFIG_PASSPHRASE: "correct horse",
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    });
    return stdout + stderr;
  }
}

describe("The project and the real CLI", () => {
  let made: Promise<Schema> | undefined;
  const expected = () => (made ??= schema());
  let desk: Desk;
  beforeEach(async () => {
    desk = new Desk((await findCli()).command);
  });
  afterEach(() => {
    fs.rmSync(desk.folder, { recursive: true, force: true });
  });

  for (const stack of stacksIn(projectFolder)) {
    it(`leave nothing in the file of ${stack} for Pulumi to rewrite except the project's name`, async () => {
      const file = `Pulumi.${stack}.yaml`;
      copy(["Pulumi.yaml", file], desk.folder);
      const committed = fs.readFileSync(desk.in(file), "utf8");
      const read = () => fs.readFileSync(desk.in(file), "utf8");

      await desk.pulumi(desk.folder, "stack", "init", stack);
      assert.equal(
        read()
          .replaceAll(/^ {2}mcp-catalog:/gm, "  ")
          .replace(/^encryptionsalt: .*\n/m, ""),
        committed,
      );

      const before = read().split("\n");
      await desk.pulumi(desk.folder, "config", "set", "imageTag", "v9.9.9", "--stack", stack);
      const after = read().split("\n");
      assert.equal(after.length, before.length);
      assert.deepEqual(
        after.filter((line, index) => line !== before[index]),
        ["  mcp-catalog:imageTag: v9.9.9"],
      );
    });
  }

  it("make another project with pulumi new, and its stacks have the project's name", async () => {
    const [template, shop] = [desk.in("template"), desk.in("shop")];
    copy(projectFiles(), template);
    fs.mkdirSync(shop);
    const options = ["--name", "shop", "--stack", "dev", "--config", "aws:region=eu-west-1"];
    await desk.pulumi(shop, "new", template, ...options, "--yes");

    const dev = await previewStack(readStackConfig(shop, "dev"), program);
    assert.deepEqual([dev.project, dev.region], ["shop", "eu-west-1"]);
    assert.ok(dev.resources.some(({ inputs }) => inputs["name"] === "shop-dev-alb"));
    assert.ok(dev.resources.some(({ inputs }) => inputs["dashboardName"] === "Shop-dev-Dashboard"));

    await desk.pulumi(shop, "stack", "init", "prod");
    await desk.pulumi(shop, "config", "set", "imageTag", "v2.0.0", "--stack", "prod");
    const prod = readStackConfig(shop, "prod");
    assert.equal(prod.values["shop:imageTag"], "v2.0.0");
    assert.equal(prod.values["shop:cpu"], "256");
    const { resources } = await previewStack(prod, program);
    assert.ok(resources.some(({ inputs }) => inputs["name"] === "shop-alb"));
  });

  for (const where of ["another folder", "its own folder"] as const) {
    it(`describe the plugin in ${where} with pulumi package get-schema, as the SDK does`, async () => {
      const cwd = where === "its own folder" ? plugin : desk.folder;
      const printed = await desk.pulumi(cwd, "package", "get-schema", plugin);
      // Warnings of the CLI follow.
      const json = printed.slice(printed.indexOf("{"), printed.lastIndexOf("}") + 1);
      assert.deepEqual(described(JSON.parse(json) as Schema), described(await expected()));
    });
  }

  it("describe each component of the plugin for other languages", async () => {
    const { name, version, resources } = await expected();
    assert.equal(name, "mcp-catalog");
    assert.equal(version, packageJson().version);
    assert.deepEqual(
      Object.keys(resources).sort(),
      ["AccessLogs", "ExecutionRole", "Registry", "SpendingAlert", "WebAcl"].map(
        (component) => `mcp-catalog:index:${component}`,
      ),
    );
    const registry = resources["mcp-catalog:index:Registry"];
    assert.equal(registry?.isComponent, true);
    assert.deepEqual(registry.requiredInputs, ["forceDelete", "immutableTags", "repositoryName"]);
    assert.match(registry.inputProperties["keyArn"]?.description ?? "", /customer's key/);
    const role = resources["mcp-catalog:index:ExecutionRole"];
    assert.deepEqual(Object.keys(role?.properties ?? {}).sort(), ["arn", "id", "keyArn"]);
  });

  it("use only existing options of the schedules for Pulumi Deployments", async () => {
    const commands = scheduleCommands();
    assert.equal(commands.length, 2);
    for (const [, ...args] of commands) {
      const help = await desk.pulumi(desk.folder, ...args, "--help");
      assert.match(help, /--kind/);
      await assert.rejects(desk.pulumi(desk.folder, ...args, "--no-such-option", "--help"));
    }
  });
});

type Schema = Awaited<ReturnType<typeof schema>>;

/**
 * What a schema says about the components. The CLI leaves out `optional`, because `required` says
 * the same.
 */
function described({ name, version, resources }: Schema): unknown {
  return JSON.parse(JSON.stringify({ name, version, resources }), (key, value: unknown) =>
    key === "optional" ? undefined : value,
  );
}

/**
 * The schedules in docs/delivery.md, split like in a shell. `tests/engine/commands/deployments.test.ts` tries the
 * settings.
 */
function scheduleCommands(): readonly string[][] {
  const page = fs.readFileSync(path.join(projectFolder, "docs", "delivery.md"), "utf8");
  const lines = page.match(/pulumi stack schedule [^`\n]+/g) ?? [];
  return lines.map((line) =>
    [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? ""),
  );
}

function copy(files: readonly string[], target: string): void {
  for (const file of files) {
    fs.cpSync(path.join(projectFolder, file), path.join(target, file), { recursive: true });
  }
}

/** The files of a fresh clone. */
function projectFiles(): readonly string[] {
  return fs
    .readdirSync(projectFolder)
    .filter((name) => ![".git", "node_modules"].includes(name) && !name.startsWith(".cache"));
}
