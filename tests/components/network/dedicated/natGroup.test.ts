import type * as pulumi from "@pulumi/pulumi";
import assert from "node:assert/strict";
import { NatInstance } from "../../../../components/network/dedicated/natInstance";
import { run } from "../../../support/program";
import { groupType } from "./natFixture";

describe("the group of a NAT instance", () => {
  it("is replaced with the VPC, because its machine would stay there, and deleted first", async () => {
    const found: pulumi.CustomResourceOptions[] = [];
    const look: pulumi.ResourceTransformation = ({ type, opts }) => {
      if (type === groupType) found.push(opts);
      return undefined;
    };
    const make = () => {
      const args = {
        name: "shop-nat",
        vpcId: "vpc-1",
        subnetId: "subnet-1",
        cidr: "10.1.0.0/16",
        region: "eu-west-1",
        imageId: "ami-new",
        accountId: "123456789012",
        egressPorts: [443],
        tags: {},
      };
      new NatInstance("nat", args, { transformations: [look] });
    };
    await run(make, {
      outputs: { "aws:ec2/launchTemplate:LaunchTemplate": { latestVersion: 7 } },
    });
    assert.deepEqual(
      found.map((opts): unknown[] => [opts.replacementTrigger, opts.deleteBeforeReplace]),
      [["vpc-1", true]],
    );
  });
});
