import assert from "node:assert/strict";
import { main as resume } from "../../../tools/commands/resume";
import type { Io } from "../../../tools/commands/catalog/io";
import { replacePages } from "../../../tools/commands/pause/page";
import { pausableStack } from "../../../tools/stack/service/tasksOfStack";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { AwsError, withCannedAws, type Answers } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { projectFolder } from "../../support/program";
import { runMain, unfolded } from "../../support/command";
import { devTags, frontDoor, plainListener } from "./frontDoor";
import { leftPage, writes } from "./leftPage";

describe("catalog resume in front of which a page is left", () => {
  const run = (answers: Answers, io: Partial<Io> = {}) => runMain(resume, ["dev"], answers, io);

  it("starts the tasks, waits for a healthy one, and then removes the page", async () => {
    const account = frontDoor({ desiredCount: 0, rules: [leftPage], healthyAfter: 3 });
    const done = await run(account.answers);
    assert.deepEqual([done.code, done.stderr], [0, "The page stays until a task is healthy …\n"]);
    const health = done.calls.filter(({ operation }) => operation === "DescribeTargetHealth");
    assert.equal(health.length, 3);
    assert.deepEqual(writes(done), ["UpdateService", "DeleteRule"]);
    assert.equal(done.calls.at(-1)?.operation, "DeleteRule");
    assert.deepEqual(account.rules(), []);
    assert.match(done.stdout, /\n {2}page {5}removed: a task is healthy\n/);
  });

  it("does not take a task that the pause is still stopping for one that serves", async () => {
    const conditions = { desiredCount: 0, rules: [leftPage], healthyAfter: 3, stopping: true };
    const done = await run(frontDoor(conditions).answers);
    assert.equal(done.code, 0);
    const asked = done.calls.map(({ operation }) => operation);
    assert.equal(asked.filter((each) => each === "DescribeTargetHealth").length, 3);
    assert.equal(asked.filter((each) => each === "DescribeTasks").length, 3);
    assert.deepEqual(writes(done), ["UpdateService", "DeleteRule"]);
  });

  it("removes the page of a stack that something else has woken", async () => {
    const account = frontDoor({ desiredCount: 1, rules: [leftPage] });
    const done = await run(account.answers);
    assert.deepEqual([done.code, writes(done)], [0, ["DeleteRule"]]);
    assert.match(done.stdout, /is not paused: 1 task, .* says\.\n {2}page {5}removed/);
  });

  it("removes the page on every listener, even on one that by now redirects", async () => {
    const plain = { ...leftPage, arn: "arn:plain-page", listener: plainListener };
    const account = frontDoor({ rules: [leftPage, plain] });
    const done = await run(account.answers);
    assert.deepEqual([done.code, writes(done)], [0, ["DeleteRule", "DeleteRule"]]);
    assert.deepEqual(account.rules(), []);
  });

  it("asks before it removes the page of prod, and leaves it after a no", async () => {
    const asked: string[] = [];
    const ask = (question: string) => {
      asked.push(question);
      return Promise.resolve(false);
    };
    const tags = { ...leftPage.tags, Stack: "prod" };
    const page = { ...leftPage, tags };
    const account = frontDoor({ desiredCount: 2, rules: [page], balancerTags: tags });
    const done = await runMain(resume, ["prod"], account.answers, { ask });
    assert.deepEqual([done.code, writes(done), account.rules()], [1, [], [page]]);
    assert.match(asked.join(), / 2 → 2 tasks, and remove the page\? \[y\/N\] $/);
  });

  it("leaves the pages of others, and waits for nothing without a page", async () => {
    const foreign = { ...leftPage, tags: { ...leftPage.tags, Stack: "prod" } };
    const byHand = { ...leftPage, arn: "arn:hand", number: 2, tags: devTags };
    const account = frontDoor({ desiredCount: 0, rules: [foreign, byHand], healthyAfter: 99 });
    const done = await run(account.answers);
    assert.deepEqual([done.code, done.stderr, writes(done)], [0, "", ["UpdateService"]]);
    assert.deepEqual(account.rules(), [foreign, byHand]);
  });

  it("leaves the page at Ctrl-C, and says what removes it", async () => {
    const ending = new AbortController();
    const account = frontDoor({ desiredCount: 0, rules: [leftPage], healthyAfter: 99 });
    const DescribeTargetHealth = () => {
      ending.abort();
      return { TargetHealthDescriptions: [] };
    };
    const done = await run({ ...account.answers, DescribeTargetHealth }, { signal: ending.signal });
    assert.deepEqual([done.code, writes(done)], [130, ["UpdateService"]]);
    assert.match(done.stderr, /the page is left\..*\nthis removes it: npx catalog resume dev\n$/);
    assert.equal(account.rules().length, 1);
  });

  it("leaves the page if no task gets healthy, and says what tells why and what removes it", async () => {
    const { answers, rules } = frontDoor({ rules: [leftPage], healthyAfter: 99 });
    await withCannedAws(answers, async ({ endpoint }) => {
      const stack = pausableStack(readStackConfig(projectFolder, "dev"));
      const groups = { targetGroupArns: ["arn:group"], trafficRuleArn: undefined };
      const account = { client: cannedConfig(endpoint), stack, groups };
      const io = { err: () => undefined, pace: 0, signal: new AbortController().signal };
      await assert.rejects(
        replacePages(account, [leftPage.arn], 1, io, 3),
        /^Error: No task is healthy after 15 minutes, so the page is left .*\n.* catalog why dev .* catalog resume dev/,
      );
    });
    assert.deepEqual(rules(), [leftPage]);
  });

  it("says that the page is left if AWS refuses to remove it, and takes a removed one as removed", async () => {
    const refuse = (code: string) => ({
      DeleteRule: () => {
        throw new AwsError(code, "It is so.");
      },
    });
    const conditions = { desiredCount: 0, rules: [leftPage] };
    const denied = await run(frontDoor({ ...conditions, others: refuse("AccessDenied") }).answers);
    assert.equal(denied.code, 1);
    assert.match(
      denied.stderr,
      /DeleteRule: AccessDenied.*\nThe page is left in front of the app\./s,
    );
    const gone = await run(frontDoor({ ...conditions, others: refuse("RuleNotFound") }).answers);
    assert.equal(gone.code, 0);
  });

  it("resumes without the right to see rules, and says that a page may be left", async () => {
    const others = {
      DescribeListeners: () => {
        throw new AwsError("AccessDenied", "User dev may not.");
      },
    };
    const done = await run(frontDoor({ desiredCount: 0, rules: [leftPage], others }).answers);
    assert.deepEqual([done.code, writes(done)], [0, ["UpdateService"]]);
    assert.match(
      unfolded(done.stdout),
      / page AWS did not say whether one is left: .*DescribeListeners/,
    );
  });
});
