import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { readStackConfig, type StackConfig } from "../../../tools/stack/readStackConfig";
import { program } from "../../../program";
import { inFolder } from "../../support/folder";

/** A CLI that answers as `pulumi config --json` does, notes how it was called, and shows no secret's value. */
const answering = `#!/bin/sh
echo "$@" >> calls
echo "warning: something" >&2
cat <<'END'
{
  "mcp-catalog:imageTag": { "value": "v2.0.0", "secret": false },
  "mcp-catalog:memory": { "value": "2048", "secret": false },
  "mcp-catalog:tags": { "value": "{\\"Team\\":\\"web\\"}", "objectValue": { "Team": "web" }, "secret": false },
  "mcp-catalog:supabaseUrl": { "secret": true },
  "mcp-catalog:supabaseKey": { "secret": true },
  "aws:region": { "value": "eu-west-1", "secret": false }
}
END
`;
const refusing = "#!/bin/sh\necho 'error: backend does not support environments' >&2\nexit 255\n";

/** What is read of the stack `dev` beside a CLI, and how that was called. */
function read(
  environment: string,
  cli: string,
): Promise<{ readonly config: StackConfig; readonly calls: readonly string[] }> {
  const files = {
    "Pulumi.yaml": "name: mcp-catalog\nruntime: nodejs\n",
    "Pulumi.dev.yaml": `${environment}config:\n  memory: 1024\n`,
    pulumi: cli,
  };
  return inFolder(files, (folder) => {
    const before = process.env["MCP_CATALOG_PULUMI"];
    process.env["MCP_CATALOG_PULUMI"] = path.join(folder, "pulumi");
    fs.chmodSync(path.join(folder, "pulumi"), 0o755);
    try {
      const config = readStackConfig(folder, "dev");
      const calls = path.join(folder, "calls");
      return {
        config,
        calls: fs.existsSync(calls) ? fs.readFileSync(calls, "utf8").trim().split("\n") : [],
      };
    } finally {
      if (before === undefined) delete process.env["MCP_CATALOG_PULUMI"];
      else process.env["MCP_CATALOG_PULUMI"] = before;
    }
  });
}

describe("Environments of Pulumi ESC in a stack file", () => {
  it("give their values through the CLI, and the file's own values win", async () => {
    const { config, calls } = await read("environment: [acme/prod]\n", answering);
    assert.deepEqual(config, {
      project: "mcp-catalog",
      stack: "dev",
      values: {
        "mcp-catalog:imageTag": "v2.0.0",
        "mcp-catalog:memory": "1024",
        "mcp-catalog:tags": '{"Team":"web"}',
        "mcp-catalog:supabaseUrl": "[secret]",
        "mcp-catalog:supabaseKey": "[secret]",
        "aws:region": "eu-west-1",
      },
      secretKeys: ["mcp-catalog:supabaseUrl", "mcp-catalog:supabaseKey"],
      undecided: [],
    });
    assert.deepEqual(calls, ["config --json --stack dev --non-interactive"]);
    const { region, assumptions } = await previewStack(config, program);
    assert.equal(region, "eu-west-1");
    assert.ok(!assumptions.some((each) => each.includes("ESC")));
  });

  it("do not need the CLI if there are none", async () => {
    for (const none of ["", "environment: []\n", "environment:\n"]) {
      const { config, calls } = await read(none, answering);
      assert.deepEqual([calls, config.unreadEnvironments], [[], undefined]);
    }
  });

  for (const [form, names] of [
    ["environment: [acme/prod, { acme/base: { merge: false } }]\n", ["acme/prod", "acme/base"]],
    [
      "environment: { imports: [acme/prod], values: { a: 1 } }\n",
      ["of the file itself", "acme/prod"],
    ],
    ["environment: acme/prod\n", ["acme/prod"]],
  ] as const) {
    it(`are named if the CLI does not open them: ${form.trim()}`, async () => {
      const { config } = await read(form, refusing);
      assert.deepEqual(config.unreadEnvironments, names);
    });
  }

  const hint =
    "Pulumi.dev.yaml takes values from Pulumi ESC (environment: acme/prod), which were not read: " +
    "only the Pulumi CLI can, after pulumi login";

  it("are named after the settings that are not set without them", async () => {
    for (const cli of [refusing, "#!/no/such/interpreter\n"]) {
      const { config } = await read("environment: [acme/prod]\n", cli);
      await assert.rejects(previewStack(config, program), ({ message }: Error) => {
        assert.match(message, /imageTag .* it is not set/);
        assert.ok(message.endsWith(`\n\n${hint}.`), message);
        return true;
      });
    }
  });

  it("are among what a preview takes for granted", async () => {
    const { config } = await read("environment: [acme/prod]\n", refusing);
    const values = { ...config.values, "mcp-catalog:imageTag": "v1", "aws:region": "eu-west-1" };
    const { assumptions } = await previewStack({ ...config, values }, program);
    assert.ok(assumptions.includes(hint), assumptions.join("\n"));
  });
});
