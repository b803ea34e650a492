import type { z } from "zod";
import { keyProblems, knownKeys } from "./problems/explainIssues";
import { withOtherProjectsKeys } from "./problems/otherProject";
import { SettingsError, unknownKeyMessage } from "./problems";
import type { AwsKeys, OwnKeys, Parsed, Problem, RawConfig, Schema } from "./raw";
import { withBaseName } from "./names";
import { configRules } from "./rules";
import { awsSchema, settingsSchema } from "./schema";
import { encryptedKeys } from "./toSettings/secrets";
import { toSettings } from "./toSettings";
import type { AwsSettings, Settings } from "./types";

/**
 * Turns a stack's configuration into Settings. Raises one SettingsError that lists every problem, also the problems in
 * `elsewhere`.
 */
export function parseSettings(given: RawConfig, elsewhere: readonly Problem[] = []): Settings {
  const { raw, problems: strays } = withOtherProjectsKeys(
    withOwnHostName(given),
    Object.keys(settingsSchema),
  );
  const own = parseKeys(settingsSchema, raw.project, "", raw);
  const aws = parseKeys(awsSchema, "aws", "aws:", raw);
  const broken = configRules(own.values, raw).map((problem) => withoutSecret(problem, raw));
  const more = elsewhere.filter(({ key }) => !broken.some((each) => each.key === key));
  const problems = [...strays, ...own.problems, ...aws.problems, ...broken, ...more];
  if (problems.length > 0) throw new SettingsError(raw.stack, problems);
  return toSettings(raw, own.values as OwnKeys, aws.values as AwsKeys);
}

/** Puts the stack's base name into its host name. */
function withOwnHostName(raw: RawConfig): RawConfig {
  const { project, stack, values } = raw;
  const key = `${project}:domain`;
  const domain = withBaseName(values[key], project, stack);
  return domain === undefined ? raw : { ...raw, values: { ...values, [key]: domain } };
}

/**
 * Reads only the account and the region, even if the rest of the configuration is wrong. Raises one SettingsError that
 * lists every `aws:` key that breaks its rule.
 */
export function parseAws(raw: Pick<RawConfig, "stack" | "values" | "isSecret">): AwsSettings {
  const { values, problems } = parseKnown(awsSchema, "aws", "aws:", raw);
  if (problems.length > 0) throw new SettingsError(raw.stack, problems);
  return values as AwsKeys;
}

/** Removes the value from a problem if the stack file stores it encrypted, whatever the key. */
function withoutSecret(problem: Problem, raw: RawConfig): Problem {
  const [key = ""] = problem.key.split(".");
  if (!raw.isSecret(`${raw.project}:${key}`)) return problem;
  return { ...problem, message: problem.message.replace(/, got [^]*$/, "") };
}

/** The value of every known key, and a problem for each unknown or bad key. */
function parseKeys<S extends Schema>(schema: S, namespace: string, prefix: string, raw: RawConfig) {
  const { values, problems } = parseKnown(schema, namespace, prefix, raw);
  return { values, problems: [...unknownKeys(schema, namespace, prefix, raw), ...problems] };
}

/** Checks each key on its own, so that one bad value hides no other. */
function parseKnown<S extends Schema>(
  schema: S,
  namespace: string,
  prefix: string,
  raw: Pick<RawConfig, "values" | "isSecret">,
) {
  const values: Partial<Record<string, unknown>> = {};
  const problems: Problem[] = [];
  for (const [key, rule] of Object.entries(schema)) {
    const fullKey = `${namespace}:${key}`;
    const given = decode(rule, raw.values[fullKey]);
    const secret = raw.isSecret(fullKey) || mustBeEncrypted(prefix + key);
    const result = rule.safeParse(given);
    if (result.success) values[key] = result.data;
    else problems.push(...keyProblems(prefix + key, rule, given, result.error.issues, secret));
  }
  return { values: values as Partial<Parsed<S>>, problems };
}

/** Whether the key must be encrypted. In plain text it is a mistake to report, but its value is still a secret. */
function mustBeEncrypted(key: string): boolean {
  return encryptedKeys.some((each) => each.key === key);
}

function unknownKeys(schema: Schema, namespace: string, prefix: string, raw: RawConfig): Problem[] {
  return Object.keys(raw.values)
    .filter((key) => key.startsWith(`${namespace}:`))
    .map((key) => key.slice(namespace.length + 1))
    .filter((key) => !Object.hasOwn(schema, key))
    .map((key) => ({
      key: prefix + key,
      message: unknownKeyMessage(key, Object.keys(schema)),
    }));
}

/**
 * Turns a value into the type of its rule. Pulumi passes every value as text: `256`, `true`, `{"mode":"default"}`.
 * Settings that are text stay as they were typed.
 */
function decode(rule: z.ZodType, value: string | undefined): unknown {
  if (value === undefined || knownKeys(rule) === "text") return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
