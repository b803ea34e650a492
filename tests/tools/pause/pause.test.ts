import assert from "node:assert/strict";
import { main as pause } from "../../../tools/commands/pause";
import { main as resume } from "../../../tools/commands/resume";
import { AwsError } from "../../live/support/cannedAws";
import { onDev, runMain, unfolded } from "../../support/command";
import { account, command, isWrite, operations, type Done } from "./account";

describe("npx catalog pause and npx catalog resume", () => {
  it("pause dev, which is disposable, without a question, and say what stays and what wakes it", async () => {
    const done = await command(["pause"], account({ desiredCount: 1 }));
    assert.deepEqual([done.code, done.stderr], [0, onDev]);
    assert.deepEqual(done.calls.filter(isWrite).at(-1), {
      operation: "UpdateService",
      input: {
        cluster: "mcp-catalog-dev-cluster",
        service: "mcp-catalog-dev-service",
        desiredCount: 0,
      },
    });
    assert.equal(
      done.stdout,
      `mcp-catalog-dev-service in us-east-1 is paused.
  tasks    1 → 0; ECS stops the 1 that run
  stays    the load balancer, which answers 503, and everything else in the
           stack that AWS bills
  wakes    npx catalog resume; pulumi up only if a count in Pulumi.dev.yaml has
           changed; pulumi up --refresh always

Next
  npx catalog resume dev
`,
    );
  });

  it("suspend the scaling of prod with --yes, and lift it again", async () => {
    const awake = account({ target: { min: 2, max: 6, suspended: false }, desiredCount: 4 });
    const paused = await command(["pause", "-s", "prod", "--yes"], awake);
    assert.deepEqual([paused.code, paused.stderr], [0, ""]);
    assert.deepEqual(operations(paused), ["RegisterScalableTarget", "UpdateService"]);
    assert.match(
      paused.stdout,
      /\n {2}scaling {2}2–6 → 0–0 tasks; suspended; its policies are kept/,
    );
    const asleep = account({ target: { min: 0, max: 0, suspended: true }, desiredCount: 0 });
    const resumed = await command(["resume", "--stack", "prod", "-y"], asleep);
    assert.deepEqual([resumed.code, resumed.stderr], [0, ""]);
    assert.deepEqual(operations(resumed), ["RegisterScalableTarget", "UpdateService"]);
    assert.equal(resumed.calls.filter(isWrite).at(-1)?.input["desiredCount"], 2);
    assert.equal(
      resumed.stdout,
      `mcp-catalog-service in us-east-1 is resumed.
  tasks    0 → 2; the load balancer sends requests once they are healthy
  scaling  0–0 → 2–6 tasks; no longer suspended

Next
  npx catalog why prod
`,
    );
  });

  it("mute every alarm that tells somebody, for as long as CloudWatch can, and after waking for a quarter of an hour", async () => {
    const told = {
      DescribeAlarms: () => ({
        MetricAlarms: [{ AlarmName: "MCP-Catalog-dev-High-CPU", AlarmActions: ["arn:topic"] }],
        CompositeAlarms: [{ AlarmName: "MCP-Catalog-dev-Down", AlarmActions: ["arn:topic"] }],
      }),
      PutAlarmMuteRule: () => ({}),
    };
    const paused = await command(["pause"], account({ desiredCount: 1, others: told }));
    assert.deepEqual(muteOf(paused), [
      "mcp-catalog-dev-rollout",
      "PT21600M",
      ["MCP-Catalog-dev-High-CPU", "MCP-Catalog-dev-Down"],
    ]);
    assert.match(
      unfolded(paused.stdout),
      / alarms 2 alarms tell nobody for 15 days, AWS's longest time; if it still sleeps then, they do /,
    );
    const resumed = await command(["resume"], account({ desiredCount: 0, others: told }));
    assert.equal(muteOf(resumed)[1], "PT15M");
    assert.match(resumed.stdout, /\n {2}alarms {3}2 alarms tell nobody for 15 minutes more/);
  });

  it("pause even if AWS refuses to mute the alarms, and say so", async () => {
    const denied = () => {
      throw new AwsError("AccessDenied", "not allowed", 403);
    };
    const answers = account({ desiredCount: 1, others: { DescribeAlarms: denied } });
    const { code, stdout } = await command(["pause"], answers);
    assert.equal(code, 0);
    assert.match(
      unfolded(stdout),
      /is paused\. .* alarms not muted, .*: AccessDenied: not allowed\./,
    );
  });

  /** The rule's name, for how long it mutes, and whom. */
  function muteOf({ calls }: Done): readonly unknown[] {
    const put = calls.find(({ operation }) => operation === "PutAlarmMuteRule");
    assert.ok(put);
    const { Name, Rule, MuteTargets } = put.input as {
      readonly Name: string;
      readonly Rule: { readonly Schedule: { readonly Duration: string } };
      readonly MuteTargets: { readonly AlarmNames: readonly string[] };
    };
    return [Name, Rule.Schedule.Duration, MuteTargets.AlarmNames];
  }

  it("change nothing the second time", async () => {
    const paused = await command(["pause"], account({ desiredCount: 0 }));
    assert.deepEqual([paused.code, operations(paused)], [0, []]);
    assert.equal(
      paused.stdout,
      "mcp-catalog-dev-service in us-east-1 is paused already: nothing was changed.\n" +
        "\nNext\n  npx catalog resume dev\n",
    );
    const resumed = await command(["resume"], account({ desiredCount: 1 }));
    assert.deepEqual([resumed.code, operations(resumed)], [0, []]);
    assert.equal(
      resumed.stdout,
      "mcp-catalog-dev-service in us-east-1 is not paused: 1 task, as Pulumi.dev.yaml says; nothing was changed.\n",
    );
  });

  it("describe themselves with an example", async () => {
    for (const [action, main] of Object.entries({ pause, resume })) {
      const { code, stdout } = await runMain(main, ["--help"]);
      assert.equal(code, 0);
      assert.ok(stdout.startsWith(`Usage: catalog ${action} [options] [stack]\n`), stdout);
      assert.ok(stdout.endsWith(`\nExample:\n  catalog ${action} dev\n`), stdout);
    }
  });

  it("take the stack from PULUMI_STACK if none is named, and say so", async () => {
    const env = { PULUMI_STACK: "acme/mcp-catalog/prod" };
    const { stderr } = await runMain(pause, [], {}, { env });
    assert.match(stderr, /^stack prod: PULUMI_STACK names it\nThe stack prod is not disposable/);
  });
});
