import fc from "fast-check";
import { z } from "zod";

type Schema = z.core.JSONSchema.BaseSchema;
type Values = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** A rule as JSON Schema has it. */
export function schemaOf(rule: z.ZodType): Schema {
  return z.toJSONSchema(rule, { io: "input", unrepresentable: "any" });
}

/** A whole number. Its limits come often. */
export function whole(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
}

/**
 * Values for the keys of a map, as the schema limits them: whole numbers, choices, true or false, and maps of these.
 * Text, lists and modes are left out, and maps that need such a key.
 */
export function limited({ properties = {} }: Schema): Values {
  const known = Object.entries(properties).map(([key, rule]) => [key, valueOf(rule)] as const);
  return Object.fromEntries(
    known.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function valueOf(rule: Schema | boolean): fc.Arbitrary<unknown> | undefined {
  if (typeof rule === "boolean" || rule.const !== undefined) return undefined;
  if (rule.enum) return fc.constantFrom(...rule.enum);
  if (rule.type === "boolean") return fc.boolean();
  if (rule.type === "integer") return whole(rule.minimum ?? 0, rule.maximum ?? 2 ** 31);
  const values = limited(rule);
  const required = rule.required ?? [];
  const possible = Object.keys(values).length > 0 && required.every((key) => key in values);
  return possible ? fc.record(values, { requiredKeys: [...required] }) : undefined;
}

/** One of a mode's alternatives, with some of its keys. Those that need text or a list are left out. */
export function alternative({ oneOf = [] }: Schema): fc.Arbitrary<object> {
  return fc.oneof(...oneOf.flatMap((each) => (typeof each === "boolean" ? [] : modesOf(each))));
}

function modesOf(rule: Schema): readonly fc.Arbitrary<object>[] {
  const fixed = Object.entries(rule.properties ?? {}).flatMap(([key, each]) =>
    typeof each === "boolean" || each.const === undefined ? [] : [[key, each.const] as const],
  );
  const values = limited(rule);
  const needed = (rule.required ?? []).filter((key) => !fixed.some(([name]) => name === key));
  if (needed.some((key) => !(key in values))) return [];
  const given = fc.record(values, { requiredKeys: needed });
  return [given.map((keys) => ({ ...Object.fromEntries(fixed), ...keys }))];
}
