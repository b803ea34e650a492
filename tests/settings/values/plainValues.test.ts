import assert from "node:assert/strict";
import { SettingsError } from "../../../settings";
import { parseSettings } from "../../../settings/parse";
import {
  limitedRules,
  plainRules,
  type PlainRule,
} from "../../support/configurations/plainSettings";
import { configuration } from "../configuration";

/** The problems of a key with this value, in the smallest stack file that is otherwise valid. */
function problemsOf(path: string, value: unknown): readonly string[] {
  const [key = "", ...inner] = path.split(".");
  const whole = inner.reduceRight<unknown>((each, name) => ({ [name]: each }), value);
  try {
    parseSettings(configuration({ values: { [key]: whole } }));
    return [];
  } catch (error) {
    assert.ok(error instanceof SettingsError, String(error));
    return error.problems.filter((each) => each.key === path).map(({ message }) => message);
  }
}

/** The rule as its error must say it, up to the unit in parentheses. */
function ruleOf({ type, minimum, maximum, enum: choices }: PlainRule["schema"]) {
  if (choices) return `must be one of ${choices.join(", ")}`;
  if (type === "boolean") return "must be true or false";
  return `must be a whole number from ${String(minimum)} to ${String(maximum)}`;
}

/** Values that the rule refuses: one beyond each limit, a half, and a word. */
function badValues({ type, minimum = 0, maximum = 0 }: PlainRule["schema"]): readonly unknown[] {
  return type === "integer" ? [minimum - 1, maximum + 1, minimum + 0.5, "many"] : ["perhaps", -1];
}

/** The values at the limits, which the rule accepts, whatever other rules say. */
function goodValues({ type, minimum, maximum, enum: choices }: PlainRule["schema"]) {
  if (choices) return choices;
  return type === "boolean" ? [true, false] : [minimum, maximum];
}

const plain = limitedRules();

describe("A setting that is a number, a choice, or true or false", () => {
  for (const { key, schema } of plain) {
    const rule = ruleOf(schema);
    it(`refuses values outside its rule, by its key: ${key}`, () => {
      for (const value of badValues(schema)) {
        const [message = "accepted", ...others] = problemsOf(key, value);
        assert.deepEqual(others, []);
        const [said, unit] = [message.slice(0, rule.length), message.slice(rule.length)];
        assert.equal(said, rule);
        assert.match(unit, /^( \([^()]+\))?, got \S+$/);
        assert.ok(unit.endsWith(`, got ${String(value)}`), message);
        assert.equal(unit.startsWith(" ("), schema.type !== "boolean" && !isOfWords(schema));
      }
    });

    it(`accepts the values at its limits: ${key}`, () => {
      for (const value of goodValues(schema)) {
        const refused = problemsOf(key, value).filter((message) => message.startsWith(rule));
        assert.deepEqual(refused, []);
      }
    });
  }

  it("exists at least 35 times", () => {
    assert.ok(plain.length >= 35, String(plain.length));
    assert.ok(plain.some(({ key }) => key === "monitoring.thresholds.errorLines"));
  });
});

/** Whether the choices are words, which need no unit. */
function isOfWords({ enum: choices = [] }: PlainRule["schema"]): boolean {
  return choices.some((choice) => typeof choice === "string");
}

describe("A setting that is text", () => {
  it("is accepted with each of its examples", () => {
    const examples = plainRules().flatMap(({ key, schema }) =>
      (schema.examples ?? []).map((example) => [key, example] as const),
    );
    assert.ok(examples.length > 0);
    for (const [key, example] of examples) assert.deepEqual(problemsOf(key, example), [], key);
  });
});
