import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Lookup } from "../../../tools/evaluate";
import { pushed, repositoryUrl as url, runFind, tokens, type Account } from "./account";

const toPush = [
  'To push it (docs/deploy.md, "Push an image"):',
  "  aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 123456789012.dkr.ecr.eu-west-1.amazonaws.com",
  `  docker build --platform linux/amd64 --tag ${url}:v1.1.0 --tag ${url}:latest .`,
  `  docker push ${url}:v1.1.0`,
  `  docker push ${url}:latest`,
];

/** The message of a run that does not find the tag v1.1.0. */
async function failure(account: Account, lookups?: Lookup[]): Promise<string> {
  const run = runFind("v1.1.0", account, lookups);
  const error: unknown = await run.catch((reason: unknown) => reason);
  assert.ok(pulumi.RunError.isInstance(error), `no stack trace for the user: ${String(error)}`);
  return error.message;
}

/** Images that were pushed at these minutes after midnight. */
function pushedAt(minutes: Readonly<Record<string, number>>): Account {
  const midnight = Date.UTC(2026, 10, 20) / 1000;
  return {
    tags: Object.keys(minutes),
    image: ({ imageTag }) => ({
      ...pushed(),
      imagePushedAt: midnight + 60 * (minutes[String(imageTag)] ?? NaN),
    }),
  };
}

describe("a tag that the registry lacks", () => {
  it("fails the run, and says which tags exist, how to push this one, and how to use another", async () => {
    const account = pushedAt({ "v1.0.9-rc": 61, "v1.0.8": 125, latest: 125, "v0.9": 1439 });
    assert.equal(
      await failure(account),
      [
        "imageTag v1.1.0 is not in the ECR repository shop, which has",
        "  v0.9       pushed 2026-11-20 23:59 UTC",
        "  v1.0.8     pushed 2026-11-20 02:05 UTC",
        "  v1.0.9-rc  pushed 2026-11-20 01:01 UTC",
        "",
        ...toPush,
        "Or deploy one it has:",
        "  pulumi config set imageTag v0.9 --stack prod",
      ].join("\n"),
    );
  });

  it("is never replaced by another image", async () => {
    const message = await failure(pushedAt({ "v1.1.0-rc": 1, "v1.1": 2, "V1.1.0": 3 }));
    assert.match(message, /^ {2}pulumi config set imageTag V1\.1\.0 --stack prod$/m);
  });

  it("has a push command with what the app's own build needs", async () => {
    const message = await failure({
      ...pushedAt({ "v1.0.0": 1 }),
      platform: "linux/arm64",
      environment: { NEXT_DEPLOYMENT_ID: "v1", NEXT_PUBLIC_A: "a", NODE_ENV: "production" },
      secrets: ["NEXT_PUBLIC_KEY", "DB_URL"],
    });
    assert.ok(
      message.includes(
        "docker build --platform linux/arm64 --build-arg NEXT_DEPLOYMENT_ID=v1 " +
          "--build-arg NEXT_PUBLIC_A --build-arg NEXT_PUBLIC_KEY --tag ",
      ),
      message,
    );
  });

  it("looks up the dates of only the twenty tags with the highest numbers", async () => {
    const tags = Array.from({ length: 25 }, (_, index) => `v1.0.${index}`);
    const lookups: Lookup[] = [];
    const message = await failure({ tags, image: pushed }, lookups);
    const images = lookups.filter(({ token }) => token === tokens.image);
    assert.deepEqual(
      images.map(({ inputs }) => inputs),
      tags
        .slice(5)
        .reverse()
        .map((imageTag) => ({ repositoryName: "shop", imageTag })),
    );
    assert.equal(message.match(/ pushed /g)?.length, 5);
  });

  it("looks up the repository's address, and no service", async () => {
    const lookups: Lookup[] = [];
    await failure(pushedAt({ "v1.0.0": 1 }), lookups);
    assert.deepEqual(lookups, [
      { token: tokens.repositories, inputs: {} },
      { token: tokens.images, inputs: { repositoryName: "shop" } },
      { token: tokens.repository, inputs: { name: "shop" } },
      { token: tokens.image, inputs: { repositoryName: "shop", imageTag: "v1.0.0" } },
    ]);
  });

  for (const [state, account] of [
    ["is empty", { tags: [], services: 1 }],
    ["has nothing but latest", pushedAt({ latest: 1 })],
  ] as const) {
    it(`fails if the repository ${state}, because a running service would be lost`, async () => {
      assert.equal(
        await failure(account),
        [
          "imageTag v1.1.0 is not in the ECR repository shop, which has no version",
          "",
          ...toPush,
        ].join("\n"),
      );
    });
  }

  it("fails if the repository of a running service was deleted, without asking for its images", async () => {
    const lookups: Lookup[] = [];
    const message = await failure({ repositories: ["other"], services: 1 }, lookups);
    assert.deepEqual(
      lookups.map(({ token }) => token),
      [tokens.repositories],
    );
    assert.match(message, /^imageTag v1\.1\.0 .*\bECR repository shop\b/);
  });
});
