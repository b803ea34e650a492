import assert from "node:assert/strict";
import { kinds } from "../../../tools/aws";
import { isNone } from "../../../tools/aws/kind";
import { loadShapes, type Shapes } from "../../../tools/calls";
import { cloudFormationTemplate } from "../../../tools/scan/cloudFormation";
import { SecretValue, UnknownValue } from "../../../tools/evaluate";
import { configurations } from "../../support/configurations";
import { previewCommitted } from "../../support/stack";
import { made } from "./fixture";

const bucket = made("aws:s3/bucket:Bucket", "logs", { bucket: "shop-logs" });

/** Whether CloudFormation has a resource of its own for a type. */
function isWhole(type: string): boolean {
  const about = kinds.get(type)?.cloudFormation;
  return about !== undefined && !isNone(about) && !about.partOf;
}

describe("A stack's twin in CloudFormation", () => {
  let shapes: Shapes;
  before(async () => {
    shapes = await loadShapes();
  });

  it("has every resource of every configuration, or says why not", async () => {
    for (const { stack, settings } of Object.values(configurations)) {
      const { resources } = await previewCommitted(stack, settings);
      const { template } = cloudFormationTemplate(resources, shapes);
      const whole = resources.filter(({ type }) => isWhole(type));
      assert.equal(Object.keys(template.Resources).length, whole.length);
    }
  });

  it("has a bucket as one resource, and knows which resource each part comes from", () => {
    const versions = made("aws:s3/bucketVersioning:BucketVersioning", "logs-versions", {
      bucket: "shop-logs",
      versioningConfiguration: { status: "Enabled" },
    });
    const { template, ownerOf } = cloudFormationTemplate([bucket, versions], shapes);
    assert.deepEqual(template.Resources, {
      logs: {
        Type: "AWS::S3::Bucket",
        Properties: { BucketName: "shop-logs", VersioningConfiguration: { Status: "Enabled" } },
      },
    });
    assert.equal(ownerOf("logs", "VersioningConfiguration"), versions);
    assert.equal(ownerOf("logs", "BucketName"), bucket);
    assert.throws(() => ownerOf("other", "Name"), /does not have: other/);
    assert.throws(
      () => cloudFormationTemplate([versions], shapes),
      /with Bucket shop-logs is in the stack/,
    );
  });

  it("has no secret, nothing made up for what is not known, and no empty text or list", () => {
    const role = made("aws:iam/role:Role", "it", {
      name: new UnknownValue(),
      description: "",
      permissionsBoundary: new SecretValue("secret"),
    });
    assert.deepEqual(cloudFormationTemplate([role], shapes).template.Resources["it"]?.Properties, {
      RoleName: { Ref: "Unknown" },
      PermissionsBoundary: { Ref: "Unknown" },
    });
  });

  it("says what to do for a type that is new", () => {
    assert.throws(() => cloudFormationTemplate([made("aws:sqs/queue:Queue", "it")], shapes), {
      message:
        "No CloudFormation type is known for aws:sqs/queue:Queue: describe it in tools/aws/.",
    });
  });
});
