import { z } from "zod";
import { unknownKeyMessage } from ".";
import type { Problem } from "../raw";
import { isWrapper } from "./unwrapped";

type Issue = z.core.$ZodIssue;

/**
 * Turns zod's issues with one key's value into problems in the words of the settings. A secret's value never appears.
 */
export function keyProblems(
  key: string,
  rule: z.ZodType,
  given: unknown,
  issues: readonly Issue[],
  secret: boolean,
): Problem[] {
  return withoutEchoes(issues).flatMap((issue) => {
    const meant = meantIssues(issue);
    if (meant) return keyProblems(key, rule, given, meant, secret);
    const at = [key, ...issue.path.map(String)].join(".");
    if (issue.code === "unrecognized_keys") {
      const known = knownKeys(rule, given);
      return issue.keys.map((name) => {
        const mode = otherMode(rule, name, given);
        const message =
          mode === undefined
            ? unknownKeyMessage(name, known === "text" ? [] : known)
            : `is not a setting of ${mode}: pulumi config rm --path ${at}.${name}`;
        return { key: `${at}.${name}`, message };
      });
    }
    const value = issue.path.reduce<unknown>((inner, step) => child(inner, step), given);
    return [{ key: at, message: ruleMessage(issue) + shown(value, issue, at, secret) }];
  });
}

/** The issues without those about the length of a value that has the wrong type: text has a length, too. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const mistyped = issues.filter(({ code }) => code === "invalid_type").map(pathOf);
  return issues.filter(
    (issue) => issue.code === "invalid_type" || !mistyped.includes(pathOf(issue)),
  );
}

function pathOf({ path }: Issue): string {
  return path.map(String).join(".");
}

/** If a value may be text or a map, and a map was given: the issues of the map. */
function meantIssues(issue: Issue): readonly Issue[] | undefined {
  if (issue.code !== "invalid_union") return undefined;
  return issue.errors.find((errors) =>
    errors.every(({ code, path }) => path.length > 0 || code === "unrecognized_keys"),
  );
}

function ruleMessage(issue: Issue): string {
  return issue.code === "invalid_key" ? (issue.issues[0]?.message ?? issue.message) : issue.message;
}

function shown(value: unknown, issue: Issue, at: string, secret: boolean): string {
  if (issue.code === "invalid_key") return "";
  if (secret) return "";
  if (value !== undefined) return `, got ${brief(value)}${asText(value, issue, at)}`;
  return issue.path.length > 0
    ? "; it is not set"
    : `; it is not set: pulumi config set ${at} <value>`;
}

/** Pulumi keeps JSON below a path as text. What to do if the setting is a list or a map. */
function asText(value: unknown, issue: Issue, at: string): string {
  if (issue.code !== "invalid_type" || issue.path.length === 0) return "";
  if (typeof value !== "string") return "";
  if (issue.expected === "array" && value.startsWith("[")) {
    return `, which is text: pulumi config set --path '${at}[0]' <value>`;
  }
  if (issue.expected === "object" && value.startsWith("{")) {
    return `, which is text: pulumi config set --path ${at}.<name> <value>`;
  }
  return "";
}

/** The value on one line, at most 60 characters. */
export function brief(value: unknown): string {
  const text = typeof value === "string" && isPlain(value) ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Whether the text fits on one line and cannot be read as a number, a truth value or null. */
function isPlain(text: string): boolean {
  return /^\S(?:.*\S)?$/.test(text) && !/^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(text);
}

function child(value: unknown, step: PropertyKey): unknown {
  return typeof value === "object" && value !== null
    ? (value as Record<PropertyKey, unknown>)[step]
    : undefined;
}

/** The keys that a map may have (in a union, the keys of the chosen alternative), or `text` if the value is text. */
export function knownKeys(rule: z.ZodType, given?: unknown): readonly string[] | "text" {
  if (isWrapper(rule)) return knownKeys(rule.unwrap() as z.ZodType, given);
  if (rule instanceof z.ZodDiscriminatedUnion) {
    const meant = rule.options.find((option) =>
      matches(option as z.ZodObject, rule.def.discriminator, given),
    );
    return meant ? knownKeys(meant as z.ZodType, given) : [];
  }
  if (rule instanceof z.ZodUnion) {
    const map = rule.options.find((option) => option instanceof z.ZodObject);
    return map && typeof given === "object" ? knownKeys(map, given) : [];
  }
  if (rule instanceof z.ZodArray && rule.element instanceof z.ZodObject) {
    return Object.keys(rule.element.shape);
  }
  if (rule instanceof z.ZodObject) return Object.keys(rule.shape);
  return rule instanceof z.ZodString || rule instanceof z.ZodEmail ? "text" : [];
}

/** If another alternative of a union has this key: a description of the chosen alternative, e.g. `mode: fixed`. */
function otherMode(rule: z.ZodType, name: string, given: unknown): string | undefined {
  if (isWrapper(rule)) return otherMode(rule.unwrap() as z.ZodType, name, given);
  if (!(rule instanceof z.ZodDiscriminatedUnion)) return undefined;
  const { discriminator } = rule.def;
  return rule.options.some((option) => name in (option as z.ZodObject).shape)
    ? `${discriminator}: ${brief(child(given, discriminator))}`
    : undefined;
}

function matches(option: z.ZodObject, discriminator: string, given: unknown): boolean {
  const literal: unknown = option.shape[discriminator];
  return literal instanceof z.ZodLiteral && literal.safeParse(child(given, discriminator)).success;
}
