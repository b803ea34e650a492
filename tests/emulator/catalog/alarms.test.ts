import assert from "node:assert/strict";
import { clientConfig } from "../../../live/calls/clients";
import { catalogIn } from "../../support/catalogIn";
import { projectFolder } from "../../support/program";
import { previewCommitted } from "../../support/stack";
import { createAll } from "../accept/create";
import { emptyAccount } from "../accept/emptyAccount";
import { at, useAccount } from "../moto/account";
import { region } from "../moto/server";

interface Alarm {
  readonly AlarmName: string;
  readonly AlarmActions: readonly string[];
  readonly StateValue: string;
  readonly StateReason: string;
}

describe("catalog alarms --test, with prod's alarms and recipients in CloudWatch", () => {
  const account = useAccount();
  const ended = new AbortController();

  before(async () => {
    const { resources } = await previewCommitted("prod", [
      'monitoring={"alarmEmail":"ops@example.com","notify":{"urls":["https://page.example.com/key"]}}',
    ]);
    await createAll(resources, account, await emptyAccount(account));
  });

  /** All alarms except those that scaling has made for itself. */
  async function alarms(): Promise<readonly Alarm[]> {
    const answer = await account.prepare("cloudwatch.DescribeAlarms", {
      AlarmNamePrefix: "MCP-Catalog-",
      MaxRecords: 100,
    });
    return at(answer, "MetricAlarms") as readonly Alarm[];
  }

  async function test(pace: number) {
    const lines: string[] = [];
    const { code } = await catalogIn(projectFolder, ["alarms", "prod", "--test", "--yes"], {
      signal: ended.signal,
      out: (text) => {
        lines.push(text);
      },
      pace,
      connect: () => Promise.resolve(clientConfig({ region })),
    });
    return { code, lines };
  }

  it("finds the topics with the recipients that the settings name", async () => {
    const answer = await account.prepare("sns.ListSubscriptions", {});
    const all = at(answer, "Subscriptions") as readonly Readonly<Record<string, string>>[];
    const told = all.map(({ TopicArn = "", Protocol, Endpoint }) => {
      return [TopicArn.split(":").at(-1), Protocol, Endpoint].join(" ");
    });
    assert.deepEqual(told.sort(), [
      "mcp-catalog-alarms email ops@example.com",
      "mcp-catalog-critical email ops@example.com",
      "mcp-catalog-critical https https://page.example.com/key",
    ]);
    const topics = new Set(all.map(({ TopicArn }) => TopicArn));
    const telling = (await alarms()).filter(({ AlarmActions }) => AlarmActions.length > 0);
    assert.ok(telling.length >= 10, String(telling.length));
    for (const { AlarmActions } of telling) assert.ok(topics.has(AlarmActions[0]), AlarmActions[0]);
  });

  it("sets each alarm that tells somebody to ALARM and back, and no other", async () => {
    await account.prepare("cloudwatch.SetAlarmState", {
      AlarmName: "MCP-Catalog-Slow",
      StateValue: "OK",
      StateReason: "the state before the test",
    });
    const earlier = await alarms();
    const { code, lines } = await test(1);
    assert.equal(code, 0);
    const telling = earlier.filter(({ AlarmActions }) => AlarmActions.length > 0);
    assert.deepEqual(
      lines
        .slice(0, -1)
        .map((line) => line.split(":")[0])
        .sort(),
      telling.map(({ AlarmName }) => AlarmName).sort(),
    );
    const later = await alarms();
    assert.deepEqual(states(later), states(earlier));
    assert.equal(states(later)["MCP-Catalog-Slow"], "OK");
    for (const { AlarmName, AlarmActions, StateReason } of later) {
      const tested = StateReason === "catalog alarms --test is over";
      assert.equal(tested, AlarmActions.length > 0, AlarmName);
    }
  });

  it("sets the alarm back that is in ALARM when Ctrl-C comes", async () => {
    const earlier = await alarms();
    const done = test(60_000);
    let inAlarm: readonly Alarm[] = [];
    while (inAlarm.length === 0) {
      inAlarm = (await alarms()).filter(({ StateValue }) => StateValue === "ALARM");
    }
    assert.deepEqual(
      inAlarm.map(({ StateReason }) => StateReason),
      ["catalog alarms --test: nothing is wrong"],
    );
    ended.abort();
    const { lines } = await done;
    assert.equal(lines.length, 1);
    assert.deepEqual(states(await alarms()), states(earlier));
  });
});

function states(all: readonly Alarm[]): Readonly<Record<string, string>> {
  return Object.fromEntries(all.map(({ AlarmName, StateValue }) => [AlarmName, StateValue]));
}
