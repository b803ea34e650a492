import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { EvaluatedResource } from "../../../../tools/evaluate";
import { json, type Run } from "../../../support/program";
import {
  egressType,
  groupType,
  imagesToken,
  ingressType,
  runInstance,
  templateType,
} from "./natFixture";

describe("A NAT instance without an image", () => {
  it("is refused if the region has no image, and the error says what to do", async () => {
    await assert.rejects(runInstance([]), (error: Error) => {
      assert.ok(pulumi.RunError.isInstance(error), "no stack trace for the user");
      const message =
        "network.nat instance needs fck-nat's image, which eu-west-1 does not have: choose single, perAz or none.";
      assert.ok(error.message.endsWith(message), error.message);
      return true;
    });
  });
});

describe("A NAT instance", () => {
  let network: Run;
  let template: EvaluatedResource["inputs"];
  before(async () => {
    network = await runInstance();
    template = network.one(templateType).inputs;
  });

  it("is one machine that a group replaces in the first public subnet", () => {
    assert.deepEqual(network.one(groupType).inputs, {
      name: "shop-nat",
      minSize: 1,
      maxSize: 1,
      desiredCapacity: 1,
      vpcZoneIdentifiers: ["subnet-pub-a"],
      healthCheckType: "EC2",
      launchTemplate: { id: "network-nat-template-id", version: "7" },
    });
  });

  it("is the smallest of its kind, made from fck-nat's newest image", () => {
    assert.equal(template["instanceType"], "t4g.nano");
    assert.equal(template["imageId"], "ami-new");
    assert.deepEqual(template["creditSpecification"], { cpuCredits: "standard" });
    assert.deepEqual(
      network.lookups.filter(({ token }) => token === imagesToken).map(({ inputs }) => inputs),
      [
        {
          owners: ["568608671756"],
          filters: [
            { name: "name", values: ["fck-nat-al2023-*-arm64-ebs"] },
            { name: "architecture", values: ["arm64"] },
          ],
        },
      ],
    );
  });

  it("answers questions about itself only to itself, and only with a token", () => {
    assert.deepEqual(template["metadataOptions"], {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
    });
  });

  it("has an encrypted disk, which is deleted with it", () => {
    const ebs = {
      volumeType: "gp3",
      volumeSize: 4,
      encrypted: "true",
      deleteOnTermination: "true",
    };
    assert.deepEqual(template["blockDeviceMappings"], [{ deviceName: "/dev/xvda", ebs }]);
  });

  it("tells fck-nat which interface and which address to take over", () => {
    const script = Buffer.from(String(template["userData"]), "base64").toString();
    assert.deepEqual(script.split("\n"), [
      "#!/bin/sh",
      'echo "eni_id=network-nat-interface-id" > /etc/fck-nat.conf',
      'echo "eip_id=network-nat-address-id" >> /etc/fck-nat.conf',
      "service fck-nat restart",
      "",
    ]);
  });

  it("has an interface that forwards packets, and the private routes name it", () => {
    const { inputs } = network.one("aws:ec2/networkInterface:NetworkInterface");
    assert.equal(inputs["sourceDestCheck"], false);
    assert.equal(inputs["subnetId"], "subnet-pub-a");
    assert.deepEqual(inputs["securityGroups"], ["network-nat-group-id"]);
    for (const [name, routeTableId] of [
      ["network-private-1-nat", "rtb-priv-a"],
      ["network-private-2-nat", "rtb-priv-b"],
    ] as const) {
      assert.deepEqual(network.named("aws:ec2/route:Route", name).inputs, {
        routeTableId,
        destinationCidrBlock: "0.0.0.0/0",
        networkInterfaceId: "network-nat-interface-id",
      });
    }
  });

  it("exists before the private routes lead to it", () => {
    for (const name of ["network-private-1-nat", "network-private-2-nat"]) {
      const route = network.named("aws:ec2/route:Route", name);
      assert.ok(network.waitsFor(route).includes("network-nat"), name);
    }
  });

  it("starts with the tags of the stack, and with its own name, by which its role selects it", () => {
    const tags = { Stack: "prod", Name: "shop-nat" };
    assert.deepEqual(
      template["tagSpecifications"],
      ["instance", "network-interface", "volume"].map((resourceType) => ({ resourceType, tags })),
    );
    const { inputs } = network.one("aws:ec2/networkInterface:NetworkInterface");
    assert.deepEqual(inputs["tags"], { Name: "shop-nat" });
  });

  it("lets through what the tasks may send, only from the VPC, and the answers to them", () => {
    const ports = (type: string) =>
      network.all(type).map(({ inputs }) => {
        assert.equal(inputs["securityGroupId"], "network-nat-group-id");
        assert.equal(inputs["ipProtocol"], "tcp");
        return [inputs["cidrIpv4"], inputs["fromPort"], inputs["toPort"]];
      });
    assert.deepEqual(ports(ingressType), [
      ["10.1.0.0/16", 443, 443],
      ["10.1.0.0/16", 5432, 5432],
    ]);
    assert.deepEqual(ports(egressType), [
      ["0.0.0.0/0", 443, 443],
      ["0.0.0.0/0", 5432, 5432],
      ["10.1.0.0/16", 1024, 65535],
    ]);
    assert.deepEqual(template["networkInterfaces"], [
      {
        deviceIndex: 0,
        associatePublicIpAddress: "true",
        securityGroups: ["network-nat-group-id"],
        deleteOnTermination: "true",
      },
    ]);
  });

  it("may take over only its own address and interface", () => {
    assert.deepEqual(json(network.one("aws:iam/rolePolicy:RolePolicy"), "policy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "ec2:AssociateAddress",
            "ec2:AttachNetworkInterface",
            "ec2:ModifyNetworkInterfaceAttribute",
          ],
          Resource: [
            "arn:aws:ec2:eu-west-1:123456789012:instance/*",
            "arn:aws:ec2:eu-west-1:123456789012:network-interface/*",
          ],
          Condition: { StringEquals: { "aws:ResourceTag/Name": "shop-nat" } },
        },
        {
          Effect: "Allow",
          Action: "ec2:AssociateAddress",
          Resource: "arn:aws:ec2:eu-west-1:123456789012:elastic-ip/network-nat-address-id",
        },
      ],
    });
    const profile = network.one("aws:iam/instanceProfile:InstanceProfile");
    assert.ok(network.waitsFor(profile).includes("network-nat-role-take-over"));
    assert.deepEqual(template["iamInstanceProfile"], { arn: "network-nat-role-profile-arn" });
  });
});
