import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { patientAsk, together, type LookUpError } from "../../../../components/common/lookUps";

const tokenRefused =
  "operation error EC2: DescribeX, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode:";

/** AWS's answers, in the words of the provider, and what the message tells the person to do. */
const faults = [
  {
    what: "a denied call",
    said: "operation error EC2: DescribeX, https response error StatusCode: 403, RequestID: 1, api error UnauthorizedOperation: You are not authorized to perform this operation.",
    told: /UnauthorizedOperation: You are not authorized.*\n.*Allow the credentials in use/,
  },
  {
    what: "a throttled call",
    said: "operation error EC2: DescribeX, exceeded maximum number of attempts, 25, https response error StatusCode: 503, RequestID: 1, api error RequestLimitExceeded: Request limit exceeded.",
    told: /RequestLimitExceeded: Request limit exceeded\.\n.*Wait a minute/,
  },
  {
    what: "an expired session",
    said: "operation error STS: GetCallerIdentity, https response error StatusCode: 403, RequestID: 1, api error ExpiredToken: The security token included in the request is expired",
    told: /ExpiredToken: The security token.*\n.*credentials that are valid now/,
  },
  // AWS's words as https://github.com/aws-actions/configure-aws-credentials/issues/318 and /721 have them.
  {
    what: "a role that does not trust the pipeline, or is not there",
    said: `${tokenRefused} 403, RequestID: 1, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity`,
    told: /AccessDenied: Not authorized.*\n.*does not trust this run, or does not exist: .*pulumi -C bootstrap up/,
  },
  {
    what: "an account without the identity provider",
    said: `${tokenRefused} 400, RequestID: 1, api error InvalidIdentityToken: No OpenIDConnect provider found in your account for https://token.actions.githubusercontent.com`,
    told: /No OpenIDConnect provider.*\n.*pulumi -C bootstrap up makes the identity provider/,
  },
  {
    what: "an expired token of a pipeline",
    said: `${tokenRefused} 400, RequestID: 1, api error ExpiredTokenException: Token expired: current date/time 1700000600 must be before the expiration date/time 1700000300`,
    told: /ExpiredTokenException: Token expired.*\n.*start the job again/,
  },
  {
    what: "a region that is not enabled",
    said: "operation error EC2: DescribeX, https response error StatusCode: 401, RequestID: 1, api error AuthFailure: AWS was not able to validate the provided access credentials",
    told: /AuthFailure: AWS was not able.*\n.*aws account list-regions/,
  },
  {
    what: "an unknown region",
    said: "operation error EC2: DescribeX, request send failed, dial tcp: lookup ec2.us-east-9.amazonaws.com: no such host",
    told: /no such host\n.*aws:region is a region/,
  },
] as const;

const question = { key: "network.mode", what: "which zones there are", takes: "ec2:DescribeX" };
const head =
  "AWS did not answer a question that this run depends on:\n\n  network.mode: which zones there are (ec2:DescribeX)\n    ";

describe("A question to AWS", () => {
  for (const { what, said, told } of faults) {
    it(`may fail with ${what}: the error says what to do, without the provider's own names`, async () => {
      const inEngine = `invocation of aws:x/getX:getX returned an error: invoking aws:x/getX:getX: 1 error occurred:\n\t* reading X: ${said}\n\n`;
      for (const text of [said, inEngine]) {
        const asked = patientAsk(60)(question, () => Promise.reject(new Error(text)));
        await assert.rejects(asked, (error: Error) => {
          assert.ok(pulumi.RunError.isInstance(error), "no stack trace");
          assert.ok(error.message.startsWith(head), error.message);
          assert.match(error.message, told);
          if (text.includes("api error")) assert.doesNotMatch(error.message, /invoking|RequestID/);
          return true;
        });
      }
    });
  }

  it("is given up after the given number of seconds", async () => {
    const asked = patientAsk(0.01)(question, () => new Promise(() => undefined));
    await assert.rejects(asked, (error: LookUpError) => {
      assert.ok(error.stillWaiting);
      assert.match(error.message, /Timeout: no answer within 0\.01 seconds\n.*reaches AWS/);
      return true;
    });
  });

  it("passes on what a RunError says, and the end of the engine", async () => {
    const lost = Object.assign(new Error("Resource monitor is terminating"), { code: 14 });
    for (const thrown of [new pulumi.RunError("no such tag"), lost]) {
      await assert.rejects(
        patientAsk(60)(question, () => Promise.reject(thrown)),
        (error) => error === thrown,
      );
    }
  });
});

describe("Several questions", () => {
  const ask = patientAsk(60);
  const fail = (what: string, error: Error) =>
    ask({ ...question, what }, () => Promise.reject(error));

  it("have their answers under the same keys", async () => {
    const both = { one: Promise.resolve(1), two: Promise.resolve("2") };
    assert.deepEqual(await together(both), { one: 1, two: "2" });
  });

  it("fail with one error: the questions by their cause, then the reasons in other answers", async () => {
    const expired = Object.assign(new Error("The token has expired"), { name: "ExpiredToken" });
    const all = together({
      one: fail("which zones there are", expired),
      two: Promise.reject(new pulumi.RunError("imageTag v1: is not there")),
      three: fail("whose credentials these are", expired),
      four: fail("which zone that is", new Error("api is broken")),
    });
    await assert.rejects(all, (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error));
      assert.deepEqual(error.message.split("\n"), [
        "AWS did not answer 3 questions that this run depends on:",
        "",
        "  network.mode: which zones there are (ec2:DescribeX)",
        "  network.mode: whose credentials these are (ec2:DescribeX)",
        "    ExpiredToken: The token has expired",
        "    Give the shell credentials that are valid now (aws sso login), or name a profile in aws:profile; aws sts get-caller-identity tells whose they are.",
        "  network.mode: which zone that is (ec2:DescribeX)",
        "    api is broken",
        "",
        "imageTag v1: is not there",
      ]);
      return true;
    });
  });

  it("name the same error once, and leave a mistake of the program as it is", async () => {
    const none = new pulumi.RunError("no host");
    await assert.rejects(
      together({ one: Promise.reject(none), two: Promise.reject(none) }),
      (error) => error === none,
    );
    const bug = new TypeError("undefined");
    await assert.rejects(
      together({ one: fail("x", new Error("y")), two: Promise.reject(bug) }),
      (error) => error === bug,
    );
  });
});
