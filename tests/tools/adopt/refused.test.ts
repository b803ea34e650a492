import assert from "node:assert/strict";
import { AwsError } from "../../live/support/cannedAws";
import { followGuide, type Guide } from "./guideAccount";
import { guideAnswers } from "./guideAnswers";
import { adopt, asData, cli } from "./run";

describe("catalog adopt, if something cannot be read or kept,", () => {
  let guide: Guide;
  beforeEach(async () => {
    guide = await followGuide();
  });

  it("names no calls if all fail in the same way, as without valid credentials", async () => {
    const answers = Object.fromEntries(
      Object.keys(guideAnswers(guide.world)).map((operation) => [
        operation,
        () => {
          throw new AwsError("ExpiredTokenException", "The token has expired.", 403);
        },
      ]),
    );
    const { code, out, err, file } = await adopt(answers);
    assert.deepEqual([code, out, file], [3, "", undefined]);
    assert.match(
      err,
      /^ExpiredTokenException: The token has expired\.\nGive the shell credentials/,
    );
  });

  it("ends with 3 and writes no file if AWS refuses a single call", async () => {
    const { code, out, err, file } = await adopt({
      ...guideAnswers(guide.world),
      DescribeListeners: () => {
        throw new AwsError("AccessDenied", "not authorized to DescribeListeners", 403);
      },
    });
    assert.deepEqual([code, out, file], [3, "", undefined]);
    assert.match(
      err,
      /^AWS did not answer every question, so that no file was written\.\nNot read\n/,
    );
    assert.match(
      err,
      /\n {2}- elasticloadbalancing:DescribeListeners: AccessDenied: not authorized/,
    );
  });

  it("ends with 3 without credentials", async () => {
    const { code, err, file } = await adopt({}, [], {
      connect: () => Promise.reject(new Error("Could not load credentials from any providers")),
    });
    assert.deepEqual([code, file], [3, undefined]);
    assert.match(err, /Could not load credentials/);
  });

  for (const [what, change, note] of [
    [
      "target group",
      ({ made }: Guide) => ({ ...made["targets"]?.inputs, port: 80 }),
      "its port is 80, and the app needs 3000; if it is replaced, nobody reaches the app until its tasks are healthy in the new one",
    ],
    [
      "load balancer",
      ({ made }: Guide) => ({ ...made["balancer"]?.inputs, internal: true }),
      "it is internal, not internet-facing; if it is replaced, the address changes, and nobody reaches the app meanwhile",
    ],
    [
      "service",
      ({ made }: Guide) => ({ ...made["service"]?.inputs, schedulingStrategy: "DAEMON" }),
      "its scheduling strategy is DAEMON, and the app needs REPLICA; if it is replaced, no task runs meanwhile",
    ],
  ] as const) {
    it(`says before anything is changed that a ${what} cannot be kept, and what replacing it does`, async () => {
      const name = { "target group": "targets", "load balancer": "balancer", service: "service" };
      const stored = guide.made[name[what]];
      assert.ok(stored);
      stored.inputs = change(guide);
      const answers = guideAnswers(guide.world);
      assert.deepEqual(
        (await asData(answers)).rows.find((each) => each.what === what),
        { what, name: stored.inputs["name"], fate: "inTheWay", note },
      );
      const { programs, ran } = cli();
      const { code, err } = await adopt(answers, ["--apply", "--yes"], { programs });
      assert.deepEqual([code, ran], [1, []]);
      assert.match(err, /Nothing was changed: clear what is in the way first\./);
    });
  }

  it("gives the command for a listener that forwards to another target group", async () => {
    const { listener } = guide.made;
    assert.ok(listener);
    listener.inputs = {
      ...listener.inputs,
      defaultActions: [{ type: "forward", targetGroupArn: "arn:of:another" }],
    };
    const { rows } = await asData(guideAnswers(guide.world));
    const row = rows.find(({ what }) => what === "listener");
    assert.equal(row?.fate, "inTheWay");
    assert.match(row.note, /aws elbv2 modify-listener --listener-arn arn:\S+ --default-actions /);
  });

  it("takes nothing from another stack", async () => {
    const { cluster } = guide.made;
    assert.ok(cluster);
    Object.assign(cluster.tags, { Project: "shop", Stack: "prod" });
    const found = await asData(guideAnswers(guide.world));
    assert.equal(
      found.rows.find(({ what }) => what === "cluster")?.note,
      "it belongs to stack prod of project shop",
    );
    assert.ok(!found.taken.some(({ urn }) => urn.endsWith("::app-cluster")));
  });
});
