import assert from "node:assert/strict";
import { diagnose } from "../../../tools/why/diagnose";
import { listen } from "../../support/loopback";
import { AwsError, withCannedAws } from "../support/cannedAws";
import { cannedConfig } from "../support/config";
import { answersOf, stoppedTask } from "./account";
import { taskId, names } from "./ids";
import { diagnosisOf, refused, unwrapped } from "./asked";
import { exitedTask } from "./cases/case";
import { starting } from "./cases/starting";

describe("The diagnosis, if AWS does not answer,", () => {
  it("names the denied calls and the error", async () => {
    const denied = () =>
      new AwsError(
        "AccessDeniedException",
        "User: arn:aws:iam::123456789012:user/ci is not authorized to perform this",
      );
    const text = unwrapped(await diagnosisOf(refused(denied)));
    assert.match(
      text,
      /^Could not find out whether mcp-catalog-service runs as asked \(us-east-1\)/,
    );
    assert.match(
      text,
      /ecs:DescribeServices, ecs:ListTasks: AccessDeniedException: User: arn:aws:iam/,
    );
    assert.match(text, /Allow the credentials in use to do what is refused here/);
  });

  const always = Object.keys(answersOf()).filter((each) => each !== "DescribeLogStreams");
  for (const operation of always) {
    it(`shows the rest if only ${operation} is denied`, async () => {
      const { account } = starting[0] ?? { account: {} };
      const running = {
        ...account,
        stopped: [stoppedTask(1, exitedTask, { exitCode: 1 })],
        targets: [{ State: "healthy" }],
      };
      const text = unwrapped(
        await diagnosisOf({
          ...answersOf({ ...running, logs: { [taskId(1)]: ["hello"] } }),
          [operation]: () => {
            throw new AwsError("AccessDeniedException", "no");
          },
        }),
      );
      assert.match(text, new RegExp(`Not read .*:${operation}: AccessDenied(?:Exception)?: no`));
      assert.match(text, /mcp-catalog/);
      assert.equal(/exit code 1/.test(text), !/Tasks$/.test(operation));
      assert.equal(/hello/.test(text), !/Tasks$|LogEvents/.test(operation));
    });
  }

  it("names a failed connection by the system's error code", async () => {
    const { url, close } = await listen(() => undefined);
    await close();
    const text = unwrapped(await diagnose(cannedConfig(url), names));
    assert.match(
      text,
      /ecs:DescribeServices, ecs:ListTasks: ECONNREFUSED: connect ECONNREFUSED 127\.0\.0\.1/,
    );
    assert.match(text, /Check that this machine reaches AWS/);
  });

  it("names missing credentials", async () => {
    const config = {
      ...cannedConfig("http://127.0.0.1:9"),
      credentials: () =>
        Promise.reject(
          Object.assign(new Error("Could not load credentials from any providers"), {
            name: "CredentialsProviderError",
          }),
        ),
    };
    const text = unwrapped(await diagnose(config, names));
    assert.match(text, /CredentialsProviderError: Could not load credentials from any providers/);
    assert.match(text, /aws sso login/);
    assert.match(text, /aws sts get-caller-identity/);
  });

  it("asks again if AWS asks it to slow down", async () => {
    const answers = answersOf();
    let throttled = 0;
    const text = await withCannedAws(
      {
        ...answers,
        DescribeServices: (input) => {
          throttled += 1;
          if (throttled === 1) throw new AwsError("ThrottlingException", "Rate exceeded");
          return answers["DescribeServices"]?.(input);
        },
      },
      ({ endpoint }) => diagnose(cannedConfig(endpoint), names),
    );
    assert.equal(throttled, 2);
    assert.match(text, /as asked/);
  });
});
