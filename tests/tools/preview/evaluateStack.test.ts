import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { program } from "../../../program";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { SecretValue } from "../../../tools/evaluate";
import { SettingsError } from "../../../settings";
import { projectFolder } from "../../support/program";
import { previewCommitted } from "../../support/stack";
import { stackConfig } from "./fixture";
import { previewFile } from "./previewFile";

const secretVersion = "aws:secretsmanager/secretVersion:SecretVersion";

describe("previewStack", () => {
  it("lists the secrets that are missing with their commands, and goes on without them", async () => {
    const preview = await previewCommitted("prod");
    assert.deepEqual(preview.missingSecrets, [
      { key: "supabaseUrl", command: "pulumi config set --secret supabaseUrl --stack prod" },
      { key: "supabaseKey", command: "pulumi config set --secret supabaseKey --stack prod" },
    ]);
    const versions = preview.resources.filter(({ type }) => type === secretVersion);
    assert.deepEqual(
      versions.slice(0, 2).map(({ inputs }) => inputs["secretString"]),
      [new SecretValue("[not set]"), new SecretValue("[not set]")],
    );
  });

  it("misses none if the app serves mock data", async () => {
    assert.deepEqual((await previewCommitted("dev")).missingSecrets, []);
  });

  it("previews a setting whose value is encrypted with its default, and says so", async () => {
    const preview = await previewFile([
      "aws:region: eu-west-1",
      "mcp-catalog:imageTag: v1",
      "mcp-catalog:monitoring: { alarmEmail: { secure: v1:CIPHER } }",
    ]);
    assert.ok(
      preview.assumptions.includes(
        "mcp-catalog:monitoring without its encrypted part, which only the CLI can read",
      ),
    );
    assert.ok(!preview.resources.some(({ type }) => type.startsWith("aws:sns/")));
  });

  it("takes an encrypted value as set, in a map too, without being able to read it", async () => {
    const preview = await previewFile([
      "aws:region: eu-west-1",
      "mcp-catalog:imageTag: v1",
      "mcp-catalog:supabaseUrl: { secure: v1:CIPHER }",
      "mcp-catalog:secrets: { STRIPE_KEY: { secure: v1:CIPHER } }",
      "mcp-catalog:framework: none",
    ]);
    assert.deepEqual(
      preview.missingSecrets.map(({ key }) => key),
      ["supabaseKey"],
    );
    const values = preview.resources
      .filter(({ type }) => type === secretVersion)
      .map(({ name, inputs }) => [name, inputs["secretString"]] as const);
    assert.deepEqual(Object.fromEntries(values), {
      "secrets-supabase-url-value": new SecretValue("[secret]"),
      "secrets-supabase-key-value": new SecretValue("[not set]"),
      "secrets-stripe-key-value": new SecretValue("[secret]"),
    });
    assert.equal(preview.region, "eu-west-1");
  });

  const account = "account 123456789012";
  const pushed = ["the ECR repository mcp-catalog exists", "mcp-catalog:v1.0.0 is pushed"];
  // "both" are the zones of the line before.
  const network = [
    "us-east-1 has a default VPC",
    "two zones have Fargate",
    "the default VPC has a default subnet in both",
  ];
  const dedicated = ["the VPC gets an IPv6 block from Amazon", "two zones have Fargate"];
  const modes: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    [
      "a pushed image in the default network",
      "prod",
      ["network.mode=default"],
      [account, ...network, ...pushed],
    ],
    ["a dedicated network", "prod", ["network.mode=dedicated"], [account, ...dedicated, ...pushed]],
    ["an image that is built", "dev", [], [account, ...network, "the credentials may push to ECR"]],
  ];
  for (const [mode, stack, settings, expected] of modes) {
    it(`assumes what ${mode} needs, and nothing more`, async () => {
      assert.deepEqual((await previewCommitted(stack, settings)).assumptions, expected);
    });
  }

  it("raises one SettingsError with every problem, in the words of the settings", async () => {
    const settings = ["imageTag=latest", "desiredCount=many", "network.mode=own", "imageTagg=v1"];
    await assert.rejects(previewCommitted("prod", settings), (error) => {
      assert.ok(error instanceof SettingsError);
      assert.deepEqual(error.problems.map(({ key }) => key).sort(), [
        "desiredCount",
        "imageTag",
        "imageTagg",
        "network.mode",
      ]);
      assert.match(error.message, /^4 problems in the configuration of stack prod/);
      assert.doesNotMatch(error.message, /supabase/, "missing secrets are no problem here");
      return true;
    });
  });

  it("refuses a secret that the file has in plain text, without repeating it", async () => {
    const file = ["aws:region: eu-west-1", "mcp-catalog:imageTag: v1", "supabaseKey: canary"];
    await assert.rejects(previewFile(file), (error) => {
      assert.ok(error instanceof SettingsError);
      assert.match(error.message, /supabaseKey {2}is stored as plain text/);
      assert.doesNotMatch(error.message, /canary/);
      return true;
    });
  });

  it("gives the same result twice, after a failure too", async () => {
    const first = await previewCommitted("prod");
    await assert.rejects(previewCommitted("prod", ["desiredCount=many"]), SettingsError);
    assert.deepEqual(await previewCommitted("prod"), first);
  });

  it("does not depend on the order of the keys", async () => {
    const prod = readStackConfig(projectFolder, "prod");
    const values = Object.fromEntries(Object.entries(prod.values).reverse());
    assert.deepEqual(
      await previewStack({ ...prod, values }, program),
      await previewStack(prod, program),
    );
  });

  it("has ARNs of the region's partition", async () => {
    const prod = overrideConfig(readStackConfig(projectFolder, "prod"), ["aws:region=cn-north-1"]);
    const { outputs } = await previewStack(prod, program);
    assert.match(String(outputs["taskDefinition"]), /^arn:aws-cn:ecs:cn-north-1:123456789012:/);
  });

  it("tells the program that it is a preview, and has the stack's name and project", async () => {
    const config = stackConfig({ "aws:region": "us-east-1", "mcp-catalog:imageTag": "v1" });
    const { outputs } = await previewStack(config, () =>
      Promise.resolve({
        preview: pulumi.runtime.isDryRun(),
        stack: pulumi.getStack(),
        project: pulumi.getProject(),
      }),
    );
    assert.deepEqual(outputs, { preview: true, stack: "prod", project: "mcp-catalog" });
  });
});

describe("previewStack's timeline", () => {
  it("follows the stack's own settings", async () => {
    const { timeline } = await previewCommitted("prod", [
      'scaling={"mode":"fixed"}',
      "desiredCount=1",
      "startUpSeconds=20",
      "longestRequestSeconds=40",
      'rollout={"strategy":"rolling","alarms":false}',
    ]);
    assert.deepEqual(timeline, {
      serves: 73.5,
      steady: 73.5 + 40 + 21,
      watched: undefined,
      rejected: 3 * (51 + 60 + 8),
      crashRejected: 3 * (51 + 2),
    });
  });

  it("is undefined if no task is to run", async () => {
    assert.equal(
      (await previewCommitted("prod", ['scaling={"mode":"fixed"}', "desiredCount=0"])).timeline,
      undefined,
    );
  });
});
