import assert from "node:assert/strict";
import { plainStyle } from "../../../../tools/text/style";
import pc from "picocolors";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { runCatalog } from "../run";

const noon = Date.UTC(2026, 2, 1, 12);
const streams = ["aaaaaaaa0000", "bbbbbbbb0000"].map((id) => `ecs/mcp-catalog/${id}`);

function event(seconds: number, stream: number, message: string) {
  return {
    eventId: `${seconds}-${stream}-${message}`,
    timestamp: noon + seconds * 1000,
    logStreamName: streams[stream],
    message,
  };
}

/** Pages of events. The last one is repeated. */
function pages(...all: readonly (readonly object[])[]): Answers {
  let asked = 0;
  return {
    FilterLogEvents: ({ nextToken }) => {
      const index = nextToken === undefined ? asked : Number(nextToken);
      asked = Math.min(asked + 1, all.length - 1);
      return { events: all[index] ?? [], nextToken: undefined };
    },
  };
}

describe("catalog logs", () => {
  it("prints the lines of all tasks by time, each with its task", async () => {
    const answers = pages([
      event(1, 0, "ready\n"),
      event(2, 1, "GET /\nGET /api"),
      event(3, 0, "x"),
    ]);
    const { code, out, err } = await runCatalog(["logs", "prod"], answers);
    assert.deepEqual([code, err], [0, ""]);
    assert.equal(
      out,
      `2026-03-01 12:00:01 aaaaaaaa ready
2026-03-01 12:00:02 bbbbbbbb GET /
2026-03-01 12:00:02 bbbbbbbb GET /api
2026-03-01 12:00:03 aaaaaaaa x
`,
    );
  });

  it("reads every page of the last hour", async () => {
    const { out, calls } = await runCatalog(["logs", "prod"], {
      FilterLogEvents: ({ nextToken }) =>
        nextToken === undefined
          ? { events: [event(1, 0, "one")], nextToken: "2" }
          : { events: [event(2, 0, "two")] },
    });
    assert.match(out, /one\n.*two\n$/);
    assert.equal(calls.length, 2);
    const hour = Date.now() - Number(calls[0]?.input["startTime"]);
    assert.ok(hour >= 3_600_000 && hour < 3_700_000, String(hour));
    assert.equal(calls[0]?.input["logGroupName"], "/ecs/mcp-catalog");
  });

  it("asks for one task, a pattern, and a time", async () => {
    const line = [
      "logs",
      "dev",
      "--task",
      "aaaa",
      "--filter",
      "GET",
      "--since",
      "2026-03-01T12:00Z",
    ];
    const { calls, err } = await runCatalog(line, pages([]));
    assert.deepEqual(calls[0]?.input, {
      logGroupName: "/ecs/mcp-catalog-dev",
      startTime: noon,
      filterPattern: "GET",
      logStreamNamePrefix: "ecs/mcp-catalog-dev/aaaa",
    });
    assert.match(err, /^No such line since 2026-03-01T12:00:00\.000Z\./);
    const errors = await runCatalog(["logs", "dev", "--errors"], pages([]));
    assert.match(String(errors.calls[0]?.input["filterPattern"]), /\?ERROR .*\?Exception/);
  });

  it("waits for more with --follow, hands on each line once, also a late one, and ends with Ctrl-C", async () => {
    const ending = new AbortController();
    let asked = 0;
    const { code, out } = await runCatalog(
      ["logs", "prod", "-f", "--since", "2026-03-01"],
      {
        FilterLogEvents: () => {
          asked += 1;
          if (asked === 3) ending.abort();
          const late = asked > 1 ? [event(4, 1, "late")] : [];
          return { events: [...late, event(5, 0, "young")] };
        },
      },
      { signal: ending.signal },
    );
    assert.equal(code, 0);
    assert.deepEqual(
      out.split("\n").map((line) => line.split(" ").at(-1)),
      ["young", "late", ""],
    );
  });

  it("gives each task a colour on a terminal", async () => {
    const { out } = await runCatalog(
      ["logs", "prod"],
      pages([event(1, 0, "a"), event(2, 1, "b")]),
      {
        style: { ...plainStyle, colors: pc.createColors(true) },
      },
    );
    assert.ok(out.includes(`${pc.createColors(true).cyan("aaaaaaaa")} a`));
    assert.ok(out.includes(`${pc.createColors(true).magenta("bbbbbbbb")} b`));
  });

  it("prints nothing that moves the cursor or reverses text", async () => {
    const { out } = await runCatalog(["logs", "prod"], pages([event(1, 0, "a\u001b[2Jb\u202ec")]));
    assert.ok(out.endsWith("aaaaaaaa abc\n"), JSON.stringify(out));
  });

  it("prints a line of JSON for each with --json", async () => {
    const { out } = await runCatalog(["logs", "prod", "--json"], pages([event(1, 0, "a")]));
    assert.deepEqual(JSON.parse(out), {
      at: "2026-03-01T12:00:01.000Z",
      taskId: "aaaaaaaa0000",
      container: "mcp-catalog",
      text: "a",
    });
  });

  it("names the container of lines that the app did not write", async () => {
    const traces = { ...event(1, 0, "b"), logStreamName: "ecs/traces/aaaaaaaa0000" };
    const { out } = await runCatalog(["logs", "prod"], pages([event(1, 0, "a"), traces]));
    assert.match(out, / aaaaaaaa a\n.* aaaaaaaa\/traces b\n$/);
  });

  it("says which command makes the log group, and refuses an invalid time", async () => {
    const gone = await runCatalog(["logs", "prod"], {
      FilterLogEvents: () => {
        throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
      },
    });
    assert.equal(gone.code, 1);
    assert.match(gone.err, /no log group \/ecs\/mcp-catalog in us-east-1: pulumi up -s prod/);
    const refused = await runCatalog(["logs", "prod"], {
      FilterLogEvents: () => {
        throw new AwsError("AccessDeniedException", "User is not authorized");
      },
    });
    assert.equal(refused.code, 3);
    assert.match(refused.err, /^AccessDeniedException: User is not authorized\nAllow/);
    for (const bad of [
      ["--since", "yesterday"],
      ["--errors", "--filter", "x"],
    ]) {
      const { code, calls } = await runCatalog(["logs", "prod", ...bad]);
      assert.deepEqual([code, calls], [2, []], bad.join(" "));
    }
  });
});
