import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { generatedId } from "../../../tools/assumed/generated";
import { previewCommitted } from "../../support/stack";
import { at, useAccount } from "../account";
import { createAll, type Made } from "./create";
import { Ids } from "./ids";

/** Stacks that between them have every kind of resource. */
const stacks: Readonly<Record<string, readonly string[]>> = {
  "the committed one": [],
  "with a domain and mail": [
    "domain.name=app.example.com",
    "domain.zone=example.com",
    "monitoring.alarmEmail=ops@example.com",
  ],
  "with a NAT instance": ['network={"mode":"dedicated","nat":"instance"}'],
  "without a way out": ['network={"mode":"dedicated","nat":"none"}'],
  "in the default VPC": ['network={"mode":"default"}'],
  "with a schedule": [
    'schedule={"timezone":"Europe/Berlin","nights":{"from":"20:00","to":"07:00","min":0,"max":0}}',
  ],
  "that shares its balancer": [
    "shares=true",
    "domain.name=app.example.com",
    "domain.zone=example.com",
  ],
  "with a web ACL": ["waf.rateLimit=500"],
  "with a key of its own": ["encryption=customerKey", "monitoring.alarmEmail=ops@example.com"],
  "with AWS's policies for its roles": [
    'iam={"managedExecutionPolicy":true,"taskPolicyArns":["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]}',
  ],
  "with ECS Exec": ["exec=true", "readOnlyRootFilesystem=false"],
  "with every security header": [
    "domain.name=app.example.com",
    "domain.zone=example.com",
    "securityHeaders.contentSecurityPolicy=default-src 'self'",
    "securityHeaders.strictTransportSecurity=max-age=63072000; includeSubDomains; preload",
  ],
  "with blue/green rollouts": ["rollout.strategy=blueGreen"],
  "with canary rollouts": ["rollout.strategy=canary"],
  "with linear rollouts": ["rollout.strategy=linear"],
  "on its way from rolling to others": [
    "rollout.strategy=rolling",
    "rollout.alternateTargetGroup=true",
  ],
};

describe("AWS's API", () => {
  const account = useAccount();
  let resources: readonly EvaluatedResource[];

  before(async () => {
    ({ resources } = await previewCommitted("prod"));
  });

  /** An empty account but for what the program finds there: a VPC and a hosted zone. */
  async function emptyAccount(): Promise<Ids> {
    await account.moto.reset();
    const { vpcId, subnetIds } = await account.network();
    const zone = { Name: "example.com", CallerReference: "test" };
    const created = await account.prepare("route53.CreateHostedZone", zone);
    const zoneId = String(at(created, "HostedZone", "Id")).replace("/hostedzone/", "");
    const ids = new Ids();
    ids.learn(`vpc-${generatedId("default")}`, vpcId);
    ids.learn(`Z${generatedId("zone")}`, zoneId);
    for (const [index, letter] of ["a", "b"].entries()) {
      ids.learn(`subnet-${generatedId(`default${letter}`)}`, subnetIds[index] ?? "");
    }
    return ids;
  }

  async function create(all: readonly EvaluatedResource[]): Promise<readonly Made[]> {
    return createAll(all, account, await emptyAccount());
  }

  for (const [title, settings] of Object.entries(stacks)) {
    it(`takes every resource of prod: ${title}`, async () => {
      const made = await create((await previewCommitted("prod", settings)).resources);
      assert.deepEqual(refused(made), []);
      const calls = made.map(({ call }) => call);
      for (const needed of [
        "ecs.CreateService",
        "ecs.RegisterTaskDefinition",
        "iam.PutRolePolicy",
      ]) {
        assert.ok(calls.includes(needed), `no ${needed} among ${calls.join(", ")}`);
      }
    });
  }

  /** One bad value each, and what is said of it. */
  const bad: Readonly<Record<string, readonly [type: string, inputs: object, error: RegExp]>> = {
    "a mutability that is none": [
      "aws:ecr/repository:Repository",
      { imageTagMutability: "SOMETIMES" },
      /imageTagMutability/,
    ],
    "a trust policy with an action that is none": [
      "aws:iam/role:Role",
      { assumeRolePolicy: trust("sts:Nothing") },
      /MalformedPolicyDocument/,
    ],
    "a target group's name of 40 characters": [
      "aws:lb/targetGroup:TargetGroup",
      { name: "t".repeat(40) },
      /cannot be longer than '32'/,
    ],
    "a balancer of a kind that is none": [
      "aws:lb/loadBalancer:LoadBalancer",
      { loadBalancerType: "simple" },
      /Type: 'simple' is none of application/,
    ],
    "a log group with a blank in its name": [
      "aws:cloudwatch/logGroup:LogGroup",
      { name: "/ecs/my app" },
      /logGroupName: '\/ecs\/my app' does not match/,
    ],
    "a strategy that is none": [
      "aws:ecs/service:Service",
      { deploymentConfiguration: { strategy: "SUDDEN" } },
      /strategy: 'SUDDEN' is none of ROLLING/,
    ],
    "a container with a key of nobody's": [
      "aws:ecs/taskDefinition:TaskDefinition",
      { containerDefinitions: '[{"name":"shop","colour":"red"}]' },
      /Unknown parameter in containerDefinitions\[0\]: "colour"/,
    ],
  };
  for (const [title, [type, inputs, error]] of Object.entries(bad)) {
    it(`refuses ${title}`, async () => {
      const index = resources.findIndex((each) => each.type === type);
      const planted = resources.map((each, at) =>
        at === index ? { ...each, inputs: { ...each.inputs, ...inputs } } : each,
      );
      const [first] = refused(await create(planted.slice(0, index + 1)));
      assert.equal(first?.name, resources[index]?.name);
      assert.match(first?.error ?? "", error);
    });
  }

  it("is not asked for what the tables do not know", async () => {
    const [known] = resources.filter(({ type }) => type === "aws:ecr/repository:Repository");
    assert.ok(known);
    const ids = new Ids();
    await assert.rejects(
      createAll([{ ...known, inputs: { ...known.inputs, colour: "red" } }], account, ids),
      /no call of aws:ecr\/repository:Repository has colour/,
    );
    await assert.rejects(createAll([{ ...known, type: "aws:sqs/queue:Queue" }], account, ids), {
      message: "tools/aws describes no calls of aws:sqs/queue:Queue",
    });
  });
});

function refused(made: readonly Made[]): readonly Made[] {
  return made.filter(({ error }) => error !== undefined);
}

function trust(Action: string): string {
  const Statement = [
    { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action },
  ];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
