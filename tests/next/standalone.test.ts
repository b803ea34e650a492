import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { builtImages, type Images } from "./build";
import { endAll, healthCheck, signal, start, type Container } from "./container";
import { isolation } from "./isolation";
import { get, imageTwice, timesAnew } from "./requests";
import { containerOf } from "./task";

describe("A standalone Next.js server as the task runs it", () => {
  let images: Images;
  let container: Container;
  before(async () => {
    images = await builtImages();
    container = await start(await containerOf("blue"), images.example);
  });
  after(endAll);

  it("is user 1001 without capabilities, and may not write to its root", async function () {
    const status = await readFile(`/proc/${container.pid}/status`, "utf8");
    assert.match(status, /^CapEff:\t0+$/m);
    assert.match(status, /^NoNewPrivs:\t1$/m);
    if (isolation().kind === "namespace") {
      console.log("      not proved here: user 1001 beside others, for want of root or sudo");
      this.skip();
    }
    assert.match(status, /^Uid:\t1001\t1001\t1001\t1001$/m);
    const mounts = await readFile(`/proc/${container.pid}/mounts`, "utf8");
    assert.match(mounts, /^none \/ tmpfs ro,/m);
  });

  it("passes the container's own health check, which fails for another path", async () => {
    assert.equal(await healthCheck(container), 0);
    const elsewhere = await containerOf("blue", [
      "healthCheck.path=/missing",
      `containerPort=${container.definition.portMappings[0]?.containerPort ?? 0}`,
    ]);
    assert.equal(await healthCheck({ ...container, definition: elsewhere }), 1);
  });

  it("answers the balancer's health check, whose Host header is the task's address", async () => {
    const { status, body } = await get(container, "/api/health", { host: "10.0.1.23:3000" });
    assert.equal(status, 200);
    assert.deepEqual(JSON.parse(body), { status: "ok", host: "10.0.1.23:3000" });
  });

  it("listens on PORT at HOSTNAME", () => {
    const port = container.definition.portMappings[0]?.containerPort ?? 0;
    assert.match(container.output(), new RegExp(`Network: +http://0\\.0\\.0\\.0:${port}$`, "m"));
  });

  it("makes an image once and keeps it", async () => {
    assert.deepEqual(await imageTwice(container), ["MISS", "HIT"]);
  });

  it("makes a page anew after its time (ISR)", async () => {
    assert.equal(await timesAnew(container), 3);
  });

  it("writes no line of an error meanwhile", () => {
    assert.doesNotMatch(container.output(), /error|failed/i);
  });

  it("marks its files with the deployment's id, which the task has, too", async () => {
    const id = container.definition.environment.find(({ name }) => name === "NEXT_DEPLOYMENT_ID");
    const { body } = await get(container, "/");
    const ids = new Set([...body.matchAll(/\.js\?dpl=([^"&\\]+)/g)].map(([, found]) => found));
    assert.deepEqual([...ids], [id?.value]);
  });

  it("keeps a connection for as long as the balancer might use it", async () => {
    const wanted = container.definition.environment.find(
      ({ name }) => name === "KEEP_ALIVE_TIMEOUT",
    );
    const { headers } = await get(container, "/api/health");
    assert.equal(headers["keep-alive"], `timeout=${Number(wanted?.value) / 1_000}`);
  });

  it("serves two stages from one image, with the values of each task", async () => {
    const other = await start(await containerOf("green"), images.example);
    const [blue, green] = await Promise.all([container, other].map((each) => get(each, "/env.js")));
    assert.match(blue?.body ?? "", /"NEXT_PUBLIC_STAGE":"blue"/);
    assert.match(green?.body ?? "", /"NEXT_PUBLIC_STAGE":"green"/);
    assert.doesNotMatch(green?.body ?? "", /NEXT_SERVER_ACTIONS|NEXT_DEPLOYMENT/);
  });

  it("answers what it has begun after SIGTERM, and ends within the task's stop timeout", async () => {
    const stopping = await start(await containerOf("blue"), images.example);
    const slow = get(stopping, "/slow");
    await sleep(500);
    const begun = Date.now();
    signal(stopping, "SIGTERM");
    assert.deepEqual(await slow.then(({ status, body }) => [status, body]), [200, "done\n"]);
    // 128 + 15: ECS shows this exit code for an end by SIGTERM.
    assert.equal(await stopping.ended, 143);
    const seconds = (Date.now() - begun) / 1_000;
    assert.ok(seconds > 1 && seconds < stopping.definition.stopTimeout, String(seconds));
  });
});
