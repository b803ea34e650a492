import { badValue, type BadConfiguration } from "./types";

/** Letters and digits of a made-up key. */
const letters = "aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW1xY3zA5";

/** A token that says `service_role` in its payload. */
const serviceRole = [
  Buffer.from('{"alg":"HS256","typ":"JWT"}').toString("base64url"),
  Buffer.from('{"role":"service_role","iss":"supabase"}').toString("base64url"),
  letters,
].join(".");

function open(what: string, value: string, kind: string): BadConfiguration {
  const message = `is ${kind}, and the task definition shows it: remove it and pulumi config set --path --secret secrets.VALUE`;
  return badValue(
    `${what} in the environment`,
    "environment",
    { VALUE: value },
    message,
    "environment.VALUE",
  );
}

function reference(what: string, value: string): BadConfiguration {
  const message =
    "refers to a secret, and the app gets the reference itself: give the secret's value, pulumi config set --path --secret secrets.VALUE";
  return badValue(
    `${what} in the environment`,
    "environment",
    { VALUE: value },
    message,
    "environment.VALUE",
  );
}

const urlWithPassword = "a URL with a password";

/** Secrets that others can read. */
export const badExposures: readonly BadConfiguration[] = [
  open("a database's URL", "postgres://app:hunter2@db.example.com/app", urlWithPassword),
  open("a URL without a user", "redis://:hunter2@cache.example.com:6379", urlWithPassword),
  open("a site's URL with a password", "https://app:hunter2@example.com/x", urlWithPassword),
  open("a private key", `-----BEGIN RSA PRIVATE KEY-----\n${letters}\n`, "a private key"),
  open("a private key without a kind", "-----BEGIN PRIVATE KEY-----", "a private key"),
  open("an access key's id", "AKIAIOSFODNN7ABCDEFG", "an access key of AWS"),
  open("a key of Stripe", `sk_live_${letters}`, "a secret key of Stripe"),
  open("a restricted key of Stripe", `rk_test_${letters}`, "a secret key of Stripe"),
  open("a key of Supabase", `sb_secret_${letters}`, "a secret key of Supabase"),
  open("a service role of Supabase", serviceRole, "Supabase's service_role key"),
  open("a token of Pulumi", `pul-${"0123456789".repeat(4)}`, "an access token of Pulumi"),
  reference(
    "the ARN of a secret",
    "arn:aws:secretsmanager:us-east-1:123456789012:secret:rds-AbC123:password::",
  ),
  reference("the ARN of a parameter", "arn:aws:ssm:us-east-1:123456789012:parameter/db/password"),
  reference("CloudFormation's reference", "{{resolve:secretsmanager:db:SecretString:password}}"),
  badValue(
    "a secret that every browser gets",
    "environment",
    { NEXT_PUBLIC_STRIPE: `sk_live_${letters}` },
    "is a secret key of Stripe, and every browser gets it: remove it and pulumi config set --path --secret secrets.STRIPE",
    "environment.NEXT_PUBLIC_STRIPE",
  ),
  badValue(
    "a secret among the build arguments",
    "image",
    { source: "build", context: ".", args: { DATABASE_URL: "mysql://root:hunter2@db/app" } },
    "is a URL with a password, and the image's history shows it: remove it, and build with docker build --secret and image.source: registry",
    "image.args.DATABASE_URL",
  ),
  ...["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"].map((variable) =>
    badValue(
      `${variable} in the environment`,
      "environment",
      { [variable]: "AKIAIOSFODNN7ABCDEFG" },
      `is a credential: remove it, and give the task's role a policy (iam.taskPolicyArns); for another account, pulumi config set --path --secret secrets.${variable}`,
      `environment.${variable}`,
    ),
  ),
  badValue(
    "a secret that Next.js makes public",
    "secrets",
    { NEXT_PUBLIC_MAPS: "abc" },
    "cannot be a secret: Next.js sends NEXT_PUBLIC_ values to every browser. Set environment.NEXT_PUBLIC_MAPS, or rename it if it is one",
    "secrets.NEXT_PUBLIC_MAPS",
  ),
];

function placeholder(key: string, value: string, command: string, at = key): BadConfiguration {
  const message = `is a placeholder from a guide, not a value: ${command}`;
  const given = at === key ? value : { KEY: value };
  return badValue(`${value} as ${at}`, key, given, message, at);
}

const own = (key: string) => `pulumi config set --secret ${key}`;
const secret = "pulumi config set --path --secret secrets.KEY";

/** Texts that stand for a value. */
export const badPlaceholders: readonly BadConfiguration[] = [
  placeholder("supabaseUrl", "your-supabase-url-here", own("supabaseUrl")),
  placeholder("supabaseUrl", "https://<project>.supabase.co", own("supabaseUrl")),
  placeholder("supabaseUrl", "<your Supabase URL>", own("supabaseUrl")),
  placeholder("supabaseKey", "your_anon_key", own("supabaseKey")),
  placeholder("supabaseKey", "supabase-key-here", own("supabaseKey")),
  placeholder("supabaseKey", "[YOUR-KEY]", own("supabaseKey")),
  ...["changeme", "CHANGE_ME", "replace-me", "xxxx", "...", "TODO", " <key> "].map((value) =>
    placeholder("secrets", value, secret, "secrets.KEY"),
  ),
  placeholder(
    "environment",
    "<url>",
    "pulumi config set --path environment.KEY <value>",
    "environment.KEY",
  ),
];

const ofEcs = "is set by ECS, and the app loses its role with another value: remove it";

/** Variables that the app cannot choose. */
export const badVariables: readonly BadConfiguration[] = [
  ...[
    "ECS_CONTAINER_METADATA_URI_V4",
    "ECS_AGENT_URI",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    "AWS_EXECUTION_ENV",
  ].map((name) =>
    badValue(`the variable ${name}`, "environment", { [name]: "x" }, ofEcs, `environment.${name}`),
  ),
  badValue(
    "a secret named as ECS's",
    "secrets",
    { ECS_AGENT_URI: "x" },
    ofEcs,
    "secrets.ECS_AGENT_URI",
  ),
  ...["localhost", "127.0.0.1", "app.example.com"].map((address) =>
    badValue(
      `Next.js at ${address}`,
      "environment",
      { HOSTNAME: address },
      `must be 0.0.0.0 or ::, at which the load balancer reaches Next.js, got ${address}: remove it`,
      "environment.HOSTNAME",
    ),
  ),
  ...["environment", "tags"].map((map) =>
    badValue(
      `__proto__ in ${map}`,
      map,
      '{"__proto__":"x"}',
      "is a name that JavaScript keeps for itself: choose another one",
      `${map}.__proto__`,
    ),
  ),
];
