import assert from "node:assert/strict";
import * as fs from "node:fs";
import { kinds } from "../../../tools/aws";
import { loadShapes } from "../../../tools/calls";
import { allPermissions, permissionsOf } from "../../../tools/permissions";
import { limitsOf, published, publishedFile } from "../../../tools/published";
import { written } from "./written";

/** The calls that create a resource type. */
async function callsOf(type: string): Promise<readonly string[]> {
  const { calls = [] } = (await loadShapes())[type] ?? {};
  return calls.map(({ call }) => call);
}

/** One sentence for a type if the file lacks something about it; undefined if it lacks nothing. */
async function lack(type: string): Promise<string | undefined> {
  const { calls, actions } = published();
  const { reads, writes } = await permissionsOf(type);
  const missing = [
    ...(await callsOf(type)).filter((call) => !(call in calls)),
    ...[...reads, ...writes].filter((action) => !(action in actions)),
  ];
  return missing.length > 0
    ? `${type} lacks ${missing.join(", ")} in tools/published/aws.json: bash .ci/published`
    : undefined;
}

describe("tools/published/aws.json", () => {
  const types = [...kinds.keys()];

  it("has the calls and the actions of every resource type", async () => {
    const lacks = await Promise.all(types.map(lack));
    assert.deepEqual(
      lacks.filter((each) => each !== undefined),
      [],
    );
  });

  it("has nothing else, except for the actions of look-ups and of live/", async () => {
    const { calls, actions } = published();
    const made = (await Promise.all(types.map(callsOf))).flat();
    const { reads, writes } = await allPermissions();
    const stale = "stale: bash .ci/published";
    assert.deepEqual(Object.keys(calls), [...new Set(made)].sort(), stale);
    assert.deepEqual(Object.keys(actions), [...reads, ...writes].sort(), stale);
  });

  it("has the form that .ci/published gives it", () => {
    assert.equal(fs.readFileSync(publishedFile, "utf8"), written(published()));
  });

  it("is named by the error for a call that it does not have", () => {
    assert.throws(() => limitsOf("sqs.CreateQueue"), {
      message: "tools/published/aws.json has no sqs.CreateQueue: bash .ci/published",
    });
  });
});
