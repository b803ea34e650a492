import { z } from "zod";
import { awsSchema, settingsSchema } from "../../../settings/schema";
import { encryptedKeys, missingSecretKeys } from "../../../settings/toSettings/secrets";
import { unwrapped } from "../../../settings/problems/unwrapped";
import { defaultValue, description, rulePhrase } from "./zod";

/** One setting in the tables of docs/settings.md. */
export interface SettingRow {
  /** The key as a person types it: `image.context`, `aws:region`. */
  readonly key: string;
  readonly what: string;
  readonly value: string;
  /** The default, or what happens if the key is not set. */
  readonly otherwise: string;
}

/** Every key that a stack file may have. The keys of a map come after the map. */
export function settingRows(): SettingRow[] {
  return [
    ...Object.entries(settingsSchema).flatMap(([key, rule]) => rows(key, rule)),
    ...Object.entries(awsSchema).flatMap(([key, rule]) => rows(`aws:${key}`, rule)),
  ];
}

function rows(key: string, rule: z.ZodType): SettingRow[] {
  const inner = unwrapped(rule);
  if (inner instanceof z.ZodDiscriminatedUnion) return unionRows(key, rule, inner);
  if (inner instanceof z.ZodObject) {
    return [{ ...row(key, rule), otherwise: "" }, ...shapeRows(key, inner.shape)];
  }
  return [row(key, rule)];
}

function shapeRows(key: string, shape: Readonly<Record<string, unknown>>): SettingRow[] {
  return Object.entries(shape).flatMap(([name, rule]) => rows(`${key}.${name}`, rule as z.ZodType));
}

/**
 * First the key that chooses the alternative. Then the keys of the alternatives, each with the alternatives that have
 * it.
 */
function unionRows(key: string, rule: z.ZodType, union: z.ZodDiscriminatedUnion): SettingRow[] {
  const chooser = union.def.discriminator;
  const options = union.options.map((option) => {
    const { [chooser]: chosenBy, ...shape } = shapeOf(option);
    return { name: literal(chosenBy), shape };
  });
  const chosen = (defaultValue(rule) as Readonly<Record<string, unknown>> | undefined)?.[chooser];
  const first: SettingRow = {
    key: `${key}.${chooser}`,
    what: description(rule),
    value: rulePhrase(rule),
    otherwise: chosen === undefined ? "required" : code(chosen),
  };
  const all = new Map(options.flatMap(({ shape }) => Object.entries(shape)));
  const others = [...all].flatMap(([name, inner]) => {
    const having = options.filter(({ shape }) => name in shape);
    if (having.length === options.length) return shapeRows(key, { [name]: inner });
    const where = having.map((option) => code(`${chooser}: ${option.name}`)).join(" or ");
    return shapeRows(key, { [name]: inner }).map((each) => ({
      ...each,
      what: each.what === "" ? `with ${where}` : `with ${where}; ${each.what}`,
    }));
  });
  return [first, ...others];
}

function row(key: string, rule: z.ZodType): SettingRow {
  const secret = encryptedKeys.find((each) => each.key === key);
  const what = description(rule);
  return {
    key,
    what: secret ? `${what}; secret: ${code(secret.command)}` : what,
    value: rulePhrase(rule),
    otherwise: otherwise(key, rule),
  };
}

function otherwise(key: string, rule: z.ZodType): string {
  const value = defaultValue(rule);
  if (value !== undefined) return isEmptyMap(value) ? "none" : code(value);
  if (requiredSecrets.includes(key)) return "required, except with mock data";
  return rule.safeParse(undefined).success ? "none" : "required";
}

/** Secrets that an app needs unless it serves mock data. */
const requiredSecrets = missingSecretKeys({ project: "", values: {} });

function isEmptyMap(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function shapeOf(rule: unknown): Readonly<Record<string, unknown>> {
  return rule instanceof z.ZodObject ? rule.shape : {};
}

function literal(rule: unknown): string {
  return rule instanceof z.ZodLiteral ? [...rule.values].map(String).join(" or ") : "";
}

function code(value: unknown): string {
  return `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
}
