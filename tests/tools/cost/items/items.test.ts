import assert from "node:assert/strict";
import { costOf } from "../../../../tools/cost";
import { readPrices, type PriceList } from "../../../../tools/cost/priceList";
import { costIn, line, made, monthly, service, usageOf } from "../fixture";

describe("The cost of the rest", () => {
  it("has secrets with their replicas", () => {
    const secret = (name: string, replicas: readonly unknown[] = []) =>
      made("aws:secretsmanager/secret:Secret", name, { replicas });
    assert.deepEqual(monthly(costIn([secret("a"), secret("b", [{}, {}])]), "secrets"), [1.6, 1.6]);
  });

  it("has alarms by the metrics they look at, and no price for those by seconds", () => {
    const alarm = (name: string, inputs: Readonly<Record<string, unknown>>) =>
      made("aws:cloudwatch/metricAlarm:MetricAlarm", name, inputs);
    const metric = (period: number) => ({ metric: { metricName: "m", period } });
    const cost = costIn([
      alarm("one", { metricName: "m", period: 60 }),
      alarm("three", {
        metricQueries: [metric(60), metric(60), metric(300), { expression: "m1 + m2 + m3" }],
      }),
      alarm("fast", { metricQueries: [metric(10)] }),
    ]);
    assert.deepEqual(monthly(cost, "alarms, by metric"), [0.4, 0.4]);
    assert.equal(line(cost, "alarm fast").monthly, undefined);
  });

  it("has the fourth dashboard", () => {
    const dashboards = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        made("aws:cloudwatch/dashboard:Dashboard", `d${index}`),
      );
    assert.deepEqual(monthly(costIn(dashboards(3)), "dashboards"), [0, 0]);
    assert.deepEqual(monthly(costIn(dashboards(4)), "dashboards"), [3, 3]);
  });

  it("has keys, web ACLs with their rules, and hosted zones", () => {
    const cost = costIn([
      made("aws:kms/key:Key", "key", { enableKeyRotation: true }),
      made("aws:wafv2/webAcl:WebAcl", "acl", { rules: [{}, {}] }),
      made("aws:route53/zone:Zone", "zone"),
    ]);
    assert.deepEqual(monthly(cost, "KMS keys"), [1, 1]);
    assert.deepEqual(monthly(cost, "web ACL"), [7, 7]);
    assert.deepEqual(monthly(cost, "hosted zones"), [0.5, 0.5]);
    assert.match(line(cost, "KMS keys").note ?? "", /rotations/);
  });

  it("has logs, images, objects, flow logs, reads of secrets and data out by use", () => {
    const cost = costIn([
      made("aws:cloudwatch/logGroup:LogGroup", "logs"),
      made("aws:ecr/repository:Repository", "images"),
      made("aws:s3/bucket:Bucket", "bucket"),
      made("aws:ec2/flowLog:FlowLog", "flow"),
      made("aws:secretsmanager/secret:Secret", "secret"),
      ...service(),
    ]);
    assert.deepEqual(
      cost.usage.map(({ item, exampleUsd }) => [item, exampleUsd]),
      [
        ["reads of secrets", 0.01],
        ["logs written", 0.5],
        ["logs kept", 0.03],
        ["flow logs written", 0.5],
        ["images kept", 0.1],
        ["objects in S3", 0.02],
        ["data out to the internet", 0.9],
      ],
    );
  });
});

describe("Items without a price", () => {
  it("have a line if their type is undecided, and never count as free", () => {
    const cost = costIn([
      made("aws:rds/instance:Instance", "db"),
      made("aws:rds/instance:Instance", "db2"),
    ]);
    assert.deepEqual(
      cost.lines.map(({ item, basis, quantity, monthly: amount }) => [
        item,
        basis,
        quantity.floor,
        amount,
      ]),
      [
        [
          "aws:rds/instance:Instance",
          "no price known for type aws:rds/instance:Instance",
          2,
          undefined,
        ],
      ],
    );
    assert.equal(cost.unknown, 1);
  });

  it("do not include components and providers", () => {
    const component = { ...made("test:index:Group", "group"), custom: false };
    assert.deepEqual(costIn([component, made("pulumi:providers:aws", "aws")]).lines, []);
  });

  it("have a line that names them in a region that lacks their prices", () => {
    const prices: PriceList = {
      ...readPrices(),
      regions: {
        "eu-north-1": { fargateX86Vcpu: { usd: 0.0445, source: "AmazonECS", date: "2026-09-28" } },
      },
    };
    const cost = costOf(service(), "eu-north-1", { prices });
    assert.equal(line(cost, "Fargate").basis, "no price for Fargate x86 memory in eu-north-1");
    assert.deepEqual([cost.regionKnown, cost.unknown, cost.total.ceiling], [true, 1, 0]);
    assert.equal(
      usageOf(cost, "data out to the internet").note,
      "no price for data out to the internet in eu-north-1",
    );
  });

  it("are all items in a region that the list lacks", () => {
    const cost = costOf(
      [...service(), made("aws:lb/loadBalancer:LoadBalancer", "balancer", { subnets: [] })],
      "xx-nowhere-1",
    );
    assert.equal(cost.regionKnown, false);
    assert.equal(cost.unknown, cost.lines.length);
  });
});
