import assert from "node:assert/strict";
import { pushCommands } from "../../../components";

const args = {
  repositoryUrl: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop",
  tag: "v2.0.0",
  region: "eu-west-1",
  platform: "linux/arm64",
  publicNames: ["NEXT_PUBLIC_A", "NEXT_PUBLIC_B"],
} as const;

describe("pushCommands", () => {
  it("log in, build under both tags and push, line by line", () => {
    assert.deepEqual(pushCommands(args), [
      "aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com",
      "docker build --platform linux/arm64 --build-arg NEXT_PUBLIC_A --build-arg NEXT_PUBLIC_B " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2.0.0 " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:latest .",
      "docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2.0.0",
      "docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:latest",
    ]);
  });

  it("have no build argument, nor a gap for one, where nothing is public", () => {
    const [, build] = pushCommands({ ...args, publicNames: [] });
    assert.equal(
      build,
      "docker build --platform linux/arm64 " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2.0.0 " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:latest .",
    );
  });
});
