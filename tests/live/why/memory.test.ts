import assert from "node:assert/strict";
import { findCauses } from "../../../live/why";
import { evidenceOf } from "../../../tools/readme/awsMessages";

/** The remedy for a task of this size that was killed because of its memory. */
function remedyOf(cpu: string, memory: string): string | undefined {
  const text = "OutOfMemoryError: Container killed due to memory usage";
  const evidence = evidenceOf({ text, means: "memory" }, { place: "container" });
  assert.ok(evidence.definition);
  const definition = { ...evidence.definition, cpu, memory };
  return findCauses({ ...evidence, definition })[0]?.todo;
}

describe("A task that was killed for memory", () => {
  it("gets Fargate's next larger size, with more CPU if its own CPU allows no more memory", () => {
    const raise = (commands: string) => `Raise memory: ${commands}, then pulumi up.`;
    assert.equal(remedyOf("256", "512"), raise("pulumi config set memory 1024"));
    assert.equal(remedyOf("512", "3072"), raise("pulumi config set memory 4096"));
    assert.equal(
      remedyOf("256", "2048"),
      raise("pulumi config set cpu 512, pulumi config set memory 3072"),
    );
    assert.equal(
      remedyOf("16384", "122880"),
      "Fargate has no larger task: let the app use less, or run more tasks (desiredCount).",
    );
  });
});
