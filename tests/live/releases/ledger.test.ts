import assert from "node:assert/strict";
import type { ReleaseNote } from "../../../components/common/live";
import { readEntry, secretVersions, writeEntry } from "../../../live/releases/ledger/entry";
import { noteRelease } from "../../../live/releases/ledger/note";
import { AwsError, withCannedAws, type Answers } from "../support/cannedAws";
import { cannedConfig } from "../support/config";

const digest = `sha256:${"d".repeat(64)}`;
const note: ReleaseNote = {
  ledger: "/releases/shop",
  stackTags: { Project: "shop", Stack: "prod" },
  taskDefinition: "arn:aws:ecs:us-east-1:123456789012:task-definition/shop:7",
  began: "2026-03-01T12:00:00.000Z",
  verdict: "succeeded",
};
const secret = "arn:aws:secretsmanager:us-east-1:123456789012:secret:shop/stripe-AbC123";

const revision: Answers = {
  DescribeTaskDefinition: () => ({
    taskDefinition: {
      containerDefinitions: [
        {
          image: `123456789012.dkr.ecr.us-east-1.amazonaws.com/shop@${digest}`,
          secrets: [
            { name: "STRIPE_KEY", valueFrom: `${secret}:::v-1` },
            { name: "FOLLOWED", valueFrom: secret },
          ],
        },
      ],
    },
  }),
  DescribeImages: () => ({ imageDetails: [{ imageTags: ["latest", "v1.0.0"] }] }),
};

function noted(answers: Answers, given: Partial<ReleaseNote> = {}) {
  const all = { PutParameter: () => ({}), AddTagsToResource: () => ({}), ...answers };
  return withCannedAws(all, async ({ endpoint, calls }) => {
    await noteRelease(cannedConfig(endpoint), { ...note, ...given });
    return calls.filter(({ operation }) => /^(?:Put|AddTags)/.test(operation));
  });
}

const missing = () => {
  throw new AwsError("ParameterNotFound", "no such parameter");
};
const holds = (entry: object) => () => ({ Parameter: { Value: JSON.stringify(entry) } });

describe("The ledger", () => {
  it("is made with the stack's tags at the first release, and knows the version, its image and its secrets", async () => {
    const [put, tags, ...others] = await noted({ ...revision, GetParameter: missing });
    const { Value, ...input } = put?.input ?? {};
    assert.deepEqual(input, {
      Name: "/releases/shop",
      Type: "String",
      Description: "Every release of the stack: catalog releases",
      Overwrite: true,
    });
    assert.deepEqual(JSON.parse(String(Value)), {
      revision: "shop:7",
      began: "2026-03-01T12:00:00.000Z",
      verdict: "succeeded",
      secrets: { STRIPE_KEY: "v-1" },
      digest,
      tags: ["v1.0.0"],
    });
    assert.deepEqual(tags?.input, {
      ResourceType: "Parameter",
      ResourceId: "/releases/shop",
      Tags: [
        { Key: "Project", Value: "shop" },
        { Key: "Stack", Value: "prod" },
      ],
    });
    assert.deepEqual(others, []);
  });

  it("gets a success once, each failure, and a success after a failure", async () => {
    const before = (entry: object) => ({ ...revision, GetParameter: holds(entry) });
    const success = before({ revision: "shop:7", verdict: "succeeded" });
    const failure = before({ revision: "shop:7", verdict: "failed" });
    const failed = { verdict: "failed", reason: "tasks\nfailed" } as const;
    assert.equal((await noted(success)).length, 0);
    assert.equal((await noted(success, failed)).length, 1);
    assert.equal((await noted(failure, failed)).length, 1);
    assert.equal((await noted(failure)).length, 1);
    const [put] = await noted(success, failed);
    assert.equal(readEntry(String(put?.input["Value"]))?.reason, "tasks failed");
  });

  it("has the revision and the verdict even if AWS answers nothing else", async () => {
    const [put] = await noted({ GetParameter: missing });
    assert.deepEqual(JSON.parse(String(put?.input["Value"])), {
      revision: "shop:7",
      began: note.began,
      verdict: "succeeded",
      secrets: {},
    });
  });

  it("is an error if AWS refuses to read or to write it", async () => {
    const denied = () => {
      throw new AwsError("AccessDeniedException", "no right");
    };
    await assert.rejects(noted({ ...revision, GetParameter: denied }), /no right/);
    const refused = { ...revision, GetParameter: missing, PutParameter: denied };
    await assert.rejects(noted(refused), /no right/);
  });

  it("leaves out the secrets' versions of an entry that is too long, and keeps it below 4096 bytes", () => {
    const secrets = Object.fromEntries(
      Array.from({ length: 80 }, (_, index) => [`VARIABLE_${index}`, "0".repeat(36)]),
    );
    const entry = { revision: "shop:7", verdict: "failed" as const, reason: "é".repeat(2000) };
    const written = writeEntry({ ...entry, secrets });
    assert.ok(Buffer.byteLength(written) <= 4096);
    assert.equal(readEntry(written)?.secrets, undefined);
    assert.deepEqual(readEntry(writeEntry({ ...entry, secrets: { A: "1" } }))?.secrets, { A: "1" });
  });

  it("names only versions that a revision pins", () => {
    assert.deepEqual(
      secretVersions([
        { name: "PINNED", valueFrom: `${secret}:::v-1` },
        { name: "KEY_OF_JSON", valueFrom: `${secret}:password::v-2` },
        { name: "CURRENT", valueFrom: secret },
        { name: "STAGE", valueFrom: `${secret}::AWSCURRENT:` },
      ]),
      { PINNED: "v-1", KEY_OF_JSON: "v-2" },
    );
  });
});
