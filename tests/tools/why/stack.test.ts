import assert from "node:assert/strict";
import type { Evidence } from "../../../live/why";
import { nextCommands } from "../../../tools/why/next";
import { stackService } from "../../../tools/stack/service/serviceOfStack";
import { UsageError } from "../../../tools/stack/readStackConfig";
import { SettingsError } from "../../../settings";
import { stackConfig } from "../preview/fixture";

describe("The service of a stack", () => {
  it("is found by the stack's files alone, with the profile and the roles that reach it", () => {
    const roles = [{ roleArn: "arn:aws:iam::123456789012:role/deploy", externalId: "e" }];
    const { aws, names } = stackService(
      stackConfig({
        "aws:region": "eu-central-1",
        "aws:profile": "work",
        "aws:assumeRoles": JSON.stringify(roles),
        "aws:allowedAccountIds": '["123456789012"]',
        "mcp-catalog:displayName": "Other",
      }),
    );
    assert.deepEqual(aws, {
      region: "eu-central-1",
      profile: "work",
      assumeRoles: roles,
      allowedAccountIds: ["123456789012"],
    });
    assert.deepEqual(names, {
      cluster: "mcp-catalog-cluster",
      service: "mcp-catalog-service",
      logGroup: "/ecs/mcp-catalog",
      eventLog: "/aws/events/mcp-catalog",
    });
  });

  it("is refused with every bad aws: key in one error", () => {
    const bad = { "aws:region": "Frankfurt", "aws:assumeRoles": "[{}]", "aws:profile": "007" };
    assert.throws(
      () => stackService(stackConfig(bad)),
      (error: Error) => {
        assert.ok(error instanceof SettingsError);
        assert.match(error.message, /^2 problems in the configuration of stack prod/);
        assert.match(error.message, /aws:region +must be a region, .*, got Frankfurt\n/);
        assert.match(error.message, /aws:assumeRoles\.0\.roleArn/);
        return true;
      },
    );
  });

  it("is refused without a region, with the command that sets one", () => {
    assert.throws(
      () => stackService(stackConfig()),
      /pulumi config set aws:region <value> --stack prod$/m,
    );
  });

  it("does not show a bad value that is encrypted", () => {
    const secret = stackConfig({ "aws:region": "canary" }, ["aws:region"]);
    assert.throws(
      () => stackService(secret),
      (error: Error) => !error.message.includes("canary") && error.message.includes("aws:region"),
    );
  });

  it("is refused if an aws: key is encrypted, which only the Pulumi CLI can read", () => {
    const config = { ...stackConfig({ "aws:region": "us-east-1" }), undecided: ["aws:profile"] };
    assert.throws(
      () => stackService(config),
      (error: Error) =>
        error instanceof UsageError && /^aws:profile is encrypted/.test(error.message),
    );
  });
});

describe("What to do after a diagnosis", () => {
  const names = { cluster: "c", service: "s", logGroup: "/ecs/s" };
  const aws = { region: "us-east-1", profile: "work" };
  const evidence = (service: Evidence["service"], error?: string): Evidence => ({
    names,
    region: aws.region,
    readAt: new Date(0),
    service,
    suspect: undefined,
    definition: undefined,
    recalled: false,
    page: undefined,
    stopped: [],
    current: [],
    targets: [],
    targetCheck: undefined,
    log: undefined,
    unread: error === undefined ? [] : [{ calls: ["ecs:DescribeServices"], error, message: "m" }],
  });

  it("is to check the credentials, with the stack's profile, if they may be why nothing was read", () => {
    for (const error of ["ExpiredTokenException", "AccessDeniedException"]) {
      const commands = nextCommands(evidence({ state: "unread" }, error), aws, "prod");
      assert.deepEqual(commands, ["aws sts get-caller-identity --profile work"]);
    }
  });

  it("is to ask again if AWS was too busy, or was not reached", () => {
    for (const error of ["ThrottlingException", "ECONNREFUSED"]) {
      const commands = nextCommands(evidence({ state: "unread" }, error), aws, "prod");
      assert.deepEqual(commands, ["npx catalog why prod"]);
    }
  });

  it("is to deploy if there is no cluster", () => {
    const missing = evidence({ state: "missing", what: "cluster", events: [] });
    assert.deepEqual(nextCommands(missing, aws, "prod"), ["pulumi up -s prod"]);
  });
});
