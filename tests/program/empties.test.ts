import assert from "node:assert/strict";
import { emptyInputs } from "../../tools/calls/emptyInputs";
import { configurations } from "../support/configurations";
import { previewCommitted } from "../support/stack";

describe("Every empty value among the inputs", () => {
  let found: ReadonlySet<string>;

  before(async () => {
    const all = new Set<string>();
    for (const { stack, settings } of Object.values(configurations)) {
      const { resources } = await previewCommitted(stack, settings);
      for (const { type, inputs } of resources.filter((each) => each.type.startsWith("aws:"))) {
        const text = inputs["containerDefinitions"];
        const containerDefinitions: unknown = typeof text === "string" ? JSON.parse(text) : text;
        for (const place of empties({ ...inputs, containerDefinitions }, "")) {
          all.add(`${type} ${place}`);
        }
      }
    }
    found = all;
  });

  it("is listed with what the provider does with it", () => {
    const listed = emptyInputs.map(({ input, value }) => `${input} = ${shown(value)}`);
    assert.deepEqual(
      [...found].filter((each) => !listed.includes(each)),
      [],
    );
  });

  it("is listed because a configuration has it", () => {
    const unused = emptyInputs.filter(
      ({ input, value }) => !found.has(`${input} = ${shown(value)}`),
    );
    assert.deepEqual(
      unused.map(({ input }) => input),
      [],
    );
  });

  it("is listed once", () => {
    const inputs = emptyInputs.map(({ input, value }) => `${input} = ${shown(value)}`);
    assert.equal(new Set(inputs).size, inputs.length);
  });
});

function shown(value: unknown): string {
  return value === "[]" || value === "{}" ? value : JSON.stringify(value);
}

/** The places of empty texts, lists and maps, of `false` and 0. */
function empties(value: unknown, place: string): readonly string[] {
  if (value === "" || value === 0 || value === false) return [`${place} = ${shown(value)}`];
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${place} = []`];
    return value.flatMap((each) => empties(each, `${place}[]`));
  }
  if (typeof value !== "object" || value === null) return [];
  if (Object.getPrototypeOf(value) !== Object.prototype) return [];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${place} = {}`];
  return entries.flatMap(([key, part]) => empties(part, place === "" ? key : `${place}.${key}`));
}
