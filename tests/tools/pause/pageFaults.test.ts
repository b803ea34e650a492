import assert from "node:assert/strict";
import { unfolded } from "../../support/command";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { devTags, frontDoor, type CannedRule } from "./frontDoor";
import { writes } from "./leftPage";
import { usePause } from "./usePause";

describe("catalog pause --page, if it cannot show the page or go on after it", () => {
  const { run } = usePause();
  const appRule = (number: number): CannedRule => ({
    arn: "arn:app",
    number,
    forwardsTo: "arn:group",
    tags: devTags,
  });

  const refused: readonly [string, Parameters<typeof frontDoor>[0], RegExp][] = [
    [
      "nothing can win over a rule with the number 1",
      { rules: [appRule(1)] },
      /has the number 1, and no number before it is free: nothing was changed\. pulumi up -s dev gives it the number 1000/,
    ],
    [
      "no balancer is there",
      { targetGroupArns: [] },
      /^--page: no listener .*: nothing was changed\./,
    ],
    [
      "the balancer is gone",
      { others: { DescribeTargetGroups: () => ({ TargetGroups: [{}] }) } },
      /^--page: no listener .*: nothing was changed\./,
    ],
    [
      "the balancer belongs to another stack",
      { balancerTags: { ...devTags, Stack: "prod" } },
      /does not carry this stack's tags, .*: nothing was changed\. Without a page: npx catalog pause dev\./,
    ],
    [
      "others would get the page, too",
      { balancerTags: { ...devTags, Shared: "true" } },
      /they would get the page, too: nothing was changed\. pulumi up -s dev ends the sharing\./,
    ],
  ];
  for (const [what, conditions, message] of refused) {
    it(`changes nothing if ${what}`, async () => {
      const done = await run(frontDoor(conditions).answers);
      assert.deepEqual([done.code, done.stdout, writes(done)], [1, "", []]);
      assert.match(unfolded(done.stderr), message);
    });
  }

  const failing = (code: string, message: string) => () => {
    throw new AwsError(code, message);
  };
  const faults: readonly [string, Answers, string][] = [
    [
      "no right to make a rule",
      { CreateRule: failing("AccessDenied", "User dev may not.") },
      "elasticloadbalancing:CreateRule: AccessDenied: User dev may not. Allow the credentials in use to do what is refused here. Then run the same command again.",
    ],
    [
      "a listener that is full",
      { CreateRule: failing("TooManyRules", "You have reached the limit.") },
      "elasticloadbalancing:CreateRule: TooManyRulesException: You have reached the limit. Delete a rule of the load balancer, or ask AWS for a larger quota, Rules per Application Load Balancer: https://console.aws.amazon.com/servicequotas/home/services/elasticloadbalancing/quotas Then run the same command again.",
    ],
    [
      "a refusal that says no more",
      { CreateRule: failing("ValidationError", "It is so.") },
      "elasticloadbalancing:CreateRule: ValidationError: It is so. To go on, run the same command again.",
    ],
    [
      "AWS that wants fewer requests",
      { CreateRule: failing("Throttling", "Rate exceeded.") },
      "elasticloadbalancing:CreateRule: Throttling: Rate exceeded. Wait a minute, and run the same command again.",
    ],
  ];
  for (const [what, others, message] of faults) {
    it(`leaves the tasks if it meets ${what}`, async () => {
      const done = await run(frontDoor({ others }).answers);
      assert.deepEqual([done.code, done.stdout], [1, ""]);
      assert.ok(writes(done).every((operation) => operation === "CreateRule"));
      assert.equal(unfolded(done.stderr), message);
    });
  }

  it("says that the page is shown if the tasks cannot be stopped after it", async () => {
    const others = { UpdateService: failing("AccessDeniedException", "User dev may not.") };
    const account = frontDoor({ others });
    const done = await run(account.answers);
    assert.equal(done.code, 1);
    assert.match(
      done.stderr,
      /\nThe page is shown; npx catalog resume dev removes it\.\nAllow .*\nThen run/,
    );
    assert.equal(account.rules().length, 1);
  });

  it("says which listener shows the page if AWS refuses it on the next one", async () => {
    let made = 0;
    const account = frontDoor({ plain: "forwards" });
    const CreateRule: Answers[string] = (form) => {
      made += 1;
      if (made === 2) throw new AwsError("TooManyRules", "You have reached the limit.");
      return account.answers["CreateRule"]?.(form);
    };
    const done = await run({ ...account.answers, CreateRule });
    assert.deepEqual([done.code, writes(done)], [1, ["CreateRule", "CreateRule"]]);
    assert.match(
      unfolded(done.stderr),
      /limit\. The page is shown on HTTP:80, not on HTTPS:443; npx catalog resume dev removes it\. Delete a rule/,
    );
  });

  it("ends after the page at Ctrl-C, and says how to remove it", async () => {
    const ending = new AbortController();
    const account = frontDoor();
    const CreateRule: Answers[string] = (form) => {
      ending.abort();
      return account.answers["CreateRule"]?.(form);
    };
    const done = await run({ ...account.answers, CreateRule }, { signal: ending.signal });
    assert.deepEqual([done.code, writes(done)], [130, ["CreateRule"]]);
    assert.equal(
      done.stderr,
      "The page is shown; npx catalog resume dev removes it. The tasks still run.\n",
    );
  });
});
