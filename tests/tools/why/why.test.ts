import assert from "node:assert/strict";
import { main } from "../../../tools/commands/why";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { answersOf } from "../../live/why/account";
import { canary } from "../../live/why/ids";
import { refused } from "../../live/why/asked";
import { reported } from "../../live/why/cases/reported";
import { starting } from "../../live/why/cases/starting";
import { onDev, runMain } from "../../support/command";

function why(args: readonly string[], answers: Answers) {
  return runMain(main, args, answers);
}

const [notInRegistry] = starting;

describe("npx catalog why", () => {
  it("ends with 0 if the service runs as asked, in two sentences without colours", async () => {
    const { code, stdout, stderr } = await why(["-s", "prod"], answersOf());
    assert.equal(stderr, "");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^mcp-catalog-service runs 2 of 2 tasks of mcp-catalog:1, as asked\n {2}2 targets healthy; .*\n {2}state\.\n$/,
    );
  });

  it("ends with 1 if it does not, and says why and what to do next", async () => {
    const { code, stdout, stderr } = await why(
      ["--stack", "prod"],
      answersOf(notInRegistry?.account),
    );
    assert.deepEqual({ code, stderr }, { code: 1, stderr: "" });
    assert.match(stdout, /\n {2}The image mcp-catalog@sha256:2c26b46b68ff… is not in the registry/);
    assert.ok(
      stdout.endsWith(
        "\nNext\n  aws logs tail /ecs/mcp-catalog --follow --region us-east-1\n  pulumi up -s prod\n",
      ),
      stdout,
    );
    assert.ok(!stdout.includes(String.fromCharCode(27)), "no colours");
  });

  it("recommends a refresh if something was deleted, and only then", async () => {
    const gone = reported.find(({ what }) => what === "a log group that is gone");
    const { stdout } = await why(["--stack", "prod"], answersOf(gone?.account));
    assert.ok(stdout.endsWith("\n  pulumi up --refresh -s prod\n"), stdout);
  });

  it("ends with 0 and a warning if the service limps, and with 0 after --help", async () => {
    const one = { service: { runningCount: 1 }, targets: [{ State: "healthy" }] };
    const { code, stdout } = await why(["-s", "prod"], answersOf(one));
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^mcp-catalog-service runs 1 of 2 tasks .* and answers, but 1 task\n {2}is missing/,
    );
    assert.ok(stdout.endsWith("\n  npx catalog why prod\n"), stdout);
    const help = await why(["--help"], {});
    assert.equal(help.code, 0);
    assert.match(help.stdout, /Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
  });

  it("asks for dev by its own names if no stack is named", async () => {
    const { code, stdout, stderr } = await why([], answersOf({ service: undefined }));
    assert.equal(code, 1);
    assert.equal(stderr, onDev);
    assert.match(
      stdout,
      /^There is no service mcp-catalog-dev-service in the cluster\n {2}mcp-catalog-dev-cluster in us-east-1\n/,
    );
    assert.match(stdout, /\n {2}pulumi stack output nextSteps -s dev\n {2}pulumi up -s dev\n$/);
  });

  it("prints evidence and causes as JSON, and nothing else, with --json", async () => {
    const account = answersOf(notInRegistry?.account);
    const { code, stdout, stderr } = await why(["-s", "prod", "--json"], account);
    assert.deepEqual({ code, stderr }, { code: 1, stderr: "" });
    const result = JSON.parse(stdout) as {
      readonly runsAsAsked: boolean;
      readonly causes: readonly { readonly name: string }[];
      readonly evidence: { readonly stopped: readonly { readonly count: number }[] };
    };
    assert.equal(result.runsAsAsked, false);
    assert.deepEqual(
      result.causes.map(({ name }) => name),
      ["image"],
    );
    assert.equal(result.evidence.stopped[0]?.count, 3);
    assert.ok(!stdout.includes(canary));
  });

  it("ends with 3 if it could not ask, and says why", async () => {
    const answers = refused(() => new AwsError("ExpiredTokenException", "The token has expired"));
    const { code, stdout, stderr } = await why(["-s", "prod"], answers);
    assert.deepEqual({ code, stderr }, { code: 3, stderr: "" });
    assert.match(stdout, /^Could not find out whether mcp-catalog-service runs as asked/);
    assert.match(
      stdout,
      /Not read\n {2}- ExpiredTokenException: The token has expired\. Give the shell/,
    );
    assert.match(stdout, /\nNext\n {2}aws sts get-caller-identity\n$/);
  });

  const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["an unknown stack", ["-s", "staging"], /^There is no Pulumi\.staging\.yaml\. .*dev, prod/],
    ["an unknown option", ["--stak", "prod"], /unknown option '--stak'/],
    ["a second argument", ["prod", "dev"], /too many arguments/],
  ];
  for (const [what, args, message] of refusals) {
    it(`refuses ${what}, once, without a stack trace`, async () => {
      const { code, stdout, stderr } = await why(args, {});
      assert.deepEqual({ code, stdout }, { code: 2, stdout: "" });
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
  }
});
