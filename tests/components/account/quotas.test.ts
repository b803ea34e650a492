import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../../../components/common/live";
import { patientAsk } from "../../../components/common/lookUps";
import {
  quotaNeeds,
  refuseQuotas,
  type AskedQuotas,
  type QuotaNow,
} from "../../../components/account/quotas";
import { run } from "../../support/program";
import { serviceThat } from "../fargateApp/fakeLive";

const dedicated = {
  mode: "dedicated",
  cidr: "10.0.0.0/16",
  nat: "perAz",
  endpoints: [],
  flowLogs: false,
} as const;

const stack = {
  network: dedicated,
  sharing: "own",
  cpu: 512,
  spot: undefined,
  desiredCount: 4,
  stackTags: { Project: "shop", Stack: "prod" },
  balancer: "shop-alb",
  region: "eu-west-1",
} as const;

/** Asks with an answer of the account; what it asked, what it warned of, and the error. */
async function ask(
  now: Parameters<typeof serviceThat>[0] | undefined,
  quotas: Live["quotas"],
  changes: Partial<typeof stack> = {},
) {
  const asked: AskedQuotas[] = [];
  let error: unknown;
  const { warnings } = await run(async () => {
    await refuseQuotas({
      ...stack,
      ...changes,
      now: Promise.resolve(now && serviceThat(now)),
      ask: patientAsk(0.05),
      live: {
        quotas: (each) => {
          asked.push(each);
          return quotas(each);
        },
      },
    }).catch((reason: unknown) => {
      error = reason;
    });
    return {};
  });
  return { needs: asked.map(({ needs }) => needs), warnings, error };
}

const answer = (...found: readonly QuotaNow[]) =>
  ask(undefined, () => Promise.resolve({ found, unread: [] }));

describe("How much of the account's quotas a stack uses", () => {
  const needs = (changes: Partial<Parameters<typeof quotaNeeds>[0]>) =>
    quotaNeeds({ ...stack, tasks: 4, ...changes });

  it("is addresses by the kind of NAT, a VPC, a load balancer, and vCPU of its tasks", () => {
    const rest = { vpcs: 1, balancers: 1, onDemand: 2, spot: 0 };
    assert.deepEqual(needs({}), { addresses: 2, ...rest });
    for (const [nat, addresses] of [
      ["none", 0],
      ["single", 1],
      ["instance", 1],
    ] as const) {
      assert.deepEqual(needs({ network: { ...dedicated, nat } }), { addresses, ...rest });
    }
  });

  it("has no network in somebody else's VPC, and only vCPU behind another stack's load balancer", () => {
    assert.deepEqual(needs({ network: { mode: "default" } }), {
      ...{ addresses: 0, vpcs: 0, balancers: 1, onDemand: 2, spot: 0 },
    });
    assert.deepEqual(needs({ sharing: "guest" }), {
      ...{ addresses: 0, vpcs: 0, balancers: 0, onDemand: 2, spot: 0 },
    });
  });

  it("is divided between on demand and Spot as ECS divides the tasks", () => {
    const vcpus = (share: number, base: number) => {
      const { onDemand, spot } = needs({ spot: { share, base } });
      return [onDemand, spot];
    };
    assert.deepEqual(vcpus(50, 0), [1, 1]);
    assert.deepEqual(vcpus(100, 1), [0.5, 1.5]);
    assert.deepEqual(vcpus(100, 0), [0, 2]);
    assert.deepEqual(vcpus(50, 6), [2, 0]);
  });
});

describe("A run and the account's quotas", () => {
  it("are in order up to the last resource that fits", async () => {
    const { error, warnings } = await answer(
      { kind: "addresses", own: 0, all: 3, limit: 5 },
      { kind: "onDemand", own: 0, all: 4, limit: 6 },
    );
    assert.deepEqual([error, warnings], [undefined, []]);
  });

  it("end in one error that names each quota, what is used, and both ways out", async () => {
    const { error } = await answer(
      { kind: "addresses", own: 0, all: 4, limit: 5 },
      { kind: "vpcs", own: 0, all: 5, limit: 5 },
      { kind: "balancers", own: 0, all: 9, limit: 50 },
    );
    assert.ok(pulumi.RunError.isInstance(error));
    assert.deepEqual(error.message.split("\n"), [
      "The account's quotas in eu-west-1 have no room for what this run makes:",
      "",
      "  Elastic IP addresses: this run needs 2 more, 4 are in use, and the account's quota is 5",
      "    Ask for more: aws service-quotas request-service-quota-increase --service-code ec2 --quota-code L-0263D0A3 --desired-value 6 --region eu-west-1",
      "    Or release one that nobody uses, or set network.nat to none or network.mode to default.",
      "  VPCs: this run needs 1 more, 5 are in use, and the account's quota is 5",
      "    Ask for more: aws service-quotas request-service-quota-increase --service-code vpc --quota-code L-F678F1CE --desired-value 6 --region eu-west-1",
      "    Or set network.mode to default or existing, or sharedWith to a stack that shares its VPC.",
      "",
      "Nothing was changed. AWS answers small requests within minutes; then run the same command again.",
    ]);
  });

  it("count what the stack has already only once", async () => {
    const { error } = await answer({ kind: "addresses", own: 1, all: 4, limit: 5 });
    assert.equal(error, undefined);
  });

  it("end in a warning if only a metric that is minutes old leaves no room for the tasks", async () => {
    const { error, warnings } = await answer({ kind: "onDemand", own: 0, all: 5, limit: 6 });
    assert.equal(error, undefined);
    assert.equal(warnings.length, 1);
    assert.match(
      warnings[0] ?? "",
      /^vCPU of Fargate: this run needs 2 more, 5 are in use, and .* 6\n/,
    );
    assert.match(
      warnings[0] ?? "",
      /L-3032A538 --desired-value 7 .*\n {4}Or set a smaller desiredCount or cpu\./,
    );
  });

  it("end in an error if the tasks alone are too many", async () => {
    const { error } = await answer({ kind: "onDemand", own: 0, all: 0, limit: 1.75 });
    assert.match(String(error), /vCPU of Fargate: this run needs 2 more, 0 are in use/);
  });

  it("are compared for a running stack only with the tasks that the stack file adds", async () => {
    const none = () => Promise.resolve({ found: [], unread: [] });
    const counts = async (obeyedCount: number | undefined, desiredCount: number) => {
      const { needs } = await ask({ desiredCount, obeyedCount }, none);
      return needs.map(({ onDemand }) => onDemand);
    };
    assert.deepEqual(await counts(2, 2), [1]);
    assert.deepEqual(await counts(4, 2), [0], "scaling or a person has set it");
    assert.deepEqual(await counts(undefined, 2), [0]);
    assert.deepEqual(await counts(6, 6), [0]);
  });

  it("are not looked up if the stack needs nothing that has a quota", async () => {
    const guest = await ask(
      { desiredCount: 4, obeyedCount: 4 },
      () => Promise.reject(new Error("asked")),
      { sharing: "guest" as "own" },
    );
    assert.deepEqual(guest, { needs: [], warnings: [], error: undefined });
  });

  for (const [what, silent] of [
    [
      "refuses to tell",
      () =>
        Promise.resolve({ found: [], unread: ["servicequotas:GetServiceQuota: AccessDenied: no"] }),
    ],
    ["does not answer", () => new Promise<never>(() => undefined)],
  ] as const) {
    it(`fail no run if AWS ${what}: the first one says so, and later ones do not`, async () => {
      const first = await ask(undefined, silent);
      assert.equal(first.error, undefined);
      assert.match(
        first.warnings.join("\n"),
        /^Could not check all quotas of the account: .+\. A quota/,
      );
      const later = await ask({ desiredCount: 4, obeyedCount: 4 }, silent);
      assert.deepEqual([later.error, later.warnings], [undefined, []]);
    });
  }
});
