import assert from "node:assert/strict";
import { SettingsError } from "../../../settings";
import { parseSettings } from "../../../settings/parse";
import { configuration, type Changes } from "../configuration";

/** The problems of a project `shop`, by key. */
function problemsOf(values: Changes, encrypted?: readonly string[]) {
  const raw = configuration({ project: "shop", values, ...(encrypted && { encrypted }) });
  try {
    parseSettings(raw);
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.problems.map(({ key, message }) => [key, message]);
  }
  return [];
}

describe("The keys of another project", () => {
  it("are reported once, with the project's name and what to do, and count as set", () => {
    const found = problemsOf({
      imageTag: undefined,
      "old:imageTag": "v1.0.0",
      "old:desiredCount": "3",
    });
    assert.deepEqual(found, [
      [
        "old:",
        'stands before 2 settings, but the project is shop (name: in Pulumi.yaml). Remove "old:" from Pulumi.prod.yaml: a key without a project\'s name follows it',
      ],
    ]);
  });

  it("must keep the rules, too", () => {
    const keys = problemsOf({ "old:cpu": "lots" }).map(([key]) => key);
    assert.deepEqual(keys, ["old:", "cpu"]);
  });

  it("are overridden by the project's own", () => {
    const keys = problemsOf({ cpu: "256", "old:cpu": "lots" }).map(([key]) => key);
    assert.deepEqual(keys, ["old:"]);
  });

  it("are secret if they are stored encrypted", () => {
    const keys = (encrypted: readonly string[]) =>
      problemsOf({ supabaseUrl: undefined, "old:supabaseUrl": "text" }, encrypted).map(
        ([key]) => key,
      );
    assert.deepEqual(keys(["supabaseKey", "old:supabaseUrl"]), ["old:"]);
    assert.deepEqual(keys(["supabaseKey"]), ["old:", "supabaseUrl"]);
  });

  it("are not those of providers, or of programs that have no such setting", () => {
    assert.deepEqual(
      problemsOf({ "docker:secrets": "x", "pulumi:tags": "{}", "other:size": "1" }),
      [],
    );
  });
});
