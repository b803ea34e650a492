import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { FixedName, TakenName } from "../../../components/account/takenNames";
import { program } from "../../../program";
import { previewAnswers } from "../../../tools/assumed/answers";
import { assumedLive } from "../../../tools/assumed/live";
import { namedTypes } from "../../../tools/account/takenNames";
import { evaluate } from "../../../tools/evaluate";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { withStandIns } from "../../../tools/stack/standIns";
import { projectFolder } from "../../support/program";

interface Asked {
  readonly names: readonly FixedName[];
  readonly resources: readonly { readonly type: string; readonly inputs: object }[];
  readonly warnings: readonly string[];
}

/** Evaluates a committed stack in an account that says which names are taken. */
async function evaluated(
  stack: string,
  settings: readonly string[] = [],
  answer: { readonly taken?: readonly TakenName[]; readonly unread?: readonly string[] } = {},
): Promise<Asked> {
  const committed = overrideConfig(readStackConfig(projectFolder, stack), settings);
  const config = withStandIns(committed, "not set");
  let asked: readonly FixedName[] = [];
  const live = () => ({
    ...assumedLive(),
    takenNames: (names: readonly FixedName[]) => {
      asked = names;
      return Promise.resolve({ taken: answer.taken ?? [], unread: answer.unread ?? [] });
    },
  });
  const { resources, warnings } = await evaluate(() => program(live), {
    project: config.project,
    stack,
    config: config.values,
    secretKeys: config.secretKeys,
    preview: true,
    answers: previewAnswers({
      region: "us-east-1",
      repositoryName: stack === "prod" ? "mcp-catalog" : `mcp-catalog-${stack}`,
      imageTag: config.values["mcp-catalog:imageTag"] ?? "",
    }),
  });
  return { names: asked, resources, warnings };
}

const configurations: readonly (readonly [string, readonly string[]])[] = [
  ["dev", []],
  ["prod", []],
  ["prod", ["encryption=customerKey"]],
  ["prod", ["network.nat=instance", "monitoring.alarmEmail=team@example.com"]],
  ["prod", ["network.mode=default", "rollout.strategy=canary", "waf={}"]],
  [
    "prod",
    ["rollout.strategy=rolling", "rollout.alternateTargetGroup=true", "rollout.alarms=false"],
  ],
  ["prod", ['network={"mode":"dedicated","flowLogs":false}', "framework=none"]],
  [
    "dev",
    [
      `sharedWith=${JSON.stringify({
        listenerArn:
          "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/house/50dc6c495c0c9188/f2f7dc8efc522ab2",
        clusterName: "house",
        taskSubnetIds: ["subnet-0123456789abcdef0"],
      })}`,
      'domain={"name":"dev.example.com","zone":"example.com"}',
    ],
  ],
];

describe("Names that are taken", () => {
  for (const [stack, settings] of configurations) {
    it(`are looked up for everything that ${[stack, ...settings].join(" ").slice(0, 70)} makes`, async () => {
      const { names, resources } = await evaluated(stack, settings);
      const types = namedTypes();
      const made = resources.flatMap(({ type, inputs }) => {
        const named = types.get(type);
        const name = named && (inputs as Readonly<Record<string, unknown>>)[named.input];
        return typeof name === "string" ? [`${named?.kind ?? ""} ${name}`] : [];
      });
      const asked = names.map(
        ({ kind, name }) => `${kind} ${kind === "service" ? (name.split("/").at(-1) ?? "") : name}`,
      );
      assert.deepEqual([...asked].sort(), made.sort());
    });
  }

  it("are refused all at once, each with its owner and the command that frees it", async () => {
    const taken: readonly TakenName[] = [
      { kind: "repository", name: "mcp-catalog" },
      { kind: "service", name: "mcp-catalog-cluster/mcp-catalog-service" },
      {
        kind: "targetGroup",
        name: "mcp-catalog-tg",
        arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/mcp-catalog-tg/1",
        owner: { project: "shop", stack: "prod" },
      },
      { kind: "secret", name: "mcp-catalog/supabase-url", scheduledForDeletion: true },
    ];
    await assert.rejects(evaluated("prod", [], { taken }), (error: Error) => {
      assert.ok(error instanceof pulumi.RunError);
      assert.equal(
        error.message,
        [
          "4 names that stack prod needs are taken in this account:",
          "",
          "  ECR repository mcp-catalog, which no stack has made",
          "    aws ecr delete-repository --repository-name mcp-catalog --force --region us-east-1",
          "  ECS service mcp-catalog-cluster/mcp-catalog-service, which no stack has made",
          "    aws ecs delete-service --cluster mcp-catalog-cluster --service mcp-catalog-service --force --region us-east-1",
          "  Target group mcp-catalog-tg, of stack prod of project shop",
          "    aws elbv2 delete-target-group --target-group-arn arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/mcp-catalog-tg/1 --region us-east-1",
          "  Secret mcp-catalog/supabase-url, which waits for its deletion",
          "    aws secretsmanager delete-secret --secret-id mcp-catalog/supabase-url --force-delete-without-recovery --region us-east-1",
          "",
          "Nothing was changed. Each command deletes what has the name, with all data in it. To keep what is there, give this",
          "stack other names instead: another name in Pulumi.yaml, or another stack name. Then run pulumi up again.",
        ].join("\n"),
      );
      return true;
    });
  });

  it("warns about calls that AWS does not answer, and goes on", async () => {
    const unread = ["iam:GetRole: AccessDenied: you may not"];
    const { warnings } = await evaluated("prod", [], { unread });
    assert.ok(
      warnings.some((each) =>
        each.startsWith(`Could not check all names that this stack needs: ${unread[0] ?? ""}.`),
      ),
    );
  });
});
