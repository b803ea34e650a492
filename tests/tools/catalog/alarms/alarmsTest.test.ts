import assert from "node:assert/strict";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { inFolder } from "../../../support/folder";
import { runCatalog } from "../run";
import { unfolded } from "../../../support/command";
import { answers } from "./alarmAnswers";

describe("catalog alarms --test", () => {
  const set = (calls: readonly { operation: string; input: Readonly<Record<string, unknown>> }[]) =>
    calls
      .filter(({ operation }) => operation === "SetAlarmState")
      .map(({ input }) => `${String(input["AlarmName"])} ${String(input["StateValue"])}`);

  it("sets each alarm that notifies somebody to ALARM and back with --test, except those that are on", async () => {
    const done = await runCatalog(["alarms", "prod", "--test", "--yes"], answers("ALARM", true), {
      pace: 1,
    });
    assert.equal(done.code, 0);
    assert.deepEqual(set(done.calls), [
      "MCP-Catalog-Slow ALARM",
      "MCP-Catalog-Slow OK",
      "MCP-Catalog-Down ALARM",
      "MCP-Catalog-Down OK",
    ]);
  });

  it("asks before it sends a message, and does not send one without an answer", async () => {
    const silent = await runCatalog(["alarms", "prod", "--test"], answers("OK", true));
    assert.deepEqual([silent.code, set(silent.calls)], [2, []]);
    const no = { ask: () => Promise.resolve(false) };
    const refused = await runCatalog(["alarms", "prod", "--test"], answers("OK", true), no);
    assert.deepEqual([refused.code, set(refused.calls)], [2, []]);
  });

  /** The operation with which each step of `--test` begins, and how often it has happened before the step. */
  const steps = [
    ["reading the alarms", "DescribeAlarms", 0, 0],
    ["setting the first to ALARM", "SetAlarmState", 0, 1],
    ["setting it back", "SetAlarmState", 1, 1],
    ["setting the second to ALARM", "SetAlarmState", 2, 2],
    ["setting the last back", "SetAlarmState", 5, 3],
  ] as const;
  for (const [step, operation, before, tested] of steps) {
    it(`leaves no alarm in ALARM after Ctrl-C while it is ${step}`, async () => {
      const ended = new AbortController();
      const all = answers("OK", true);
      let count = 0;
      const done = await runCatalog(
        ["alarms", "prod", "--test", "--yes"],
        {
          ...all,
          [operation]: (...asked: Parameters<Answers[string]>) => {
            if (count === before) ended.abort();
            count += 1;
            return all[operation]?.(...asked);
          },
        },
        { signal: ended.signal, pace: 1 },
      );
      const names = ["MCP-Catalog-High-CPU", "MCP-Catalog-Slow", "MCP-Catalog-Down"];
      assert.deepEqual(
        set(done.calls),
        names.slice(0, tested).flatMap((name) => [`${name} ALARM`, `${name} OK`]),
      );
      // After the last step, there is nothing left to interrupt.
      if (tested === 3) assert.equal(done.code, 0);
      else assert.match(done.err, /Every alarm is as it was/);
    });
  }

  it("leaves no alarm in ALARM after Ctrl-C while it waits, or while it asks", async () => {
    for (const io of [
      { argv: ["--yes"], tested: 1 },
      { argv: [], tested: 0 },
    ]) {
      const ended = new AbortController();
      const done = await runCatalog(
        ["alarms", "prod", "--test", ...io.argv],
        answers("OK", true, {
          SetAlarmState: () => {
            setTimeout(() => {
              ended.abort();
            }, 50);
            return {};
          },
        }),
        {
          signal: ended.signal,
          pace: 60_000,
          ask: () => {
            ended.abort();
            return Promise.resolve(true);
          },
        },
      );
      assert.equal(set(done.calls).length, 2 * io.tested);
      assert.match(done.err, /Every alarm is as it was/);
    }
  });

  it("says how to set an alarm back that AWS does not set back", async () => {
    const calls = answers("OK", true, {
      SetAlarmState: ({ StateValue }) => {
        if (StateValue === "OK") throw new AwsError("AccessDenied", "not allowed");
        return {};
      },
    });
    const done = await runCatalog(["alarms", "prod", "--test", "--yes"], calls, { pace: 1 });
    assert.notEqual(done.code, 0);
    assert.match(
      unfolded(done.err),
      /MCP-Catalog-High-CPU may be in ALARM, .*AccessDenied: not allowed/,
    );
    assert.match(done.err, /set-alarm-state --alarm-name MCP-Catalog-High-CPU --state-value OK/);
    assert.deepEqual(set(done.calls).length, 2);
  });

  it("asks us-east-1 for the alarm of the check from outside, and sets it there", async () => {
    const files = {
      "Pulumi.yaml": "name: mcp-catalog\nruntime: nodejs\n",
      "Pulumi.prod.yaml":
        "config:\n  aws:region: eu-west-1\n  mcp-catalog:monitoring:\n    outsideCheck: true\n",
    };
    const places: string[] = [];
    const done = await inFolder(files, (folder) =>
      runCatalog(
        ["alarms", "prod", "--test", "--yes"],
        {
          DescribeAlarms: ({ AlarmNames }, region) => ({
            MetricAlarms: (AlarmNames as readonly string[])
              .filter((name) => /Slow|Unreachable/.test(name))
              .map((AlarmName) => ({
                AlarmName,
                StateValue: "OK",
                AlarmActions: [`arn:aws:sns:${String(region)}:123456789012:topic`],
              })),
          }),
          SetAlarmState: ({ AlarmName }, region) => {
            places.push(`${String(AlarmName)} ${String(region)}`);
            return {};
          },
        },
        { folder, pace: 1 },
      ),
    );
    assert.equal(done.code, 0, done.err);
    const [own, other] = ["MCP-Catalog-Slow eu-west-1", "MCP-Catalog-Unreachable us-east-1"];
    assert.deepEqual(places, [own, own, other, other]);
  });
});
