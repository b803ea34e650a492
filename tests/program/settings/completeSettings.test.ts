import assert from "node:assert/strict";
import { z } from "zod";
import { settingsSchema } from "../../../settings/schema";
import { unwrapped } from "../../../settings/problems/unwrapped";
import { settingRows } from "../../../tools/readme/settings/rows";
import { elsewhere, liveStacks } from "../../engine/settings";
import { badConfigurations } from "../../settings/bad";
import { configurations } from "../../support/configurations";
import { limitedRules, touches } from "../../support/configurations/plainSettings";
import { changesSettings } from "./changesSettings";

const rows = new Map(settingRows().map((each) => [each.key, each]));

/** Secrets must not be in a command's arguments, and the person who runs the stack chooses the account. */
const notWritten =
  /^(?:aws:(?:profile|allowedAccountIds|assumeRoles)|secrets|supabaseUrl|supabaseKey)$/;

/** The alternatives of the unions, each as `rollout.strategy: canary`. */
const alternatives = Object.entries(settingsSchema).flatMap(([key, rule]) => {
  const union = unwrapped(rule);
  if (!(union instanceof z.ZodDiscriminatedUnion)) return [];
  const chooser = union.def.discriminator;
  return union.options.flatMap((option) => {
    const chosenBy = (option as z.ZodObject).shape[chooser] as z.ZodLiteral;
    return [...chosenBy.values].map((value) => `${key}.${chooser}: ${String(value)}`);
  });
});

/** Whether a setting has a value of its own. A map of settings has none, and a union counts as its alternatives. */
function hasOwnValue(key: string): boolean {
  return (
    ![...rows.keys()].some((other) => other.startsWith(`${key}.`)) &&
    !alternatives.some((choice) => choice.startsWith(`${key}: `))
  );
}

const written = Object.values(configurations).flatMap(({ settings }) => settings);
const changed = liveStacks
  .flatMap(({ ups }) => ups.flat())
  .map(({ setting }) => setting)
  .concat(Object.keys(elsewhere));
const refused = Object.values(badConfigurations)
  .flat()
  .flatMap(({ problems }) => problems.map(([key]) => key))
  .concat(limitedRules().map(({ key }) => key))
  .map((key) => key.split(".")[0]);

/** What each setting must have, and where to write it. */
const needs: Readonly<Record<string, (key: string) => boolean>> = {
  "a sentence, in settings/schema": (key) =>
    !rows.has(key) || /^aws:/.test(key) || rows.get(key)?.what !== "",
  "another value, in tests/support/configurations/index.ts": (key) =>
    !rows.has(key) || notWritten.test(key) || written.some((each) => touches(each, key)),
  "a reader, in settings/toSettings/index.ts": (key) =>
    !rows.has(key) || notWritten.test(key) || changesSettings(key),
  "a row, in tests/engine/settings": (key) =>
    (rows.has(key) && !hasOwnValue(key)) || changed.includes(key),
  "a value that is refused, in tests/settings/bad": (key) =>
    key === "aws:profile" || refused.includes(key.split(".")[0]),
};

/** One sentence for a setting that lacks something: what, and where to write it; undefined if it lacks nothing. */
function lack(key: string): string | undefined {
  const missing = Object.entries(needs).flatMap(([need, has]) => (has(key) ? [] : [need]));
  return missing.length > 0 ? `${key} lacks ${missing.join("; ")}` : undefined;
}

describe("Every setting", () => {
  it("has what a setting needs", () => {
    const all = [...rows.keys(), ...alternatives];
    assert.ok(all.length > 110, String(all.length));
    assert.deepEqual(
      all.map(lack).filter((each) => each !== undefined),
      [],
    );
  });

  it("exists, if tests/engine/settings says that other tests change it", () => {
    const known = [...rows.keys(), ...alternatives].filter(hasOwnValue);
    assert.deepEqual(
      Object.keys(elsewhere).filter((key) => !known.includes(key)),
      [],
    );
  });

  it("is reported with what it lacks, and where to write it", () => {
    assert.equal(
      lack("logLevel: debug"),
      "logLevel: debug lacks a row, in tests/engine/settings; a value that is refused, in tests/settings/bad",
    );
  });
});
