import assert from "node:assert/strict";
import { quotasNow } from "../../../../live/account/quotas";
import { AwsError, withCannedAws, type Answers } from "../../support/cannedAws";
import { cannedConfig } from "../../support/config";

const own = [
  { key: "Project", value: "shop" },
  { key: "Stack", value: "prod" },
];
const stagings = [own[0], { key: "Stack", value: "staging" }];

const balancer = (LoadBalancerName: string, Type = "application") => ({ LoadBalancerName, Type });

const account: Answers = {
  DescribeAddresses: () => ({
    addressesSet: [{ tagSet: own }, { tagSet: stagings }, { allocationId: "eipalloc-1" }],
  }),
  DescribeVpcs: () => ({
    vpcSet: [
      { vpcId: "vpc-1", cidrBlock: "10.0.0.0/16", tagSet: own },
      { vpcId: "vpc-2", cidrBlock: "172.31.0.0/16" },
    ],
  }),
  DescribeLoadBalancers: () => ({
    LoadBalancers: [balancer("shop-alb"), balancer("other"), balancer("tcp", "network")],
  }),
  GetServiceQuota: ({ QuotaCode }) => ({
    Quota: {
      Value: 5,
      ...(QuotaCode === "L-3032A538"
        ? { UsageMetric: { MetricNamespace: "AWS/Usage", MetricName: "ResourceCount" } }
        : {}),
    },
  }),
  GetMetricData: () => ({ MetricDataResults: [{ Id: "used", Values: [1.5, 4] }] }),
};

const asked = {
  stackTags: { Project: "shop", Stack: "prod" },
  balancer: "shop-alb",
  cidr: "10.0.0.0/16",
  needs: { addresses: 1, vpcs: 1, balancers: 1, onDemand: 0, spot: 0 },
} as const;

/** What is found, and the calls that it takes. */
function ask(changes: Partial<Record<keyof typeof asked, unknown>>, answers: Answers = {}) {
  return withCannedAws({ ...account, ...answers }, async ({ endpoint, calls }) => {
    const found = await quotasNow(cannedConfig(endpoint), { ...asked, ...changes } as typeof asked);
    return { ...found, calls: calls.map(({ operation }) => operation).sort() };
  });
}

const counts = ["DescribeAddresses", "DescribeLoadBalancers", "DescribeVpcs"];

describe("quotasNow", () => {
  it("asks for no quota of the kinds that the stack has already", async () => {
    assert.deepEqual(await ask({}), { found: [], unread: [], calls: counts });
  });

  it("recognizes the stack's own resources by its tags and its load balancer's name, and leaves out network load balancers", async () => {
    const needs = { addresses: 2, vpcs: 2, balancers: 2, onDemand: 0, spot: 0 };
    assert.deepEqual((await ask({ needs })).found, [
      { kind: "addresses", own: 1, all: 3, limit: 5 },
      { kind: "vpcs", own: 1, all: 2, limit: 5 },
      { kind: "balancers", own: 1, all: 2, limit: 5 },
    ]);
  });

  it("does not count a VPC that the run replaces", async () => {
    assert.deepEqual((await ask({ cidr: "10.1.0.0/16" })).found, [
      { kind: "vpcs", own: 0, all: 2, limit: 5 },
    ]);
  });

  it("takes the vCPU in use from the newest point of AWS's metric, and none from a quota without one", async () => {
    const needs = { addresses: 0, vpcs: 0, balancers: 0, onDemand: 1, spot: 1 };
    assert.deepEqual(await ask({ needs }), {
      found: [
        { kind: "onDemand", own: 0, all: 1.5, limit: 5 },
        { kind: "spot", own: 0, all: 0, limit: 5 },
      ],
      unread: [],
      calls: ["GetMetricData", "GetServiceQuota", "GetServiceQuota"],
    });
  });

  it("takes AWS's default if the account has no quota of its own", async () => {
    const { found } = await ask(
      { needs: { ...asked.needs, addresses: 2 } },
      {
        GetServiceQuota: () => {
          throw new AwsError("NoSuchResourceException", "none");
        },
        GetAWSDefaultServiceQuota: () => ({ Quota: { Value: 4 } }),
      },
    );
    assert.deepEqual(found, [{ kind: "addresses", own: 1, all: 3, limit: 4 }]);
  });

  it("goes on without what AWS refuses, and says what that is", async () => {
    const refuse = () => {
      throw new AwsError("AccessDeniedException", "you may not");
    };
    const { found, unread } = await ask(
      { needs: { ...asked.needs, addresses: 2, balancers: 2 } },
      { DescribeAddresses: refuse, GetServiceQuota: refuse },
    );
    assert.deepEqual(found, []);
    assert.deepEqual(unread, [
      "ec2:DescribeAddresses, servicequotas:GetServiceQuota: AccessDeniedException: you may not",
    ]);
  });
});
