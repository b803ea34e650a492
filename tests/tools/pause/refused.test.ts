import assert from "node:assert/strict";
import { main as pause } from "../../../tools/commands/pause";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { onDev, runMain, unfolded } from "../../support/command";
import { account, command, operations } from "./account";

describe("npx catalog pause and npx catalog resume, if something keeps them from it,", () => {
  const refused: readonly (readonly [string, readonly string[], Answers, RegExp])[] = [
    [
      "prod without a terminal and without --yes, before anything is asked",
      ["pause", "-s", "prod"],
      {},
      /^The stack prod is not disposable, .*: npx catalog pause prod --yes$/,
    ],
    [
      "a stack without a service",
      ["pause"],
      account({ others: { DescribeServices: () => ({ services: [] }) } }),
      /^There is no service mcp-catalog-dev-service in the cluster mcp-catalog-dev-cluster in us-east-1: nothing was changed\. pulumi up -s dev makes one\.$/,
    ],
    ["an unknown stack", ["resume", "-s", "staging"], {}, /^There is no Pulumi\.staging\.yaml/],
    ["an unknown option", ["pause", "--force"], {}, /unknown option '--force'/],
    ["a second argument", ["pause", "prod", "dev"], {}, /too many arguments/],
    [
      "two stacks",
      ["pause", "prod", "--stack", "dev"],
      {},
      /^Two stacks are named: prod and --stack dev\. Name one\.$/,
    ],
  ];
  for (const [what, args, answers, message] of refused) {
    it(`refuse ${what}`, async () => {
      const done = await command(args, answers);
      const code = Object.keys(answers).length === 0 ? 2 : 1;
      assert.deepEqual([done.code, done.stdout, operations(done)], [code, "", []]);
      assert.match(unfolded(done.stderr.replace(onDev, "")), message);
      assert.doesNotMatch(done.stderr, /^\s+at /m);
      if (Object.keys(answers).length === 0) assert.deepEqual(done.calls, []);
    });
  }

  it("say which call was refused, and that they may be run again", async () => {
    const others = {
      UpdateService: () => {
        throw new AwsError("AccessDeniedException", "User dev may not.");
      },
    };
    const done = await command(["pause"], account({ others }));
    assert.deepEqual([done.code, done.stdout], [1, ""]);
    assert.equal(
      done.stderr,
      onDev +
        "ecs:UpdateService: AccessDeniedException: User dev may not.\n" +
        "Allow the credentials in use to do what is refused here.\n" +
        "Then run the same command again.\n",
    );
  });

  it("ask about prod on a terminal, and change nothing if the answer is not yes", async () => {
    const asked: string[] = [];
    const answering = (yes: boolean) => ({
      ask: (question: string) => {
        asked.push(question);
        return Promise.resolve(yes);
      },
    });
    const no = await runMain(pause, ["prod"], account(), answering(false));
    assert.deepEqual([no.code, no.stdout, no.stderr], [1, "", "Nothing was changed.\n"]);
    assert.deepEqual(operations(no), []);
    const yes = await runMain(pause, ["prod"], account(), answering(true));
    assert.deepEqual([yes.code, operations(yes)], [0, ["UpdateService"]]);
    assert.equal(asked.length, 2);
  });
});
