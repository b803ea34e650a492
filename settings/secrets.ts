import type { AppSecret } from "../components/appSecrets";
import { sortedByKey } from "./order";
import type { OwnKeys, RawConfig } from "./raw";

/** A secret with a key of its own in the stack file. */
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

/** Every key whose value must be encrypted, with the command that does it. */
export const encryptedKeys: readonly { readonly key: string; readonly command: string }[] = [
  ...secretKeys.map(({ key }) => ({ key, command: `pulumi config set --secret ${key}` })),
  { key: "secrets", command: "pulumi config set --path --secret secrets.<NAME>" },
];

/** Keys of the secrets that the app needs and nobody has set yet; none while it serves mock data. */
export function missingSecretKeys({ project, values }: ConfigValues): readonly string[] {
  if (usesMockData(values[`${project}:environment`])) return [];
  return secretKeys.map(({ key }) => key).filter((key) => !(`${project}:${key}` in values));
}

type ConfigValues = Pick<RawConfig, "project" | "values">;

/** Looks at the text, not at parsed settings: the answer is wanted where the rest of the file is wrong, too. */
function usesMockData(environment = ""): boolean {
  return /"NEXT_PUBLIC_USE_MOCK_DATA"\s*:\s*"true"/.test(environment);
}

/** `STRIPE_KEY` is kept as `stripe-key`. */
export function secretName(variable: string): string {
  return variable.toLowerCase().replaceAll("_", "-");
}

/** Every secret that has a value, those with a key of their own first. */
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
