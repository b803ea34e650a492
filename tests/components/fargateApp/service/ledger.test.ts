import assert from "node:assert/strict";
import { RolloutLedger } from "../../../../components/fargateApp/service/ledger";
import type { ReleaseNote } from "../../../../components/common/live";
import { fakeLive } from "../fakeLive";
import { hear, inProgram } from "./hear";

const of = { ledger: "/releases/shop", stackTags: { Project: "shop", Stack: "qa" } };
const end = { taskDefinition: "arn:task-definition/shop:2", verdict: "succeeded" } as const;

/** The notes that `act` takes if AWS gives these answers, and the lines that a person reads. */
async function notes(
  act: (ledger: RolloutLedger) => Promise<void>,
  answer: () => Promise<void> = () => Promise.resolve(),
) {
  const noted: ReleaseNote[] = [];
  let heard: unknown;
  await inProgram(async (parent) => {
    const live = fakeLive({
      noteRelease: (note) => {
        noted.push(note);
        return answer();
      },
    });
    heard = await hear(() => act(new RolloutLedger({ ...of, live, parent })));
  });
  return { noted, heard: JSON.stringify(heard) };
}

describe("The ledger of a rollout", () => {
  it("has its beginning and its end, once", async () => {
    const { noted } = await notes(async (ledger) => {
      ledger.begin(new Date("2026-03-01T12:00:00Z"));
      await ledger.end(end);
      await ledger.end({ ...end, verdict: "failed" });
    });
    assert.deepEqual(noted, [{ ...of, began: "2026-03-01T12:00:00.000Z", ...end }]);
  });

  it("does not mention a run in which no rollout began", async () => {
    assert.deepEqual((await notes((ledger) => ledger.end(end))).noted, []);
  });

  it("warns if AWS refuses, and does not fail", async () => {
    const { heard } = await notes(
      async (ledger) => {
        ledger.begin();
        await ledger.end(end);
      },
      () => Promise.reject(new Error("no right to ssm:PutParameter")),
    );
    assert.match(heard, /not in the ledger \/releases\/shop.*no right to ssm:PutParameter/);
  });
});
