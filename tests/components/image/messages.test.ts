import assert from "node:assert/strict";
import {
  describeImage,
  missingTagMessage,
  wrongPlatformMessage,
} from "../../../components/image/messages";

const digest = "sha256:fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";

describe("describeImage", () => {
  for (const [bytes, megabytes] of [
    [1, 1],
    [999_999, 1],
    [1_000_000, 1],
    [1_000_001, 2],
    [1_500_000_000, 1500],
  ] as const) {
    it(`says ${megabytes} MB of ${bytes} bytes`, () => {
      const image = { imageDigest: digest, imagePushedAt: 1_700_000_000, imageSizeInBytes: bytes };
      assert.equal(
        describeImage("v2", image),
        `v2 → sha256:fedcba987654…, pushed 2023-11-14 22:13 UTC, ${megabytes} MB`,
      );
    });
  }
});

describe("missingTagMessage", () => {
  const images = ["v1", "v2", "latest", "v10", "v4", "v5", "v6"].map((tag, index) => ({
    tag,
    pushedAt: 60 * index,
  }));
  const message = (found = images) =>
    missingTagMessage("shop", "v7", found, ["build", "push"], "qa");

  it("names the five tags that were pushed last, by time, and never latest, which is not a version", () => {
    assert.deepEqual(message().split("\n").slice(0, 7), [
      "imageTag v7 is not in the ECR repository shop, which has",
      "  v6   pushed 1970-01-01 00:06 UTC",
      "  v5   pushed 1970-01-01 00:05 UTC",
      "  v4   pushed 1970-01-01 00:04 UTC",
      "  v10  pushed 1970-01-01 00:03 UTC",
      "  v2   pushed 1970-01-01 00:01 UTC",
      "",
    ]);
  });

  it("ends with the commands that push it, and the command that deploys the newest", () => {
    assert.deepEqual(message().split("\n").slice(7), [
      'To push it (docs/deploy.md, "Push an image"):',
      "  build",
      "  push",
      "Or deploy one it has:",
      "  pulumi config set imageTag v6 --stack qa",
    ]);
  });

  it("offers no other version if there is none", () => {
    assert.deepEqual(message(images.slice(2, 3)).split("\n"), [
      "imageTag v7 is not in the ECR repository shop, which has no version",
      "",
      'To push it (docs/deploy.md, "Push an image"):',
      "  build",
      "  push",
    ]);
    assert.equal(message([]), message(images.slice(2, 3)));
  });

  it("does not change the order of the given images", () => {
    const given = [...images];
    message(given);
    assert.deepEqual(given, images);
  });
});

describe("wrongPlatformMessage", () => {
  it("names every platform of the image, and how to use the first", () => {
    assert.equal(
      wrongPlatformMessage("v1", ["linux/arm64", "linux/arm/v7"], "linux/amd64", "qa"),
      "imageTag v1 is an image for linux/arm64, linux/arm/v7, and the task runs on linux/amd64: " +
        "build it with docker build --platform linux/amd64, or pulumi config set --path image.platform linux/arm64 --stack qa",
    );
  });
});
