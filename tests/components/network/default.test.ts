import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { runNetwork } from "./fixture";

const zones = {
  zoneIds: ["use1-az6", "use1-az4", "use1-az1"],
  names: ["us-east-1a", "us-east-1b", "us-east-1c"],
};

const filter = (zone: string) => [
  { name: "vpc-id", values: ["vpc-default"] },
  { name: "default-for-az", values: ["true"] },
  { name: "availability-zone-id", values: [zone] },
];

/** An account with a default subnet in these zones. */
function runDefault(
  region = "us-east-1",
  subnets: Readonly<Record<string, string>> = both,
  vpc: Readonly<Record<string, unknown>> = { id: "vpc-default", enableDnsSupport: true },
) {
  const zoneOf = (inputs: Readonly<Record<string, unknown>>) =>
    (inputs["filters"] as ReturnType<typeof filter>).at(-1)?.values[0] ?? "";
  return runNetwork(
    { mode: "default" },
    {
      region,
      lookups: {
        "aws:ec2/getVpc:getVpc": vpc,
        "aws:index/getAvailabilityZones:getAvailabilityZones": zones,
        "aws:ec2/getSubnets:getSubnets": (inputs) => {
          const id = subnets[zoneOf(inputs)];
          return { ids: id === undefined ? [] : [id] };
        },
      },
    },
  );
}

const both = { "use1-az1": "subnet-z", "use1-az4": "subnet-a" };

describe("Network in mode default", () => {
  it("asks for the default VPC and zones with Fargate, then for the default subnet of two", async () => {
    const { lookups } = await runDefault();
    assert.deepEqual(lookups, [
      { token: "aws:ec2/getVpc:getVpc", inputs: { default: true } },
      {
        token: "aws:index/getAvailabilityZones:getAvailabilityZones",
        inputs: {
          state: "available",
          excludeZoneIds: ["use1-az3"],
          filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }],
        },
      },
      { token: "aws:ec2/getSubnets:getSubnets", inputs: { filters: filter("use1-az1") } },
      { token: "aws:ec2/getSubnets:getSubnets", inputs: { filters: filter("use1-az4") } },
    ]);
  });

  it("uses every zone in a region that has Fargate everywhere", async () => {
    const { lookups } = await runDefault("eu-west-1");
    assert.deepEqual(lookups[1]?.inputs["excludeZoneIds"], []);
  });

  it("places balancer and tasks in the same two subnets, sorted, tasks with a public address", async () => {
    const { outputs } = await runDefault();
    assert.deepEqual(outputs["subnets"], {
      vpcId: "vpc-default",
      balancerSubnetIds: ["subnet-a", "subnet-z"],
      taskSubnetIds: ["subnet-a", "subnet-z"],
      assignPublicIp: true,
      ipv6: false,
    });
  });

  it("makes only the component itself", async () => {
    const { resources } = await runDefault();
    assert.deepEqual(
      resources.map((each) => each.type),
      ["mcp-catalog:network:Network"],
    );
  });

  for (const [has, subnets, missing] of [
    ["none", {}, ["us-east-1c", "us-east-1b"]],
    ["one", { "use1-az1": "subnet-z" }, ["us-east-1b"]],
  ] as const) {
    it(`fails if the VPC has ${has} of the default subnets, with the command for each that is missing`, async () => {
      await assert.rejects(runDefault("us-east-1", subnets), (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error), "no stack trace for the user");
        assert.equal(
          error.message,
          [
            `network.mode default needs a default subnet in two zones, and vpc-default has ${has}. Make what is missing, which costs nothing:`,
            ...missing.map(
              (zone) =>
                `  aws ec2 create-default-subnet --availability-zone ${zone} --region us-east-1`,
            ),
            "or choose network.mode dedicated or existing.",
          ].join("\n"),
        );
        return true;
      });
    });
  }

  it("fails if the VPC answers no DNS questions, with the command that makes it answer", async () => {
    const vpc = { id: "vpc-default", enableDnsSupport: false };
    await assert.rejects(runDefault("us-east-1", both, vpc), (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error), "no stack trace for the user");
      assert.deepEqual(error.message.split("\n"), [
        "network.mode default: the default VPC vpc-default answers no DNS questions (enableDnsSupport is off), so that tasks would not find ECR. Turn it on:",
        "  aws ec2 modify-vpc-attribute --vpc-id vpc-default --enable-dns-support --region us-east-1",
      ]);
      return true;
    });
  });
});
