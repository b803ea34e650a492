import { z } from "zod";
import { settingsSchema } from "../../settings/schema";
import { unwrapped } from "../../settings/unwrapped";

/**
 * For each setting that is a whole number, one of some values, or true or false: its first value that is not the
 * default. Settings that `written` touches are left out, and so are the alternatives of a mode.
 */
export function plainSettings(written: readonly string[]): readonly string[] {
  return Object.entries(settingsSchema)
    .flatMap(([key, rule]) => plainRules(key, rule))
    .filter(([key]) => !written.some((each) => touches(each, key)))
    .flatMap(([key, rule]) => {
      const value = otherValue(rule);
      return value === undefined ? [] : [`${key}=${JSON.stringify(value)}`];
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

type Named = readonly [key: string, rule: z.ZodType];

function plainRules(key: string, rule: z.ZodType): readonly Named[] {
  const inner = unwrapped(rule);
  if (!(inner instanceof z.ZodObject)) return [[key, rule]];
  const shape = inner.shape as Readonly<Record<string, z.ZodType>>;
  return Object.entries(shape).flatMap(([name, each]) => plainRules(`${key}.${name}`, each));
}

function otherValue(rule: z.ZodType): unknown {
  const schema = z.toJSONSchema(rule, { io: "input", unrepresentable: "any" });
  return valuesOf(schema).find((value) => value !== schema.default);
}

function valuesOf(schema: z.core.JSONSchema.BaseSchema): readonly unknown[] {
  if (schema.enum) return schema.enum;
  if (schema.type === "boolean") return [true, false];
  const { minimum = 0 } = schema;
  return schema.type === "integer" ? [minimum, minimum + 1] : [];
}
