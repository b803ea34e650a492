import assert from "node:assert/strict";
import * as util from "node:util";
import { SettingsError } from "../../../settings";
import { parseSettings } from "../../../settings/parse";
import { awsSchema, settingsSchema } from "../../../settings/schema";
import { configuration, type Changes, type Variation } from "../configuration";

const canary = "CANARY-7f3a";
const number = 987_654_321;

/** The whole error of a refused configuration; undefined if it is accepted. */
function shownBy(variation: Variation): string | undefined {
  try {
    parseSettings(configuration(variation));
  } catch (error) {
    assert.ok(error instanceof SettingsError, String(error));
    return [error.message, error.stack, util.inspect(error, { depth: 9 })].join("\n");
  }
  return undefined;
}

function assertUnseen(variation: Variation): void {
  const shown = shownBy(variation) ?? assert.fail("the configuration was accepted");
  assert.ok(!shown.includes(canary), shown);
  assert.ok(!shown.includes(String(number)), shown);
}

/** Every kind of mistake with a secret, each with the canary as the value. */
const mistakes: Readonly<Record<string, Changes>> = {
  "the URL has a misspelled key": { supabaseUrl: undefined, supabaseurl: canary },
  "the key has a misspelled key": { supabaseKey: undefined, supabasekey: canary },
  "the key is set for the provider": { "aws:supabaseKey": canary },
  "the URL is too long": { supabaseUrl: canary.repeat(6000) },
  "the key is too long": { supabaseKey: canary.repeat(6000) },
  "the secrets are one text": { secrets: canary },
  "the secrets are one number": { secrets: number },
  "the secrets are a list": { secrets: [canary, number] },
  "the secrets are not JSON": { secrets: `{"STRIPE_KEY":"${canary}"` },
  "a secret is a number": { secrets: { STRIPE_KEY: number } },
  "a secret is a list": { secrets: { STRIPE_KEY: [canary] } },
  "a secret is a map": { secrets: { STRIPE_KEY: { value: canary } } },
  "a secret is too long": { secrets: { STRIPE_KEY: canary.repeat(6000) } },
  "a secret has an invalid name": { secrets: { "stripe-key": canary } },
  "two secrets have one name": { secrets: { A_B: canary, a_b: canary } },
  "a secret has a key of its own": { secrets: { NEXT_PUBLIC_SUPABASE_URL: canary } },
  "a secret is in the environment too": {
    secrets: { STRIPE_KEY: canary },
    environment: { STRIPE_KEY: canary },
  },
  "a secret is followed as if it were a variable": {
    secrets: { STRIPE_KEY: canary },
    followRotation: ["MAIL_KEY"],
  },
  "Next.js's own key is empty beside another secret": {
    secrets: { NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "", STRIPE_KEY: canary },
  },
  "the URL is in the environment": { environment: { NEXT_PUBLIC_SUPABASE_URL: canary } },
  "the key is in the environment": { environment: { NEXT_PUBLIC_SUPABASE_ANON_KEY: canary } },
  "another key is wrong": {
    supabaseUrl: canary,
    supabaseKey: canary,
    secrets: { STRIPE_KEY: canary },
    imageTag: "latest",
  },
};

describe("A secret's value is in no message", () => {
  for (const [mistake, values] of Object.entries(mistakes)) {
    it(`if ${mistake}, encrypted`, () => {
      assertUnseen({ values });
    });

    it(`if ${mistake}, in plain text`, () => {
      assertUnseen({ values, encrypted: [] });
    });
  }

  for (const key of ["supabaseUrl", "supabaseKey"]) {
    it(`if ${key} is stored in plain text`, () => {
      assertUnseen({ values: { [key]: canary }, encrypted: [] });
    });
  }
});

describe("An encrypted value of any other key", () => {
  const keys = [
    ...Object.keys(settingsSchema),
    ...Object.keys(awsSchema).map((key) => `aws:${key}`),
  ];
  const anyText = ["supabaseUrl", "supabaseKey", "aws:profile"];

  for (const key of keys.filter((each) => !anyText.includes(each))) {
    it(`is in no message about ${key}`, () => {
      const encrypted = [key, "supabaseUrl", "supabaseKey", "secrets"];
      for (const value of [`${canary} €`, number, [`${canary} €`, number]]) {
        const values = { [key]: value };
        // As text, a number may be a valid value.
        if (value === number && shownBy({ values, encrypted }) === undefined) continue;
        assertUnseen({ values, encrypted });
      }
    });
  }

  it("is shown if it is not encrypted", () => {
    assert.match(shownBy({ values: { imageTag: `${canary} €` } }) ?? "", /got CANARY-7f3a €/);
  });
});
