import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { configuration, configurations } from "../../support/configurations";
import { previewCommitted } from "../../support/stack";
import { useAccount } from "../moto/account";
import { createAll, type Made } from "./create";
import { emptyAccount } from "./emptyAccount";
import { Ids } from "./ids";

/** Configurations that together make every kind of resource and use every rollout strategy. */
const titles = [
  "prod as committed",
  "dev as committed",
  "with a domain and mail",
  "with a NAT instance",
  "without a way out",
  "asleep at night and on weekends",
  "that shares its balancer",
  "with a web ACL and all that is stored under a key",
  "with policies of others",
  "with every security header",
  "with canary rollouts",
  "with linear rollouts",
  "with traces in X-Ray",
  "with traces elsewhere",
] as const;

describe("AWS's API", () => {
  const account = useAccount();
  let resources: readonly EvaluatedResource[];

  before(async () => {
    ({ resources } = await previewCommitted("prod"));
  });

  async function create(all: readonly EvaluatedResource[]): Promise<readonly Made[]> {
    return createAll(all, account, await emptyAccount(account));
  }

  it("is asked for every kind of resource that any configuration has", async () => {
    const all = await kinds(Object.keys(configurations));
    // A guest adds it to another stack's listener.
    const ofGuests = "aws:lb/listenerCertificate:ListenerCertificate";
    assert.deepEqual(
      await kinds(titles),
      all.filter((type) => type !== ofGuests),
    );
  });

  for (const title of titles) {
    it(`accepts every resource of the stack ${title}`, async () => {
      const made = await create(await resourcesOf(title));
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

  /** Values that moto refuses but the models accept, one bad value each, with moto's message. */
  const bad: Readonly<Record<string, readonly [type: string, inputs: object, error: RegExp]>> = {
    "a trust policy with an unknown action": [
      "aws:iam/role:Role",
      { assumeRolePolicy: trust("sts:Nothing") },
      /MalformedPolicyDocument/,
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

  it("gets no call for a type that the tables do not have", async () => {
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

async function resourcesOf(title: string): Promise<readonly EvaluatedResource[]> {
  const { stack, settings } = configuration(title);
  return (await previewCommitted(stack, settings)).resources;
}

async function kinds(names: readonly string[]): Promise<readonly string[]> {
  const all = new Set<string>();
  for (const name of names) for (const { type } of await resourcesOf(name)) all.add(type);
  return [...all].sort();
}

function refused(made: readonly Made[]): readonly Made[] {
  return made.filter(({ error }) => error !== undefined);
}

function trust(Action: string): string {
  const Statement = [
    { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action },
  ];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
