import assert from "node:assert/strict";
import { Scenario } from "./scenario";

const rollout = ["replace app-task", "update app-service"];

/** A map of settings, and every resource that changing them together may touch. */
interface Step {
  readonly what: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly unset?: readonly string[];
  readonly changes: readonly string[];
}

const hardened: readonly Step[] = [
  {
    what: "to what is safe, from root in a container of its own choice",
    unset: ["user", "readOnlyRootFilesystem", "monitoring.containerInsights"],
    changes: [
      ...rollout,
      "update app-cluster",
      "update monitoring-dashboard",
      "update monitoring-few-tasks",
    ].sort(),
  },
  { what: "to another user", set: { user: "1001:1001" }, changes: rollout },
  { what: "to other folders", set: { writablePaths: '["/tmp","/srv"]' }, changes: rollout },
  { what: "to no folders", set: { writablePaths: "[]" }, changes: rollout },
  {
    what: "to more metrics",
    set: { "monitoring.containerInsights": "enhanced" },
    changes: ["update app-cluster"],
  },
];

async function play(prod: Scenario, { what, set = {}, unset = [], changes }: Step): Promise<void> {
  for (const [key, value] of Object.entries(set)) await prod.set(key, value);
  for (const key of unset) await prod.unset(key);
  const result = await prod.succeed();
  assert.deepEqual(result.changes, changes, what);
  assert.deepEqual((await prod.refresh()).changes, [], `${what}, then a refresh`);
  assert.deepEqual((await prod.succeed()).changes, [], `${what}, then once more`);
}

describe("the rights of a live stack's container", () => {
  it("roll out a revision if they change, and touch nothing else", async () => {
    const prod = await Scenario.running(
      { stack: "prod" },
      { user: "0", readOnlyRootFilesystem: "false", "monitoring.containerInsights": "disabled" },
    );
    try {
      for (const step of hardened) await play(prod, step);
    } finally {
      prod.end();
    }
  });

  it("open the containers to commands, and close them again, with a new revision each", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { readOnlyRootFilesystem: "false" });
    try {
      await play(prod, {
        what: "opened",
        set: { exec: "true" },
        changes: ["create app-exec", ...rollout],
      });
      await play(prod, {
        what: "closed",
        unset: ["exec"],
        changes: ["delete app-exec", ...rollout],
      });
    } finally {
      prod.end();
    }
  });
});
