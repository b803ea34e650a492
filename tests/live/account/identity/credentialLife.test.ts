import assert from "node:assert/strict";
import { credentialLife } from "../../../../live/calls/clients";

const keys = { AWS_ACCESS_KEY_ID: "AKEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret" };
const session = { ...keys, AWS_SESSION_TOKEN: "token" };
const now = Date.parse("2026-11-28T12:00:00Z");

describe("How long the credentials live", () => {
  for (const [what, env, life] of [
    ["for ever, if they are a user's keys", keys, { as: "endless" }],
    ["an unknown time, if they are a session's", session, { as: "fixed" }],
    [
      "until the environment says",
      { ...session, AWS_CREDENTIAL_EXPIRATION: "2026-11-28T12:42:59+00:00" },
      { as: "ends", minutes: 42 },
    ],
    [
      "no longer, if they have ended",
      { ...session, AWS_CREDENTIAL_EXPIRATION: "2026-11-28T11:00:00Z" },
      { as: "ends", minutes: 0 },
    ],
    [
      "an unknown time, if their end is not a time",
      { ...session, AWS_CREDENTIAL_EXPIRATION: "soon" },
      { as: "fixed" },
    ],
    ["mostly as long as needed, without keys", { AWS_PROFILE: "dev" }, { as: "unknown" }],
  ] as const) {
    it(`is ${what}`, () => {
      assert.deepEqual(credentialLife({}, env, now), life);
    });
  }

  it("is that of the profile in the stack file, whatever the environment has", () => {
    assert.deepEqual(credentialLife({ profile: "dev" }, session, now), { as: "unknown" });
  });
});
