import assert from "node:assert/strict";
import { shapeOf } from "../../../tools/calls";
import { cloudFormationTemplate } from "../../../tools/scan/cloudFormation";
import { cloudFormationTypes, withoutTwin } from "../../../tools/scan/cloudFormationTypes";
import { SecretValue, UnknownValue } from "../../../tools/evaluate";
import { configurations } from "../../support/configurations";
import { previewCommitted } from "../../support/stack";
import { made } from "./fixture";

const bucket = made("aws:s3/bucket:Bucket", "logs", { bucket: "shop-logs" });

describe("A stack's twin in CloudFormation", () => {
  it("has every resource of every configuration, or says why not", async () => {
    for (const { stack, settings } of Object.values(configurations)) {
      const { resources } = await previewCommitted(stack, settings);
      const { template } = cloudFormationTemplate(resources);
      const whole = resources.filter(
        ({ type }) =>
          type.startsWith("aws:") && !(type in withoutTwin) && !cloudFormationTypes[type]?.partOf,
      );
      assert.equal(Object.keys(template.Resources).length, whole.length);
    }
  });

  it("names no type whose calls are not known", () => {
    for (const type of Object.keys(cloudFormationTypes)) shapeOf(type);
  });

  it("has a bucket in one piece, and knows what each piece comes from", () => {
    const versions = made("aws:s3/bucketVersioning:BucketVersioning", "logs-versions", {
      bucket: "shop-logs",
      versioningConfiguration: { status: "Enabled" },
    });
    const { template, ownerOf } = cloudFormationTemplate([bucket, versions]);
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
      () => cloudFormationTemplate([versions]),
      /with Bucket shop-logs is in the stack/,
    );
  });

  it("has no secret, nothing made up for what is not known, and no empty text or list", () => {
    const role = made("aws:iam/role:Role", "it", {
      name: new UnknownValue(),
      description: "",
      permissionsBoundary: new SecretValue("secret"),
    });
    assert.deepEqual(cloudFormationTemplate([role]).template.Resources["it"]?.Properties, {
      RoleName: { Ref: "Unknown" },
      PermissionsBoundary: { Ref: "Unknown" },
    });
  });

  it("says what to do for a type that is new", () => {
    assert.throws(() => cloudFormationTemplate([made("aws:sqs/queue:Queue", "it")]), {
      message:
        "No CloudFormation type is known for aws:sqs/queue:Queue: add it to tools/scan/cloudFormationTypes.ts.",
    });
  });
});
