import assert from "node:assert/strict";
import { readRequests } from "../../../../live/balancing/accessLog/read";
import { RequestCounter } from "../../../../tools/logs/requests/summary";
import { requestsText } from "../../../../tools/logs/requests/text";
import { plainStyle } from "../../../../tools/text/style";
import { cannedConfig } from "../../../live/support/config";
import { withCannedS3 } from "../../../live/support/cannedS3";
import { inFolder } from "../../../support/folder";
import { runCatalog } from "../run";
import { unfolded } from "../../../support/command";
import { ask, busy, key, line, time } from "./accessLog";

describe("catalog logs --requests", () => {
  it("sums up the requests of a time: how many, how fast, by path, the slowest and the failed ones", async () => {
    const { code, out, err } = await ask(busy);
    assert.deepEqual([code, err], [0, ""]);
    assert.equal(
      out,
      `prod: 5 requests, 2026-03-01 12:00 to 2026-03-01 12:04 UTC
  status  2xx 3 (60.0 %), 5xx 2 (40.0 %)
  time    half within 0.01 s, 95 % within 3.1 s, 99 % within 3.1 s
  1 line could not be read.

By path
  count  5xx    half    95 %  request
      2    0  0.01 s   3.1 s  GET /search
      2    1  0.01 s  0.01 s  GET /items/:id
      1    1  0.24 s  0.24 s  POST /api/order

Slowest
  03-01 12:00:02  3.201 s  200  GET /search
  03-01 12:02:00   0.25 s  503  POST /api/order
  03-01 12:00:01   0.01 s  200  GET /search
  03-01 12:01:00   0.01 s  200  GET /items/:id

Newest with a status of 500 or more
  03-01 12:03:00       -  502  no task  GET /items/:id
  03-01 12:02:00  0.25 s  503           POST /api/order
`,
    );
  });

  it("lists a time of any length in few calls, and refuses an invalid time", async () => {
    const { asked, out } = await ask(busy, ["--since", "99999d", "--until", "2026-03-01T12:04Z"]);
    assert.match(out, /^prod: 7 requests/);
    const pages = asked.filter((each) => each.includes("list-type"));
    assert.ok(pages.length <= 3, pages.join("\n"));
    const { code, err } = await ask(busy, ["--since", `${"9".repeat(20)}d`]);
    assert.equal(code, 2);
    assert.match(err, /must be like 90s/);
  });

  it("reads only files that can have such requests, and changes nothing", async () => {
    const { asked } = await ask(busy);
    const files = asked.filter((each) => each.includes(".log.gz"));
    assert.equal(files.length, 2, "neither the one that ends before nor the one that begins after");
    assert.ok(
      asked.every((each) => each.startsWith("GET ") || each === "POST /"),
      "only reads",
    );
  });

  it("shows neither addresses nor queries nor browsers, even with --json", async () => {
    const text = await ask(busy);
    const json = await ask(busy, [...time, "--json"]);
    for (const { out } of [text, json]) {
      assert.ok(!/canary|203\.0\.113\.77|4711|Mozilla/.test(out), out);
    }
    const { count, statuses, paths, files } = JSON.parse(json.out) as {
      count: number;
      statuses: unknown;
      paths: { request: string; count: number }[];
      files: unknown;
    };
    assert.equal(count, 5);
    assert.deepEqual(statuses, { "2xx": 3, "5xx": 2 });
    assert.deepEqual(
      paths.map(({ request, count: each }) => `${each} ${request}`),
      ["2 GET /search", "2 GET /items/:id", "1 POST /api/order"],
    );
    assert.deepEqual(files, { found: 2, read: 2, from: "2026-03-01T12:00:00.000Z", unreadable: 1 });
  });

  it("says that no log has arrived yet, or that there was no request", async () => {
    const none = await ask({});
    assert.equal(none.code, 0);
    assert.match(none.out, /^There is no access log since 2026-03-01T12:00Z\. .*every 5 minutes/);
    const quiet = await ask({ [key("1205")]: [] });
    assert.match(quiet.out, /^There was no request since 2026-03-01T12:00Z\./);
  });

  it("says how to turn the logs on if there is no bucket", async () => {
    const { code, err } = await ask(undefined);
    assert.equal(code, 1);
    assert.match(
      unfolded(err),
      /There is no bucket mcp-catalog-access-logs-123456789012, .*pulumi up -s prod/,
    );
    const files = {
      "Pulumi.yaml": "name: mcp-catalog\nruntime: nodejs\n",
      "Pulumi.prod.yaml": "config:\n  aws:region: us-east-1\n  mcp-catalog:accessLogDays: 0\n",
    };
    const off = await inFolder(files, (folder) =>
      withCannedS3(undefined, ({ endpoint }) =>
        runCatalog(
          ["logs", "prod", "--requests"],
          {},
          { folder, connect: () => Promise.resolve(cannedConfig(endpoint)) },
        ),
      ),
    );
    assert.equal(off.code, 2);
    assert.match(
      unfolded(off.err),
      /accessLogDays is 0\. pulumi config set accessLogDays 30 -s prod/,
    );
  });

  it("reads the newest files if there are too many, and says from which time on", async () => {
    const many = Object.fromEntries(
      ["1205", "1210", "1215", "1220"].map((end) => [
        key(end),
        [line("12:03:00", "GET https://h/")],
      ]),
    );
    const read = await withCannedS3(many, ({ endpoint }) =>
      readRequests(
        cannedConfig(endpoint),
        {
          bucket: "b",
          account: "123456789012",
          region: "us-east-1",
          since: new Date("2026-03-01T12:00Z"),
          until: new Date("2026-03-01T12:20Z"),
        },
        () => undefined,
        3,
      ),
    );
    assert.deepEqual(read, {
      found: 4,
      read: 3,
      from: new Date("2026-03-01T12:10Z"),
      unreadable: 0,
    });
    const files = { ...read, from: new Date(0) };
    const counter = new RequestCounter();
    const text = requestsText(
      counter.summary(),
      { stack: "prod", until: new Date(), files },
      plainStyle,
    );
    assert.match(text, /Only the newest 3 of 4 files were read\. --until looks further back\./);
  });

  it("refuses options that do not go together, and the stack that uses another one's load balancer", async () => {
    const wrong = [
      [["--requests", "--follow"], /--requests takes only --since, --until and --json/],
      [["--until", "5m"], /--until is for --requests/],
      [["--requests", "--since", "5m", "--until", "10m"], /--until must be later than --since/],
    ] as const;
    for (const [words, said] of wrong) {
      const { code, err } = await runCatalog(["logs", "prod", ...words]);
      assert.equal(code, 2);
      assert.match(err, said);
    }
    const files = {
      "Pulumi.yaml": "name: mcp-catalog\nruntime: nodejs\n",
      "Pulumi.dev.yaml": "config:\n  aws:region: us-east-1\n  mcp-catalog:sharedWith: prod\n",
    };
    const guest = await inFolder(files, (folder) =>
      runCatalog(["logs", "dev", "--requests"], {}, { folder }),
    );
    assert.equal(guest.code, 2);
    assert.match(guest.err, /dev uses another stack's load balancer/);
  });
});
