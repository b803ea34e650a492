import type { AppSecret } from "../../components/secrets/appSecrets";
import { sortedByKey } from "./order";
import type { OwnKeys, RawConfig } from "../raw";

/** A secret that has its own key in the stack file. */
interface SecretKey {
  readonly key: "supabaseUrl" | "supabaseKey";
  readonly variable: string;
  readonly name: string;
  readonly description: string;
}

export const secretKeys: readonly SecretKey[] = [
  {
    key: "supabaseUrl",
    variable: "NEXT_PUBLIC_SUPABASE_URL",
    name: "supabase-url",
    description: "Supabase project URL",
  },
  {
    key: "supabaseKey",
    variable: "NEXT_PUBLIC_SUPABASE_ANON_KEY",
    name: "supabase-key",
    description: "Supabase anon key",
  },
];

/** Every key whose value must be encrypted, with the command that sets it. */
export const encryptedKeys: readonly { readonly key: string; readonly command: string }[] = [
  ...secretKeys.map(({ key }) => ({ key, command: `pulumi config set --secret ${key}` })),
  { key: "secrets", command: "pulumi config set --path --secret secrets.<NAME>" },
];

/** The words by which `pulumi config set` finds a variable's secret in the stack file, for a value on standard input. */
export function secretWords(variable: string): readonly string[] {
  const own = secretKeys.find((each) => each.variable === variable);
  return own ? ["--secret", own.key] : ["--secret", "--path", `secrets.${variable}`];
}

/**
 * Keys of the secrets that the app needs and that are not set yet. Empty if the app serves mock data or does not use
 * Supabase.
 */
export function missingSecretKeys({ project, values }: ConfigValues): readonly string[] {
  const environment = values[`${project}:environment`];
  if (usesMockData(environment) || usesOtherDatabase(environment)) return [];
  return secretKeys.map(({ key }) => key).filter((key) => !(`${project}:${key}` in values));
}

type ConfigValues = Pick<RawConfig, "project" | "values">;

/**
 * Whether the app serves mock data. Looks at the text instead of parsed settings, because the answer is also needed if
 * the rest of the file is wrong.
 */
function usesMockData(environment = ""): boolean {
  return /"NEXT_PUBLIC_USE_MOCK_DATA"\s*:\s*"true"/.test(environment);
}

function usesOtherDatabase(environment = ""): boolean {
  return /"NEXT_PUBLIC_DB_TYPE"\s*:\s*"(?!supabase")/.test(environment);
}

/** The name of a variable's secret: `stripe-key` for `STRIPE_KEY`. */
export function secretName(variable: string): string {
  return variable.toLowerCase().replaceAll("_", "-");
}

/** Every secret that has a value; secrets with a key of their own come first. */
export function appSecrets(own: OwnKeys): readonly AppSecret[] {
  const builtIn = secretKeys.flatMap(({ key, ...secret }) => {
    const value = own[key];
    return value === undefined ? [] : [{ ...secret, value }];
  });
  const extra = Object.entries(sortedByKey(own.secrets)).map(([variable, value]) => ({
    variable,
    name: secretName(variable),
    description: `${variable} of the app`,
    value,
  }));
  return [...builtIn, ...extra].map(({ value, ...secret }) => ({
    ...secret,
    value: { from: "config", read: () => value },
    followRotation: own.followRotation.includes(secret.variable),
  }));
}
