import { badValue, type BadConfiguration } from "./types";

const mapRule = "must be a map from variable name to secret text, e.g. { STRIPE_KEY: … }";
const textRule = "must be text: put quotes around it";
const nameRule = "is not a variable name: letters, digits and _, not starting with a digit";
const emptyRule = "is empty, and Secrets Manager keeps no empty value";
const longRule = "is longer than the 65536 bytes that Secrets Manager keeps";

function plainText(command: string): string {
  return `is stored as plain text and must be encrypted: pulumi config set ${command}`;
}

export const badSecrets: readonly BadConfiguration[] = [
  {
    what: "a configuration without either secret",
    values: { supabaseUrl: undefined, supabaseKey: undefined },
    problems: [
      ["supabaseUrl", "is required and not set: pulumi config set --secret supabaseUrl"],
      ["supabaseKey", "is required and not set: pulumi config set --secret supabaseKey"],
    ],
  },
  badValue(
    "a configuration without one secret",
    "supabaseKey",
    undefined,
    "is required and not set: pulumi config set --secret supabaseKey",
  ),
  {
    what: "a URL in plain text",
    encrypted: ["supabaseKey"],
    problems: [["supabaseUrl", plainText("--secret supabaseUrl")]],
  },
  {
    what: "a key in plain text",
    encrypted: ["supabaseUrl"],
    problems: [["supabaseKey", plainText("--secret supabaseKey")]],
  },
  {
    what: "other secrets in plain text",
    values: { secrets: { STRIPE_KEY: "sk_live" } },
    encrypted: ["supabaseUrl", "supabaseKey"],
    problems: [["secrets", plainText("--path --secret secrets.<NAME>")]],
  },
  badValue("an empty URL", "supabaseUrl", "", emptyRule),
  badValue("an empty key", "supabaseKey", "", emptyRule),
  badValue("an empty secret", "secrets", { STRIPE_KEY: "" }, emptyRule, "secrets.STRIPE_KEY"),
  badValue("a URL of 65537 bytes", "supabaseUrl", "u".repeat(65_537), longRule),
  badValue("a key of 65538 bytes in 32769 letters", "supabaseKey", "ü".repeat(32_769), longRule),
  badValue(
    "a secret of 65537 bytes",
    "secrets",
    { STRIPE_KEY: "s".repeat(65_537) },
    longRule,
    "secrets.STRIPE_KEY",
  ),
  badValue("secrets that are a list, unseen", "secrets", ["sk_live"], mapRule),
  badValue("secrets that are not JSON, unseen", "secrets", "{STRIPE_KEY: sk_live}", mapRule),
  badValue("a secret that is a number, unseen", "secrets", { PIN: 1234 }, textRule, "secrets.PIN"),
  badValue(
    "a secret whose name has a hyphen",
    "secrets",
    { "stripe-key": "sk_live" },
    nameRule,
    "secrets.stripe-key",
  ),
  badValue(
    "two secrets that are kept under one name",
    "secrets",
    { STRIPE_KEY: "a", stripe_key: "b" },
    "is kept under the same name (stripe-key) as secrets.STRIPE_KEY: rename it",
    "secrets.stripe_key",
  ),
  badValue(
    "a secret that is kept under the name of the key",
    "secrets",
    { SUPABASE_KEY: "a" },
    "is kept under the same name (supabase-key) as supabaseKey: rename it",
    "secrets.SUPABASE_KEY",
  ),
  badValue(
    "a secret that is kept under the name of Next.js's own",
    "secrets",
    { next_server_actions_encryption_key: "a" },
    "is kept under the same name (next-server-actions-encryption-key) as Next.js's NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: rename it",
    "secrets.next_server_actions_encryption_key",
  ),
  badValue(
    "a secret that has a key of its own",
    "secrets",
    { NEXT_PUBLIC_SUPABASE_URL: "https://other.supabase.co" },
    "has a key of its own: pulumi config set --secret supabaseUrl",
    "secrets.NEXT_PUBLIC_SUPABASE_URL",
  ),
];

function badVariable(what: string, name: string, value: unknown, message: string) {
  return badValue(what, "environment", { [name]: value }, message, `environment.${name}`);
}

export const badEnvironments: readonly BadConfiguration[] = [
  badValue(
    "an environment in the manner of the shell",
    "environment",
    "LOG_LEVEL=info",
    "must be a map from variable name to text, e.g. { LOG_LEVEL: info }, got LOG_LEVEL=info",
  ),
  badVariable("a variable that is a number", "RETRIES", 3, `${textRule}, got 3`),
  badVariable("a variable that is true", "DEBUG", true, `${textRule}, got true`),
  badVariable("a variable that is null", "DEBUG", null, `${textRule}, got null`),
  badVariable("a variable's name with a hyphen", "LOG-LEVEL", "info", nameRule),
  badVariable("a variable's name that starts with a digit", "2FA", "on", nameRule),
  badVariable("PORT", "PORT", "8080", "follows containerPort: set that instead"),
  badVariable(
    "a secret's variable in plain sight",
    "NEXT_PUBLIC_SUPABASE_ANON_KEY",
    "anon-key",
    "is a secret: remove it and pulumi config set --secret supabaseKey",
  ),
  badVariable(
    "the key of Next.js's server actions in plain sight",
    "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
    "a",
    "is a secret: remove it; for a value of your own, pulumi config set --path --secret secrets.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
  ),
  {
    what: "a variable that is a secret as well",
    values: { environment: { STRIPE_KEY: "a" }, secrets: { STRIPE_KEY: "b" } },
    problems: [["environment.STRIPE_KEY", "is in secrets too: remove one of the two"]],
  },
];
