import assert from "node:assert/strict";
import { refuseLongWait, type CredentialLife } from "../../../components/account/credentialLife";
import { run } from "../../support/program";

async function warnings(minutes: number, life: CredentialLife, preview: boolean) {
  const rollout = { strategy: "blueGreen", bakeMinutes: minutes } as const;
  const live = { credentialLife: () => Promise.resolve(life) };
  const found = await run(
    async () => {
      await refuseLongWait({ rollout, live });
      return {};
    },
    { preview },
  );
  return found.warnings;
}

const plan = (minutes: number) =>
  `rollout: its settings plan ${minutes} minutes, and pulumi up waits for all of them. `;

describe("A rollout that takes longer than the credentials live", () => {
  for (const [life, longest, reason] of [
    [
      { as: "ends", minutes: 42 },
      42,
      "The session in AWS_SESSION_TOKEN ends in 42 minutes: use one that lives longer, or plan a shorter rollout.",
    ],
    [
      { as: "fixed" },
      50,
      "Nobody renews the session in AWS_SESSION_TOKEN, and most end after an hour. If it lives longer, say until when: " +
        "export AWS_CREDENTIAL_EXPIRATION=2030-01-31T18:00:00Z. Otherwise, use another kind of credentials, or plan a shorter rollout.",
    ],
  ] as const) {
    it(`is refused if the credentials are from a session that ${life.as === "ends" ? "ends" : "nobody renews"}; a preview only warns`, async () => {
      assert.deepEqual(await warnings(longest, life, false), []);
      const text = plan(longest + 1) + reason;
      await assert.rejects(warnings(longest + 1, life, false), (error: Error) => {
        assert.ok(error.message.includes(`${text} Nothing was changed.`), error.message);
        return true;
      });
      assert.deepEqual(await warnings(longest + 1, life, true), [text]);
    });
  }

  it("causes a warning if the credentials are probably renewed, and nothing if they never end", async () => {
    const text =
      "Credentials that live for an hour end before that: let them live longer, or plan a shorter rollout.";
    for (const preview of [true, false]) {
      assert.deepEqual(await warnings(50, { as: "unknown" }, preview), []);
      assert.deepEqual(await warnings(51, { as: "unknown" }, preview), [plan(51) + text]);
      assert.deepEqual(await warnings(1440, { as: "endless" }, preview), []);
    }
  });
});
