import assert from "node:assert/strict";
import { UnknownValue, type EvaluatedResource } from "../../../../tools/evaluate";
import { costIn, line, made, monthly, usageOf } from "../fixture";

const balancer = (inputs: Readonly<Record<string, unknown>> = {}) =>
  made("aws:lb/loadBalancer:LoadBalancer", "balancer", { subnets: ["a", "b", "c"], ...inputs });
const vpc = (inputs: Readonly<Record<string, unknown>> = {}): EvaluatedResource => ({
  ...made("awsx:ec2:Vpc", "network", inputs),
  custom: false,
  remote: true,
});
const endpoint = (name: string, inputs: Readonly<Record<string, unknown>>) =>
  made("aws:ec2/vpcEndpoint:VpcEndpoint", name, inputs);

describe("The cost of a load balancer", () => {
  it("has an address in each subnet", () => {
    assert.deepEqual(monthly(costIn([balancer()]), "public IPv4"), [10.95, 10.95]);
  });

  it("has none inside a VPC, nor without public IPv4", () => {
    for (const inputs of [{ internal: true }, { ipAddressType: "dualstack-without-public-ipv4" }]) {
      const cost = costIn([balancer(inputs)]);
      assert.deepEqual(cost.total, { floor: 16.43, ceiling: 16.43 });
      assert.equal(cost.lines.length, 1);
    }
  });

  it("has addresses of no known number if the subnets are not known", () => {
    const cost = costIn([balancer({ subnets: new UnknownValue() })]);
    assert.match(line(cost, "public IPv4").basis, /known only after pulumi up/);
    assert.equal(cost.unknown, 1);
  });

  it("has no price for a balancer of another type", () => {
    const cost = costIn([balancer({ loadBalancerType: "network" })]);
    assert.equal(line(cost, "load balancer").basis, "no price for a load balancer of type network");
    assert.equal(cost.unknown, 1);
  });

  it("has its capacity by use, 5.84 for an LCU all month", () => {
    const usage = usageOf(costIn([balancer()]), "capacity of the load balancer");
    assert.deepEqual([usage.unitPrice, usage.unit, usage.exampleUsd], [0.008, "LCU-hour", 5.84]);
  });
});

describe("The cost of a network", () => {
  const gateways = (inputs: Readonly<Record<string, unknown>>) => {
    const cost = costIn([vpc(inputs)]);
    return cost.lines.map(({ quantity, monthly: amount }) => [quantity.floor, amount?.floor]);
  };

  it("has awsx's NAT gateways: by default, one in each of three zones", () => {
    assert.deepEqual(gateways({}), [
      [3, 98.55],
      [3, 10.95],
    ]);
    assert.deepEqual(gateways({ availabilityZoneNames: ["a", "b"] }), [
      [2, 65.7],
      [2, 7.3],
    ]);
    assert.deepEqual(gateways({ natGateways: { strategy: "Single" } }), [
      [1, 32.85],
      [1, 3.65],
    ]);
    assert.deepEqual(gateways({ natGateways: { strategy: "None" } }), []);
  });

  it("has NAT gateways made one by one, a private one without an address", () => {
    const nat = (name: string, inputs: Readonly<Record<string, unknown>>) =>
      made("aws:ec2/natGateway:NatGateway", name, inputs);
    const cost = costIn([
      nat("private", { connectivityType: "private" }),
      nat("public", { allocationId: "eipalloc-1" }),
      made("aws:ec2/eip:Eip", "address"),
    ]);
    assert.deepEqual(monthly(cost, "NAT gateways"), [65.7, 65.7]);
    assert.deepEqual(monthly(cost, "public IPv4"), [3.65, 3.65]);
    assert.equal(usageOf(cost, "data through NAT gateways").exampleUsd, 0.45);
  });

  it("counts the parts of awsx's VPC if they are known, and then not its arguments", () => {
    const whole = vpc({ natGateways: { strategy: "OnePerAz" } });
    const part = (type: string, parent: string) => ({ ...made(type, "network-1"), parent });
    const inner = part("aws:ec2/vpc:Vpc", whole.urn);
    const cost = costIn([
      whole,
      inner,
      part("aws:ec2/eip:Eip", inner.urn),
      { ...part("aws:ec2/natGateway:NatGateway", inner.urn), inputs: { allocationId: "e-1" } },
    ]);
    assert.deepEqual(monthly(cost, "NAT gateways"), [32.85, 32.85]);
    assert.deepEqual(monthly(cost, "public IPv4 addresses of NAT gateways"), [3.65, 3.65]);
    assert.equal(cost.lines.length, 2);
  });

  const natInstance = (instanceType: string, volumeType: string) => {
    const template = made("aws:ec2/launchTemplate:LaunchTemplate", "network-nat-template", {
      instanceType,
      blockDeviceMappings: [{ ebs: { volumeType, volumeSize: 4 } }],
    });
    const group = made("aws:autoscaling/group:Group", "network-nat", { desiredCapacity: 1 });
    const address = made("aws:ec2/eip:Eip", "network-nat-address");
    return costIn([template, { ...group, dependencies: [template.urn] }, address]);
  };

  it("has a NAT instance: the machine, its disk and its address", () => {
    const cost = natInstance("t4g.nano", "gp3");
    assert.deepEqual(monthly(cost, "NAT instances (t4g.nano)"), [3.07, 3.07]);
    assert.deepEqual(monthly(cost, "disks of NAT instances (4 GB gp3)"), [0.32, 0.32]);
    assert.deepEqual(monthly(cost, "public IPv4 addresses of NAT instances"), [3.65, 3.65]);
    assert.deepEqual(cost.total, { floor: 7.04, ceiling: 7.04 });
    assert.equal(cost.unknown, 0);
  });

  it("has no price for another machine, nor for another disk", () => {
    const cost = natInstance("t4g.micro", "io2");
    assert.equal(
      line(cost, "NAT instances (t4g.micro)").basis,
      "no price for instances of type t4g.micro",
    );
    assert.equal(
      line(cost, "disks of NAT instances (4 GB io2)").basis,
      "no price for disks of type io2",
    );
    assert.equal(cost.unknown, 2);
  });

  it("says what lowers the price of endpoints, which is not the same with and without NAT", () => {
    const kms = endpoint("kms", { vpcEndpointType: "Interface", subnetIds: ["a", "b"] });
    const levers = (all: readonly EvaluatedResource[]) =>
      line(costIn(all), "interface endpoints").levers;
    assert.deepEqual(levers([kms]), [
      "network.nat: single has one NAT gateway and no interface endpoints",
    ]);
    assert.deepEqual(levers([kms, vpc({ natGateways: { strategy: "Single" } })]), [
      "network.endpoints: each service left out is one less in each zone",
    ]);
  });

  it("has interface endpoints by zone, and those over route tables for free", () => {
    const cost = costIn([
      endpoint("logs", { vpcEndpointType: "Interface", subnetIds: ["a", "b", "c"] }),
      endpoint("s3", { vpcEndpointType: "Gateway" }),
      endpoint("old", {}),
    ]);
    assert.deepEqual(cost.total, { floor: 21.9, ceiling: 21.9 });
    assert.equal(usageOf(cost, "data through interface endpoints").exampleUsd, 0.1);
  });

  it("has no price for other endpoints, nor for those inside awsx's VPC", () => {
    const cost = costIn([
      endpoint("inspection", { vpcEndpointType: "GatewayLoadBalancer" }),
      vpc({ natGateways: { strategy: "None" }, vpcEndpointSpecs: [{ serviceName: "logs" }] }),
    ]);
    assert.equal(cost.unknown, 2);
  });
});
