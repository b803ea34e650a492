import assert from "node:assert/strict";
import { answersOf, deployment, ran, stoppedTask } from "../live/why/account";
import { taskId } from "../live/why/ids";
import { judged } from "../live/why/asked";
import { builtImages, type Images } from "./build";
import { endAll, start, type Container } from "./container";
import { isolation } from "./isolation";
import { imageTwice, timesAnew } from "./requests";
import { containerOf } from "./task";

describe("What why says of the log of a standalone Next.js server", () => {
  let images: Images;
  before(async () => {
    images = await builtImages();
  });
  afterEach(endAll);

  it("names the folder for images if the server has none", async () => {
    const container = await start(await containerOf("blue", ["framework=none"]), images.example);
    assert.deepEqual(await imageTwice(container), ["MISS", "MISS"]);
    const { causes, text } = await whyOf(container, /Failed to write image to cache/);
    assert.deepEqual(causes, ["files"]);
    assert.match(
      text,
      /The app writes to \/app\/\.next\/cache\/images, and its root file system is read-only\./,
    );
  });

  it("names the folder if it is a volume of root's", async function () {
    if (isolation().kind === "namespace") {
      console.log("      not proved here: a folder of another user's, for want of root or sudo");
      this.skip();
    }
    const paths = 'writablePaths=["/app/.next/cache","/tmp"]';
    const container = await start(await containerOf("blue", [paths]), images.example);
    assert.deepEqual(await imageTwice(container), ["MISS", "MISS"]);
    const { causes, text } = await whyOf(container, /Failed to write image to cache/);
    assert.deepEqual(causes, ["files"]);
    assert.match(
      text,
      /the volume \/app\/\.next\/cache does not belong to user 1001:1001\..*VOLUME \["\/app\/\.next\/cache"\]/,
    );
  });

  it("names the pages that are made anew (ISR) without a cacheHandler, and which are still served", async () => {
    const container = await start(await containerOf("blue"), images.usual);
    assert.equal(await timesAnew(container), 3);
    assert.deepEqual(await imageTwice(container), ["MISS", "HIT"]);
    const { causes, text } = await whyOf(container, /Failed to update prerender cache for \/isr/);
    assert.deepEqual(causes, ["files"]);
    assert.match(text, /The app writes to \/app\/\.next\/server\/route-cache, .* cacheHandler/);
  });
});

/**
 * The diagnosis of a service with this container's definition and log. The log must have this line.
 */
async function whyOf({ output, definition }: Container, line: RegExp) {
  assert.match(output(), line);
  const task = { ...stoppedTask(1, ran), taskDefinitionArn: deployment(1).taskDefinition };
  const running = [{ ...task, lastStatus: "RUNNING", stoppedAt: undefined }];
  const answers = answersOf({
    running,
    logs: { [taskId(1)]: output().split("\n") },
    container: { ...definition },
  });
  const found = await judged(answers);
  assert.equal(found.state, "limping", found.text);
  return found;
}
