import assert from "node:assert/strict";
import { consoleHost, partitionOf } from "../../../components/iam/partition";

describe("partitionOf", () => {
  it("is aws for commercial regions", () => {
    assert.equal(partitionOf("us-east-1"), "aws");
    assert.equal(partitionOf("eu-central-1"), "aws");
    assert.equal(partitionOf("ca-central-1"), "aws");
  });

  it("is aws-cn for the regions in China", () => {
    assert.equal(partitionOf("cn-north-1"), "aws-cn");
    assert.equal(partitionOf("cn-northwest-1"), "aws-cn");
  });

  it("is aws-us-gov for GovCloud, not for other regions in the US", () => {
    assert.equal(partitionOf("us-gov-west-1"), "aws-us-gov");
    assert.equal(partitionOf("us-west-1"), "aws");
  });

  it("is known for each of the other partitions", () => {
    assert.equal(partitionOf("eusc-de-east-1"), "aws-eusc");
    assert.equal(partitionOf("us-iso-east-1"), "aws-iso");
    assert.equal(partitionOf("us-isob-east-1"), "aws-iso-b");
    assert.equal(partitionOf("eu-isoe-west-1"), "aws-iso-e");
    assert.equal(partitionOf("us-isof-south-1"), "aws-iso-f");
  });
});

describe("consoleHost", () => {
  for (const [region, host] of [
    ["us-east-1", "us-east-1.console.aws.amazon.com"],
    ["cn-north-1", "cn-north-1.console.amazonaws.cn"],
    ["us-gov-west-1", "us-gov-west-1.console.amazonaws-us-gov.com"],
    ["eusc-de-east-1", "eusc-de-east-1.console.amazonaws-eusc.eu"],
  ] as const) {
    it(`is ${host} in ${region}`, () => {
      assert.equal(consoleHost(region), host);
    });
  }
});
