import assert from "node:assert/strict";
import { program } from "../../program";
import { evaluate } from "../../tools/evaluate";
import { previewAnswers } from "../../tools/assumed/answers";
import { assumedLive } from "../../tools/assumed/live";
import { overrideConfig } from "../../tools/stack/override";
import { readStackConfig } from "../../tools/stack/readStackConfig";
import { json, projectFolder } from "../support/program";
import { runCommitted } from "../support/stack";
import { types } from "./definition";

describe("the provider", () => {
  for (const stack of ["dev", "prod"]) {
    it(`is one for ${stack}, in the stack's region, with the tags of every resource`, async () => {
      const provider = (await runCommitted(stack)).one(types.provider);
      assert.equal(provider.inputs["region"], "us-east-1");
      assert.deepEqual(json(provider, "defaultTags"), {
        tags: { Project: "mcp-catalog", Stack: stack, ManagedBy: "Pulumi" },
      });
    });

    it(`makes every AWS resource of ${stack}`, async () => {
      const run = await runCommitted(stack);
      const { urn } = run.one(types.provider);
      const made = run.resources.filter(({ type }) => type.startsWith("aws:"));
      assert.ok(made.length >= 20);
      for (const each of made) assert.equal(each.provider, urn, each.urn);
    });
  }

  it("makes what another rollout needs, but nothing that does not belong to AWS", async () => {
    const run = await runCommitted("prod", ["rollout.strategy=linear"]);
    const { urn } = run.one(types.provider);
    for (const each of [run.one(types.rule), ...run.all(types.role), ...run.all(types.alarm)]) {
      assert.equal(each.provider, urn, each.urn);
    }
    assert.notEqual(run.one(types.random).provider, urn);
  });

  it("makes what a dedicated VPC needs, too", async () => {
    const run = await runCommitted("prod", ["network.mode=dedicated", "network.nat=none"]);
    const { urn } = run.one(types.provider);
    const endpoints = run.all("aws:ec2/vpcEndpoint:VpcEndpoint");
    assert.equal(endpoints.length, 5);
    for (const each of endpoints) assert.equal(each.provider, urn, each.urn);
  });

  for (const [stack, count] of [
    ["dev", 6],
    // More than dev: the look-ups of kept flow logs and access logs, and of the internet gateway.
    ["prod", 10],
  ] as const) {
    it(`answers every look-up of ${stack}`, async () => {
      const providers = await lookupProviders(stack);
      assert.equal(providers.length, count);
      for (const each of providers) assert.match(each, /pulumi:providers:aws::aws::/);
    });
  }

  it("takes the account's limits and the stack's own tags from the settings", async () => {
    const roleArn = "arn:aws:iam::123456789012:role/deploy";
    const run = await runCommitted("prod", [
      'aws:allowedAccountIds=["123456789012"]',
      `aws:assumeRoles=[{"roleArn":"${roleArn}"}]`,
      "tags.Team=web",
    ]);
    const provider = run.one(types.provider);
    assert.deepEqual(json(provider, "allowedAccountIds"), ["123456789012"]);
    assert.deepEqual(json(provider, "assumeRoles"), [{ roleArn }]);
    assert.deepEqual(json(provider, "defaultTags"), {
      tags: { Team: "web", Project: "mcp-catalog", Stack: "prod", ManagedBy: "Pulumi" },
    });
  });
});

/** The provider of every look-up, `<urn>::<id>`; empty for the default provider. */
async function lookupProviders(stack: string): Promise<readonly string[]> {
  const { project, values } = overrideConfig(readStackConfig(projectFolder, stack), []);
  const secrets = { [`${project}:supabaseUrl`]: "url", [`${project}:supabaseKey`]: "key" };
  const answers = previewAnswers({
    region: "us-east-1",
    repositoryName: "mcp-catalog",
    imageTag: "v1.0.0",
  });
  const providers: string[] = [];
  await evaluate(() => program(assumedLive), {
    project,
    stack,
    config: { ...values, ...secrets },
    secretKeys: Object.keys(secrets),
    preview: false,
    answers: {
      ...answers,
      lookup: (args) => {
        providers.push(args.provider ?? "");
        return answers.lookup(args);
      },
    },
  });
  return providers;
}
