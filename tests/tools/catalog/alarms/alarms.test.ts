import assert from "node:assert/strict";
import { AwsError } from "../../../live/support/cannedAws";
import { runCatalog } from "../run";
import { answers } from "./alarmAnswers";

describe("catalog alarms", () => {
  it("lists each alarm with its state, its meaning and what to do, and ends with 0 if none is on", async () => {
    const { code, out } = await runCatalog(["alarms", "prod"], answers("OK", true));
    assert.equal(code, 0);
    assert.match(out, /^prod: none of 3 alarms is on\n/);
    assert.match(
      out,
      /\n {2}MCP-Catalog-Down\n {4}OK, since 2 hours ago\n {4}What MCP-Catalog-Down means\. What to do\n/,
    );
    assert.ok(out.endsWith("\nNext\n  npx catalog alarms prod --test\n"), out);
    for (const line of out.split("\n")) assert.ok(line.length <= 80, line);
  });

  it("lists alarms that are on first, ends with 1, and says which command explains it", async () => {
    const { code, out } = await runCatalog(["alarms", "prod"], answers("ALARM", true));
    assert.equal(code, 1);
    assert.match(
      out,
      /^prod: 1 of 3 alarms are on\n {2}MCP-Catalog-High-CPU\n {4}ON, since 2 hours ago\n/,
    );
    assert.ok(out.endsWith("\nNext\n  npx catalog why prod\n"), out);
  });

  it("says how to add a recipient if there is none", async () => {
    const { out } = await runCatalog(["alarms", "prod"], answers("OK", false));
    assert.match(out, /Nobody gets a message\n {2}pulumi config set --path monitoring\.alarmEmail/);
    const test = await runCatalog(["alarms", "prod", "--test", "--yes"], answers("OK", false));
    assert.equal(test.code, 2);
    assert.match(test.err, /No alarm of prod tells anybody/);
  });

  it("prints the same as data with --json", async () => {
    const { out } = await runCatalog(["alarms", "prod", "--json"], answers("OK", true));
    const [first] = JSON.parse(out) as readonly {
      readonly name: string;
      readonly tells: boolean;
    }[];
    assert.deepEqual([first?.name, first?.tells], ["MCP-Catalog-High-CPU", true]);
  });

  it("names the call that AWS refuses, and says if a stack has no alarms", async () => {
    const denied = answers("OK", true, {
      DescribeAlarms: () => {
        throw new AwsError("AccessDenied", "not authorized");
      },
    });
    const refused = await runCatalog(["alarms", "prod"], denied);
    assert.equal(refused.code, 3);
    const none = { DescribeAlarms: () => ({ MetricAlarms: [], CompositeAlarms: [] }) };
    const empty = await runCatalog(["alarms", "prod"], none);
    assert.equal(empty.code, 1);
    assert.match(empty.err, /prod has no alarm in us-east-1: deploy it first/);
  });
});
