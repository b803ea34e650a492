import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { appImage, findImage, Registry } from "../../../components";
import { patientAsk } from "../../../components/common/lookUps";
import type { ImageSource } from "../../../components/image";
import { SecretValue } from "../../../tools/evaluate";
import { run } from "../../support/program";
import { fakeLive } from "../fargateApp/fakeLive";

const imageType = "docker:index/image:Image";
const url = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop";
/** The part of the container's environment and secrets that the build needs. */
const own = {
  NEXT_PUBLIC_A: "plain",
  NEXT_DEPLOYMENT_ID: "dev",
  NEXT_PUBLIC_KEY: new SecretValue("canary-public"),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: new SecretValue("canary-actions"),
};
const source = {
  source: "build",
  context: "./app",
  dockerfile: "app/Dockerfile",
  args: {},
} as const;

function runBuild(image: ImageSource = source) {
  return run(
    async () => {
      const registry = new Registry("registry", {
        repositoryName: "shop",
        immutableTags: false,
        forceDelete: false,
      });
      const secret = (variable: string, value: string) => ({
        variable,
        text: pulumi.secret(value),
      });
      const args = {
        tag: "dev",
        platform: "linux/arm64" as const,
        environment: {
          NODE_ENV: "production",
          NEXT_PUBLIC_A: "plain",
          MY_NEXT_PUBLIC_B: "no",
          NEXT_DEPLOYMENT_ID: "dev",
        },
      };
      const asked = {
        ...args,
        repositoryName: "shop",
        image,
        region: "eu-west-1",
        secretNames: [],
        service: { cluster: "shop-cluster", service: "shop-service" },
        stackTags: { Project: "shop", Stack: "dev" },
        live: fakeLive(),
        ask: patientAsk(60),
      };
      const made = appImage("image", {
        ...args,
        found: await findImage(asked, {}),
        registry,
        secrets: [
          secret("NEXT_PUBLIC_KEY", "canary-public"),
          secret("DB_URL", "canary-private"),
          secret("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY", "canary-actions"),
        ],
      });
      return made.state === "ready" ? { ...made, tags: [...made.tags] } : made;
    },
    {
      outputs: {
        "aws:ecr/repository:Repository": { repositoryUrl: url, registryId: "123456789012" },
        [imageType]: { repoDigest: `${url}@sha256:built` },
      },
      lookups: {
        "aws:ecr/getAuthorizationToken:getAuthorizationToken": {
          userName: "AWS",
          password: "canary-password",
        },
      },
    },
  );
}

describe("appImage with source build", () => {
  it("passes only what Next.js needs as arguments, and pushes under the tag", async () => {
    const image = (await runBuild()).one(imageType);
    assert.deepEqual(image.inputs, {
      imageName: `${url}:dev`,
      build: {
        context: "./app",
        dockerfile: "app/Dockerfile",
        platform: "linux/arm64",
        args: own,
      },
      registry: { server: url, username: "AWS", password: new SecretValue("canary-password") },
      buildOnPreview: false,
      skipPush: false,
    });
  });

  it("builds up to the target stage, with the arguments of the settings and the app's own", async () => {
    const image = await runBuild({ ...source, target: "runtime", args: { NODE_VERSION: "22" } });
    const build = image.one(imageType).inputs["build"] as Readonly<Record<string, unknown>>;
    assert.equal(build["target"], "runtime");
    assert.deepEqual(build["args"], { NODE_VERSION: "22", ...own });
  });

  it("uses the container's value if an argument of the settings has the same name", async () => {
    const image = await runBuild({ ...source, args: { NEXT_PUBLIC_A: "other" } });
    const build = image.one(imageType).inputs["build"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(build["args"], own);
  });

  it("logs in to the account of its credentials, and looks up nothing else", async () => {
    const { lookups } = await runBuild();
    assert.deepEqual(lookups, [
      {
        token: "aws:ecr/getAuthorizationToken:getAuthorizationToken",
        inputs: {},
      },
    ]);
  });

  it("is ready at once, by the digest of the pushed image", async () => {
    const { outputs } = await runBuild();
    assert.deepEqual(outputs, { state: "ready", uri: `${url}@sha256:built`, tags: [] });
  });

  it("belongs to the registry", async () => {
    const image = await runBuild();
    assert.equal(image.one(imageType).parent, image.one("mcp-catalog:registry:Registry").urn);
  });

  it("shows neither the password nor a secret's value", async () => {
    const { resources, outputs } = await runBuild();
    assert.ok(!JSON.stringify({ resources, outputs }).includes("canary"));
  });
});
