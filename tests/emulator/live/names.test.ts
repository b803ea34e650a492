import assert from "node:assert/strict";
import type { FixedName, NamedKind } from "../../../components/account/takenNames";
import { connectLive } from "../../../live";
import { diagnose } from "../../../tools/why/diagnose";
import { at, useAccount } from "../moto/account";
import { cpuAlarm } from "../moto/byHand";
import { region } from "../moto/server";

const stackTags = { Project: "shop", Stack: "prod" };
type Tags = Readonly<Record<string, string>>;
const pairs = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }) as const);
const lower = (tags: Tags) => Object.entries(tags).map(([key, value]) => ({ key, value }) as const);

/** One name of each kind. */
const wanted: readonly FixedName[] = (
  [
    ["service", "shop-cluster/shop-service"],
    ["cluster", "shop-cluster"],
    ["repository", "shop"],
    ["secret", "shop/url"],
    ["role", "shop-execution"],
    ["balancer", "shop-alb"],
    ["targetGroup", "shop-tg"],
    ["logGroup", "/ecs/shop"],
    ["alarm", "Shop-CPU"],
    ["dashboard", "Shop"],
    ["topic", "shop-alarms"],
    ["keyAlias", "alias/shop"],
  ] satisfies readonly (readonly [NamedKind, string])[]
).map(([kind, name]) => ({ kind, name }));

describe("Names in an account", () => {
  const account = useAccount();
  const live = connectLive({ region }, diagnose);
  const kinds = async () => {
    const { taken, unread } = await live.takenNames(wanted, stackTags);
    assert.deepEqual(unread, []);
    return taken.map(({ kind }) => kind).sort();
  };

  it("are free in an empty account", async () => {
    assert.deepEqual(await kinds(), []);
  });

  it("are taken if such a resource exists without this stack's tags, whoever made it", async () => {
    await makeAll(account, { Project: "shop", Stack: "dev" });
    const { taken, unread } = await live.takenNames(wanted, stackTags);
    assert.deepEqual(unread, []);
    assert.deepEqual(taken.map(({ kind }) => kind).sort(), wanted.map(({ kind }) => kind).sort());
    const owners = taken.filter(({ kind }) => kind !== "dashboard").map(({ owner }) => owner);
    assert.deepEqual(
      owners,
      owners.map(() => ({ project: "shop", stack: "dev" })),
    );
    for (const { kind, arn } of taken) {
      if (["balancer", "targetGroup", "topic"].includes(kind)) assert.match(arn ?? "", /^arn:aws:/);
    }
  });

  it("belong to this stack if the resources have its tags, even if another name begins the same way", async () => {
    const others = wanted.map((each) => ({ ...each, name: each.name.slice(0, -1) }));
    assert.deepEqual((await live.takenNames(others, stackTags)).taken, []);
    const own = { Project: "shop", Stack: "dev" };
    assert.deepEqual((await live.takenNames(wanted, own)).taken, []);
  });

  it("stay taken by a secret that waits for its deletion", async () => {
    await account.prepare("secretsmanager.DeleteSecret", { SecretId: "shop/url" });
    const { taken } = await live.takenNames(
      wanted.filter(({ kind }) => kind === "secret"),
      { Project: "shop", Stack: "dev" },
    );
    const arn = taken[0]?.arn;
    assert.match(arn ?? "", /:secret:shop\/url-\w{6}$/);
    assert.deepEqual(taken, [
      {
        kind: "secret",
        name: "shop/url",
        arn,
        owner: { project: "shop", stack: "dev" },
        scheduledForDeletion: true,
      },
    ]);
  });
});

/** Makes one resource of each kind, with tags if AWS supports them. */
async function makeAll(account: ReturnType<typeof useAccount>, tags: Tags): Promise<void> {
  const { prepare } = account;
  const { vpcId, subnetIds } = await account.network();
  await prepare("ecs.CreateCluster", { clusterName: "shop-cluster", tags: lower(tags) });
  await prepare("ecs.RegisterTaskDefinition", {
    family: "shop",
    containerDefinitions: [{ name: "shop", image: "shop", memory: 128 }],
  });
  await prepare("ecs.CreateService", {
    cluster: "shop-cluster",
    serviceName: "shop-service",
    taskDefinition: "shop",
    desiredCount: 0,
    tags: lower(tags),
  });
  await prepare("ecr.CreateRepository", { repositoryName: "shop", tags: pairs(tags) });
  await prepare("secretsmanager.CreateSecret", {
    Name: "shop/url",
    SecretString: "value",
    Tags: pairs(tags),
  });
  await prepare("iam.CreateRole", {
    RoleName: "shop-execution",
    AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
    Tags: pairs(tags),
  });
  await prepare("elbv2.CreateLoadBalancer", {
    Name: "shop-alb",
    Subnets: subnetIds,
    Tags: pairs(tags),
  });
  await prepare("elbv2.CreateTargetGroup", {
    Name: "shop-tg",
    Protocol: "HTTP",
    Port: 3000,
    VpcId: vpcId,
    TargetType: "ip",
    Tags: pairs(tags),
  });
  await prepare("logs.CreateLogGroup", { logGroupName: "/ecs/shop", tags });
  await prepare("logs.CreateLogGroup", { logGroupName: "/ecs/shop-dev" });
  await prepare("cloudwatch.PutMetricAlarm", {
    ...cpuAlarm("Shop-CPU"),
    Tags: pairs(tags),
  });
  await prepare("cloudwatch.PutDashboard", {
    DashboardName: "Shop",
    DashboardBody: JSON.stringify({ widgets: [] }),
  });
  const topic = await prepare("sns.CreateTopic", { Name: "shop-alarms", Tags: pairs(tags) });
  assert.ok(at(topic, "TopicArn"));
  const key = await prepare("kms.CreateKey", {
    Tags: Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
  });
  const TargetKeyId = at(key, "KeyMetadata", "KeyId");
  await prepare("kms.CreateAlias", { AliasName: "alias/shop", TargetKeyId });
}
