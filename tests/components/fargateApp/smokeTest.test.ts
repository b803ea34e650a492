import assert from "node:assert/strict";
import { once } from "node:events";
import * as net from "node:net";
import * as pulumi from "@pulumi/pulumi";
import { smokeTest } from "../../../components";
import type { Live } from "../../../components/common/live";
import { httpStatus } from "../../../live/network/httpStatus";
import { run } from "../../support/program";
import { fakeLive } from "./fakeLive";

const arn = (revision: string) => `arn:aws:ecs:eu-west-1:123456789012:task-definition/${revision}`;
const url = "http://shop.example.com";

interface Case {
  readonly live: Live;
  readonly taskDefinition?: string;
  readonly expectStatus?: number;
  readonly preview?: boolean;
  readonly url?: string;
}

/** The test's address, or the message with which it fails. */
async function test({ live, expectStatus = 200, preview, ...args }: Case): Promise<string> {
  const tags = new Map([
    ["sha256:old", "v1.0.0"],
    ["sha256:new", "v1.1.0"],
  ]);
  const taskDefinition = pulumi.output(args.taskDefinition ?? arn("shop:7"));
  const tested = run(
    () => {
      const address = pulumi.output(args.url ?? url);
      const what = {
        path: "/up",
        expectStatus,
        url: address,
        taskDefinition,
        tags,
        live,
        targetGroupArn: "arn:group",
        stackTags: { Project: "shop", Stack: "qa" },
      };
      return { url: smokeTest(what) };
    },
    { preview },
  );
  try {
    return String((await tested).outputs["url"]);
  } catch (error) {
    assert.ok(pulumi.RunError.isInstance(error), `no stack trace for the user: ${String(error)}`);
    return error.message;
  }
}

/** An app that gives these answers in turn and then repeats the last one, and what happened. */
function answering(...answers: readonly (number | Error)[]) {
  const events: string[] = [];
  let asked = 0;
  const live = fakeLive({
    httpStatus: (address) => {
      events.push(`GET ${address}`);
      const answer = answers[Math.min(asked, answers.length - 1)] ?? 0;
      asked += 1;
      return typeof answer === "number" ? Promise.resolve(answer) : Promise.reject(answer);
    },
    sleep: (seconds) => {
      events.push(`sleep ${seconds}`);
      return Promise.resolve();
    },
    imageOf: (revision) => {
      events.push(revision);
      return Promise.resolve("host/shop@sha256:old");
    },
  });
  return { live, events };
}

const get = `GET ${url}/up`;
const never = (answer: string, tag = "v1.0.0", expected = 200) =>
  [
    `smokeTest: GET ${url}/up gave ${answer}, not ${expected}, for 2 minutes.`,
    "The new version runs and has the traffic. To go back:",
    `  pulumi config set imageTag ${tag} --stack qa`,
    "  pulumi up --stack qa",
  ].join("\n");

describe("smokeTest", () => {
  it("asks once if the answer is right, and resolves with the app's address", async () => {
    const { live, events } = answering(200);
    assert.equal(await test({ live }), url);
    assert.deepEqual(events, [get]);
  });

  it("asks again every three seconds until the answer is right", async () => {
    const { live, events } = answering(new Error("no such name"), 503, 200);
    assert.equal(await test({ live }), url);
    assert.deepEqual(events, [get, "sleep 3", get, "sleep 3", get]);
  });

  it("accepts only the expected status", async () => {
    assert.equal(await test({ live: answering(302).live, expectStatus: 302 }), url);
    const wrong = await test({ live: answering(200).live, expectStatus: 302 });
    assert.equal(wrong, never("200", "v1.0.0", 302));
  });

  it("gives up after forty attempts, without a last wait, and names the version before", async () => {
    const { live, events } = answering(503);
    assert.equal(await test({ live }), never("503"));
    assert.equal(events.pop(), arn("shop:6"));
    assert.deepEqual(
      events,
      Array.from({ length: 40 }, () => [get, "sleep 3"])
        .flat()
        .slice(0, -1),
    );
  });

  it("names the page of a pause that has answered, and asks for it only after its status", async () => {
    const asked: unknown[] = [];
    const showsPage: Live["showsPage"] = (...args) => {
      asked.push(args);
      return Promise.resolve(true);
    };
    const paused = await test({ live: { ...answering(503).live, showsPage } });
    assert.equal(
      paused,
      [
        `smokeTest: GET ${url}/up gave 503, not 200, for 2 minutes.`,
        "The page of npx catalog pause --page is left at the load balancer, and answers in place of the app. Remove it:",
        "  npx catalog resume qa",
        "  pulumi up --stack qa",
      ].join("\n"),
    );
    assert.deepEqual(asked, [["arn:group", { Project: "shop", Stack: "qa" }]]);
    assert.equal(await test({ live: { ...answering(500).live, showsPage } }), never("500"));
    assert.equal(asked.length, 1);
    const silent = { ...answering(503).live, showsPage: () => Promise.reject(new Error("denied")) };
    assert.equal(await test({ live: silent }), never("503"));
  });

  it("succeeds even with the fortieth answer", async () => {
    const answers = [...Array.from({ length: 39 }, () => 503), 200];
    assert.equal(await test({ live: answering(...answers).live }), url);
  });

  it("reports the last answer, not the first", async () => {
    const { live } = answering(new Error("no such name"), 502, 404);
    assert.equal(await test({ live }), never("404"));
  });

  for (const [what, imageOf] of [
    ["is of a tag that is not there any more", () => Promise.resolve("host/shop@sha256:gone")],
    ["has no digest", () => Promise.resolve("host/shop:latest")],
    ["cannot be read", () => Promise.resolve(undefined)],
  ] as const) {
    it(`leaves the tag to a person if the image before ${what}`, async () => {
      const live = { ...answering(503).live, imageOf };
      assert.equal(await test({ live }), never("503", "<the version before>"));
    });
  }

  it("does not look for a version before the first", async () => {
    const { live, events } = answering(503);
    const first = { live, taskDefinition: arn("shop:1") };
    assert.equal(await test(first), never("503", "<the version before>"));
    assert.equal(events.at(-1), get);
  });

  it("compares revisions as numbers", async () => {
    const { live, events } = answering(503);
    await test({ live, taskDefinition: arn("shop:10") });
    assert.equal(events.at(-1), arn("shop:9"));
  });

  it("asks nothing in a preview", async () => {
    assert.equal(await test({ live: fakeLive(), preview: true }), url);
  });

  it("says in the connection's words why there was no answer", async () => {
    const cause = new Error("getaddrinfo ENOTFOUND shop.example.com");
    const { live } = answering(new Error("no answer", { cause }));
    assert.equal(await test({ live }), never("getaddrinfo ENOTFOUND shop.example.com"));
    assert.equal(await test({ live: answering(new Error("gone")).live }), never("gone"));
  });

  it("says why a real address gave no answer", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as net.AddressInfo;
    server.close();
    await once(server, "close");
    const live = { ...answering(503).live, httpStatus };
    const message = await test({ live, url: `http://127.0.0.1:${port}` });
    assert.match(message, new RegExp(`gave connect ECONNREFUSED 127.0.0.1:${port}, not 200`));
  });
});
