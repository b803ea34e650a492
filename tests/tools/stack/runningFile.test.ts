import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { runningConfig } from "../../../settings/load";
import { mustSucceed } from "../../../tools/programs/run";
import { refuseLostTexts } from "../../../tools/stack/runningFile";
import { projectFolder, run } from "../../support/program";

/** What a run says that Pulumi gives a configuration, and that stands in a folder with a stack file. */
async function refusal(
  file: string | Buffer | undefined,
  config: Readonly<Record<string, string>>,
  act: (folder: string) => unknown = (folder) => refuseLostTexts(runningConfig(), folder),
): Promise<string | undefined> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-running-"));
  let said: string | undefined;
  try {
    if (file !== undefined) fs.writeFileSync(path.join(folder, "Pulumi.prod.yaml"), file);
    await run(
      async () => {
        try {
          await act(folder);
        } catch (error) {
          assert.ok(pulumi.RunError.isInstance(error), "Pulumi prints it without a stack trace");
          said = error.message;
        }
      },
      { config },
    );
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
  return said;
}

const tag = { "mcp-catalog:imageTag": "1.1" };

describe("A run", () => {
  it("is refused if its file has text that Pulumi read as a number, with the line to write", async () => {
    assert.equal(
      await refusal("config:\n  # the release\n  imageTag: 1.10\n", tag),
      "1 value loses something in Pulumi.prod.yaml, because it has no quotes:\n\n" +
        '  line 3: imageTag is 1.10, which Pulumi reads as 1.1. Write "1.10"\n\n' +
        "Nothing was changed. Correct it and run the same command again.",
    );
  });

  it("is refused for each of several values, octals and dates in maps among them", async () => {
    const file =
      "config:\n  mcp-catalog:desiredCount: 010\n  environment: { SINCE: 2026-11-28 }\n  imageTag: 1e3\n";
    const said = await refusal(file, {
      "mcp-catalog:desiredCount": "8",
      "mcp-catalog:imageTag": "1000",
      "mcp-catalog:environment": '{"SINCE":"2026-11-28 00:00:00 +0000 UTC"}',
    });
    assert.deepEqual(said?.split("\n").slice(0, 5), [
      "3 values lose something in Pulumi.prod.yaml, because they have no quotes:",
      "",
      "  line 2: mcp-catalog:desiredCount is 010, which Pulumi reads as 8 (octal). Write 10, or 8",
      '  line 3: environment.SINCE is 2026-11-28, which Pulumi reads as a date. Write "2026-11-28"',
      '  line 4: imageTag is 1e3, which Pulumi reads as 1000. Write "1e3"',
    ]);
  });

  it("is refused for a file in UTF-16, too", async () => {
    const file = Buffer.from("\ufeffconfig:\n  imageTag: 1.10\n", "utf16le");
    assert.match((await refusal(file, tag)) ?? "", /^1 value loses/);
  });

  it("goes on if the text has quotes, or if Pulumi read another value or another file", async () => {
    assert.equal(await refusal('config:\n  imageTag: "1.10"\n', tag), undefined);
    assert.equal(
      await refusal("config:\n  imageTag: 1.10\n", { ...tag, "mcp-catalog:imageTag": "v2" }),
      undefined,
    );
    assert.equal(await refusal("config:\n  displayName: 1.10\n", tag), undefined);
    assert.equal(await refusal(undefined, tag), undefined);
  });

  it("goes on with the committed files", async () => {
    for (const stack of ["dev", "prod"]) {
      const file = fs.readFileSync(path.join(projectFolder, `Pulumi.${stack}.yaml`));
      assert.equal(await refusal(file, tag), undefined);
    }
  });

  it("loads no YAML library for a file that loses nothing", async () => {
    const config = { project: "mcp-catalog", stack: "prod", values: {} };
    const script = `
      const { refuseLostTexts } = require("./tools/stack/runningFile");
      refuseLostTexts(${JSON.stringify(config)}).then(() => {
        console.log(Object.keys(require.cache).some((file) => /node_modules.yaml./.test(file)));
      });`;
    const args = ["-r", "./tools/loadTypeScript.cjs", "-e", script];
    const { stdout } = await mustSucceed(process.execPath, args, { cwd: projectFolder });
    assert.equal(stdout, "false\n");
  });

  it("is refused by what Pulumi runs, before the settings are read", async () => {
    const { default: start } = (await import("../../../index")) as unknown as {
      readonly default: () => Promise<unknown>;
    };
    const before = process.cwd();
    const said = await refusal("config:\n  imageTag: 1.10\n", tag, (folder) => {
      process.chdir(folder);
      try {
        return start();
      } finally {
        process.chdir(before);
      }
    });
    assert.match(said ?? "", /^1 value loses/);
  });
});
