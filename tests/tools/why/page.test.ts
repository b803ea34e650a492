import assert from "node:assert/strict";
import { main } from "../../../tools/commands/why";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import type { Account } from "../../live/why/account";
import { exitedTask } from "../../live/why/cases/case";
import { deployment, stoppedTask } from "../../live/why/account";
import { targetGroupArn } from "../../live/why/ids";
import { runMain, unfolded } from "../../support/command";
import { stackAnswers } from "../catalog/status/account";
import { frontDoor, plainListener, type CannedRule } from "../pause/frontDoor";
import { leftPage, rulesOf } from "../pause/leftPage";

const page: CannedRule = { ...leftPage, tags: { ...leftPage.tags, Stack: "prod" } };

/** Runs `why prod` against an account with these rules at its load balancer. */
async function why(
  rules: readonly CannedRule[],
  account: Partial<Account> = {},
  others: Answers = {},
  args: readonly string[] = [],
) {
  const plain = rules.some(({ listener }) => listener === plainListener);
  const door = frontDoor({
    ...(plain && { plain: "forwards" }),
    rules,
    targetGroupArns: [targetGroupArn],
  });
  const answers = stackAnswers(account, { ...rulesOf(door.answers), ...others });
  const done = await runMain(main, ["prod", ...args], answers);
  return { ...done, text: unfolded(done.stdout) };
}

describe("catalog why of a stack with a load balancer that shows a page", () => {
  it("names the page as the cause, although all tasks are healthy, and what removes it", async () => {
    const { code, stdout, text } = await why([page]);
    assert.equal(code, 1);
    assert.match(
      text,
      /^mcp-catalog-service runs 2 of 2 tasks of mcp-catalog:1; people get the page of a pause .*requests get the page, with status 503 Why The page of npx catalog pause --page is left at the load balancer: people get it, with status 503\. → npx catalog resume prod removes it once a task is healthy\. /,
    );
    assert.ok(stdout.endsWith("\nNext\n  npx catalog resume prod\n"), stdout);
  });

  it("says on which listener people get it, if another leads to the app", async () => {
    const { code, text } = await why([{ ...page, listener: plainListener }]);
    assert.equal(code, 0);
    assert.match(
      text,
      /and answers, but people get the page of a pause on HTTP:80, not on HTTPS:443 Why .* 503 on HTTP:80, not on HTTPS:443\./,
    );
    assert.match(text, /Next npx catalog resume prod$/);
  });

  it("says that people get the page while the stack sleeps", async () => {
    const asleep = { service: { desiredCount: 0, runningCount: 0 }, targets: [] };
    const { code, text } = await why([page], asleep);
    assert.equal(code, 0);
    assert.match(
      text,
      /^mcp-catalog-service is paused: no task runs, as asked, and people get the/,
    );
    assert.match(text, /Next npx catalog resume prod$/);
  });

  it("leaves the commands of a failed rollout, and names the page beside its cause", async () => {
    const { code, text } = await why([page], {
      deployments: [
        deployment(2, { rolloutState: "FAILED", runningCount: 0, failedTasks: 3 }),
        deployment(1, { status: "ACTIVE" }),
      ],
      stopped: [stoppedTask(1, exitedTask, { exitCode: 1 })],
    });
    assert.equal(code, 1);
    assert.match(text, /mcp-catalog:2 failed .* Why The page of .* exit code 1/);
    assert.match(text, /Next aws logs tail .* pulumi up -s prod$/);
  });

  it("takes no other rule for the page, and says what AWS does not show", async () => {
    const byHand = { ...page, tags: { Project: "mcp-catalog", Stack: "prod" } };
    assert.match((await why([byHand])).text, /, as asked/);
    const { code, text } = await why([page], undefined, {
      DescribeListeners: () => {
        throw new AwsError("AccessDenied", "User dev may not.");
      },
    });
    assert.equal(code, 0);
    assert.match(text, /, as asked .*DescribeListeners, .*DescribeRules: AccessDenied/);
  });

  it("costs a service without such a page one question about listeners and one for each", async () => {
    const { calls } = await why([]);
    const ofBalancer = calls
      .map(({ operation }) => operation)
      .filter((operation) => /Listener|Rule|Tags|Groups|Balancer/.test(operation));
    assert.deepEqual(ofBalancer.sort(), [
      "DescribeListeners",
      "DescribeRules",
      "DescribeRules",
      "DescribeTargetGroups",
    ]);
  });

  it("has it in its JSON", async () => {
    const { stdout } = await why([page], undefined, {}, ["--json"]);
    const { causes, evidence } = JSON.parse(stdout) as {
      readonly causes: readonly { readonly name: string }[];
      readonly evidence: { readonly page: unknown };
    };
    assert.deepEqual(
      causes.map(({ name }) => name),
      ["page"],
    );
    assert.deepEqual(evidence.page, { stack: "prod", on: ["HTTPS:443"], notOn: [] });
  });
});
