import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

const groupType = "aws:cloudwatch/logGroup:LogGroup";
const bucketType = "aws:s3/bucket:Bucket";

/** How a person turns each kind of log off and on again, and what stays in the account in between. */
const logs = [
  {
    what: "access logs",
    off: { accessLogDays: "0" },
    on: { accessLogDays: "90" },
    type: bucketType,
    name: "mcp-catalog-access-logs-123456789012",
    adopted: "import access-logs",
  },
  {
    what: "logs of the web ACL",
    off: { waf: undefined },
    on: { waf: "{}" },
    type: groupType,
    name: "aws-waf-logs-mcp-catalog",
    adopted: "import waf-logs",
  },
  {
    what: "flow logs",
    off: { "network.flowLogs": "false" },
    on: { "network.flowLogs": "true" },
    type: groupType,
    name: "/vpc/mcp-catalog",
    adopted: "import network-flow-logs-group",
  },
] as const;

async function configure(
  prod: Scenario,
  settings: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) await prod.unset(key);
    else await prod.set(key, value);
  }
}

describe("The logs that prod keeps on purpose", () => {
  it("are adopted when their settings return, with the new values of the settings", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { waf: "{}" });
    try {
      const stored = () => logs.map(({ type, name }) => prod.world.byId(type, name));
      const first = stored();
      assert.ok(first.every((each) => each !== undefined));
      for (const each of logs) await configure(prod, each.off);
      await prod.succeed();
      assert.ok(
        stored().every((each, index) => each === first[index]),
        "nothing was deleted",
      );

      for (const each of logs) await configure(prod, each.on);
      await prod.set("logRetentionDays", "731");
      const preview = await prod.preview();
      assert.ok(preview.succeeded, preview.printed);
      const back = await prod.succeed();
      for (const { adopted, what } of logs) {
        assert.ok(preview.changes.includes(adopted), `${what}: ${preview.changes.join("\n")}`);
        assert.ok(back.changes.includes(adopted), `${what}: ${back.changes.join("\n")}`);
      }
      assert.ok(
        stored().every((each, index) => each === first[index]),
        "the same resources as before",
      );
      const group = prod.world.byId(groupType, "/vpc/mcp-catalog");
      assert.equal(group?.inputs["retentionInDays"], 731);
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });
});
