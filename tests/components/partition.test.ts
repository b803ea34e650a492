import assert from "node:assert/strict";
import { partitionOf } from "../../components/partition";

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
});
