import { z } from "zod";
import { settingsSchema } from "../../../settings/schema";
import { unwrapped } from "../../../settings/problems/unwrapped";

/**
 * For each setting that is a whole number, one of some values, true or false, or text with an example: its first value
 * that is not the default. Settings that `written` touches are left out, and so are the alternatives of a mode.
 */
export function plainSettings(written: readonly string[]): readonly string[] {
  return plainRules()
    .filter(({ key }) => !written.some((each) => touches(each, key)))
    .flatMap(({ key, schema }) => {
      const value = otherValue(schema);
      return value === undefined
        ? []
        : [`${key}=${typeof value === "string" ? value : JSON.stringify(value)}`];
    });
}

/** Whether `network={"mode":"default"}` or `network.mode=default` says something about `network.mode`. */
export function touches(setting: string, key: string): boolean {
  const at = setting.indexOf("=");
  const name = setting.slice(0, at);
  if (name === key || name.startsWith(`${key}.`)) return true;
  if (!key.startsWith(`${name}.`)) return false;
  const path = key.slice(name.length + 1).split(".");
  return (
    path.reduce<unknown>(
      (value, part) => (value as Readonly<Record<string, unknown>> | undefined)?.[part],
      JSON.parse(setting.slice(at + 1)),
    ) !== undefined
  );
}

/** A rule by its key, e.g. `monitoring.cpuAlarmPercent`, as JSON Schema has it. */
export interface PlainRule {
  readonly key: string;
  readonly schema: z.core.JSONSchema.BaseSchema;
}

/** Every setting that is not a map, with its rule. Settings inside lists and modes are left out. */
export function plainRules(): readonly PlainRule[] {
  return Object.entries(settingsSchema).flatMap(([key, rule]) => rulesOf(key, rule));
}

/** The settings that are a whole number, a choice, or true or false. Their rules need no test of their own. */
export function limitedRules(): readonly PlainRule[] {
  const types: readonly unknown[] = ["integer", "boolean"];
  return plainRules().filter(({ schema }) => schema.enum ?? types.includes(schema.type));
}

function rulesOf(key: string, rule: z.ZodType): readonly PlainRule[] {
  const inner = unwrapped(rule);
  if (!(inner instanceof z.ZodObject)) {
    return [{ key, schema: z.toJSONSchema(rule, { io: "input", unrepresentable: "any" }) }];
  }
  const shape = inner.shape as Readonly<Record<string, z.ZodType>>;
  return Object.entries(shape).flatMap(([name, each]) => rulesOf(`${key}.${name}`, each));
}

function otherValue(schema: PlainRule["schema"]): unknown {
  return valuesOf(schema).find((value) => value !== schema.default);
}

function valuesOf(schema: PlainRule["schema"]): readonly unknown[] {
  if (schema.enum) return schema.enum;
  if (schema.type === "boolean") return [true, false];
  if (schema.examples) return schema.examples;
  const { minimum = 0 } = schema;
  return schema.type === "integer" ? [minimum, minimum + 1] : [];
}
