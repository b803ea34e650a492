import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { twoSubnets } from "../../../components/network/default";
import { runNetwork } from "./fixture";

const answers = {
  vpc: { id: "vpc-default" },
  zones: { zoneIds: ["use1-az6", "use1-az4", "use1-az1"] },
  subnets: { ids: ["subnet-z", "subnet-a"] },
};

function runDefault(region = "us-east-1", changes: Partial<typeof answers> = {}) {
  const { vpc, zones, subnets } = { ...answers, ...changes };
  return runNetwork(
    { mode: "default" },
    {
      region,
      lookups: {
        "aws:ec2/getVpc:getVpc": vpc,
        "aws:index/getAvailabilityZones:getAvailabilityZones": zones,
        "aws:ec2/getSubnets:getSubnets": subnets,
      },
    },
  );
}

describe("Network in mode default", () => {
  it("looks up the default VPC, then zones with Fargate, then the default subnets in two of them", async () => {
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
      {
        token: "aws:ec2/getSubnets:getSubnets",
        inputs: {
          filters: [
            { name: "vpc-id", values: ["vpc-default"] },
            { name: "default-for-az", values: ["true"] },
            { name: "availability-zone-id", values: ["use1-az1", "use1-az4"] },
          ],
        },
      },
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

  for (const ids of [[], ["subnet-a"]]) {
    it(`fails with ${ids.length} default subnets, and says what to do`, async () => {
      await assert.rejects(runDefault("us-east-1", { subnets: { ids } }), (error: Error) => {
        assert.ok(pulumi.RunError.isInstance(error), "no stack trace for the user");
        assert.ok(
          error.message.endsWith(
            `network.mode default needs a default subnet in two zones, found ${ids.length}. ` +
              "Create the missing one (aws ec2 create-default-subnet --availability-zone <zone>), " +
              "or choose network.mode dedicated or existing.",
          ),
          error.message,
        );
        return true;
      });
    });
  }
});

describe("twoSubnets", () => {
  it("sorts a copy, so that the order in AWS's answer does not matter", () => {
    const given = ["subnet-b", "subnet-a"];
    assert.deepEqual(twoSubnets(given), ["subnet-a", "subnet-b"]);
    assert.deepEqual(given, ["subnet-b", "subnet-a"]);
  });
});
