import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { settingsSchema } from "../../settings/schema";
import { unwrapped } from "../../settings/unwrapped";
import { settingRows } from "../../tools/readme/settingRows";
import { elsewhere, liveStacks } from "../engine/settings";
import { projectFolder } from "../support/program";

/** The alternatives of the unions, each as `rollout.strategy: canary`. */
function alternatives(): string[] {
  return Object.entries(settingsSchema).flatMap(([key, rule]) => {
    const union = unwrapped(rule);
    if (!(union instanceof z.ZodDiscriminatedUnion)) return [];
    const chooser = union.def.discriminator;
    return union.options.flatMap((option) => {
      const chosenBy = (option as z.ZodObject).shape[chooser] as z.ZodLiteral;
      return [...chosenBy.values].map((value) => `${key}.${chooser}: ${String(value)}`);
    });
  });
}

/** Every setting with a value of its own. A map of settings has none, and a union counts as its alternatives. */
function settings(): string[] {
  const all = settingRows().map(({ key }) => key);
  const choices = alternatives();
  return [
    ...all.filter(
      (key) =>
        !all.some((other) => other.startsWith(`${key}.`)) &&
        !choices.some((choice) => choice.startsWith(`${key}: `)),
    ),
    ...choices,
  ];
}

describe("The table of settings that change on a live stack", () => {
  const ups = liveStacks.flatMap((each) => each.ups);
  const changed = ups.flatMap((together) => together.map(({ setting }) => setting));

  it("has every setting and every alternative, or says why not", () => {
    assert.deepEqual(
      settings().filter((setting) => !changed.includes(setting) && !(setting in elsewhere)),
      [],
    );
    const known = settings();
    assert.deepEqual(
      Object.keys(elsewhere).filter((setting) => !known.includes(setting)),
      [],
    );
  });

  it("names the tests that change the others on a live stack", () => {
    for (const { file, tests } of Object.values(elsewhere)) {
      const source = readFileSync(path.join(projectFolder, file), "utf8");
      for (const title of tests) assert.ok(source.includes(`it("${title}"`), title);
    }
  });

  it("can tell the changes of one run apart, so that a missing one is noticed", () => {
    for (const together of ups) {
      for (const change of together) {
        const others = together.filter((each) => each !== change).flatMap(({ steps }) => steps);
        const own = change.steps.filter((step) => !others.includes(step));
        assert.ok(own.length > 0 || change.then, `${change.setting} makes no step of its own`);
      }
    }
  });
});
