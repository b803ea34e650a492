import assert from "node:assert/strict";
import { pushCommands } from "../../../components";
import { buildArguments, isBuildVariable } from "../../../components/image";

const args = {
  repositoryUrl: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop",
  tag: "v2.0.0",
  region: "eu-west-1",
  platform: "linux/arm64",
  buildArguments: ["NEXT_PUBLIC_A", "NEXT_DEPLOYMENT_ID=v2"],
} as const;

describe("pushCommands", () => {
  it("log in, build under both tags and push, line by line", () => {
    assert.deepEqual(pushCommands(args), [
      "aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com",
      "docker build --platform linux/arm64 --build-arg NEXT_PUBLIC_A --build-arg NEXT_DEPLOYMENT_ID=v2 " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2.0.0 " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:latest .",
      "docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2.0.0",
      "docker push 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:latest",
    ]);
  });

  it("have no build argument, and no extra space, if none is needed", () => {
    const [, build] = pushCommands({ ...args, buildArguments: [] });
    assert.equal(
      build,
      "docker build --platform linux/arm64 " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v2.0.0 " +
        "--tag 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:latest .",
    );
  });
});

describe("buildArguments", () => {
  it("are the names of the variables that the build needs, and only the deployment's id has a value", () => {
    const environment = {
      NODE_ENV: "production",
      NEXT_PUBLIC_B: "canary-plain",
      NEXT_DEPLOYMENT_ID: "v1-0-0",
      KEEP_ALIVE_TIMEOUT: "65000",
    };
    const secrets = ["NEXT_PUBLIC_A", "DB_URL", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];
    assert.deepEqual(buildArguments(environment, secrets), [
      "NEXT_PUBLIC_B",
      "NEXT_DEPLOYMENT_ID=v1-0-0",
      "NEXT_PUBLIC_A",
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    ]);
  });

  it("leave the deployment's value to the shell if it is a secret", () => {
    assert.deepEqual(buildArguments({}, ["NEXT_DEPLOYMENT_ID"]), ["NEXT_DEPLOYMENT_ID"]);
  });

  it("are empty if the build needs nothing", () => {
    assert.deepEqual(buildArguments({ NODE_ENV: "production" }, ["DB_URL"]), []);
  });
});

describe("isBuildVariable", () => {
  it("is true for the variables that Next.js reads when it builds, and false for similar names", () => {
    const names = [
      "NEXT_PUBLIC_",
      "NEXT_PUBLIC_KEY",
      "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
      "NEXT_DEPLOYMENT_ID",
      "MY_NEXT_PUBLIC_KEY",
      "next_public_key",
      "NEXT_PUBLIC",
      "NEXT_DEPLOYMENT_ID_2",
      "OLD_NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
      "NEXT_TELEMETRY_DISABLED",
    ];
    assert.deepEqual(names.filter(isBuildVariable), names.slice(0, 4));
  });
});
