import type { OwnKeys, Problem, Rule } from "../raw";

type Values = Partial<OwnKeys>;

/** A value that anyone can read, with its key. */
export interface OpenValue {
  readonly key: string;
  readonly variable: string;
  readonly value: string;
}

/** The values that others can read: in the task definition, and in the image's history. */
export function openValues({ environment = {}, image }: Values): readonly OpenValue[] {
  const args = image?.source === "build" ? image.args : {};
  return Object.entries({ environment, "image.args": args }).flatMap(([map, values]) =>
    Object.entries(values).map(([variable, value]) => ({
      key: `${map}.${variable}`,
      variable,
      value,
    })),
  );
}

const accessKeys = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/** Patterns that show that a value is a secret, in addition to those that `../leaks` finds. */
const marks: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a URL with a password", /\b[a-z][a-z\d+.-]*:\/\/[^\s/:@]*:[^\s/@]+@/i],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["an access key of AWS", /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/],
  ["a secret key of Stripe", /\b[rs]k_(?:live|test)_\w{10,}/],
  ["a secret key of Supabase", /\bsb_secret_\w{10,}/],
  ["an access token of Pulumi", /\bpul-[\da-f]{40}\b/],
];

/**
 * Whether the value is a Supabase key that bypasses every policy of the database.
 * https://supabase.com/docs/guides/api/api-keys
 */
function isServiceRole(value: string): boolean {
  const [, payload] = /^eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+$/.exec(value) ?? [];
  return (
    payload !== undefined && /"service_role"/.test(Buffer.from(payload, "base64url").toString())
  );
}

/** What kind of secret a value is; undefined if it does not look like a secret. */
function kindOf(value: string): string | undefined {
  const [what] = marks.find(([, pattern]) => pattern.test(value)) ?? [];
  if (what !== undefined) return what;
  if (isServiceRole(value)) return "Supabase's service_role key";
  return undefined;
}

/**
 * The problem of a secret that others can read: what kind of secret it is, and where it belongs. The value never
 * appears.
 */
export function exposedProblem({ key, variable }: OpenValue, what: string): Problem {
  const reader = /^NEXT_PUBLIC_/.test(variable)
    ? "every browser gets it"
    : key.startsWith("image.")
      ? "the image's history shows it"
      : "the task definition shows it";
  const name = variable.replace(/^NEXT_PUBLIC_/, "");
  const instead = key.startsWith("image.")
    ? "remove it, and build with docker build --secret and image.source: registry"
    : `remove it and pulumi config set --path --secret secrets.${name}`;
  return { key, message: `is ${what}, and ${reader}: ${instead}` };
}

function exposed(values: Values): readonly Problem[] {
  return openValues(values).flatMap((each) => {
    const what = accessKeys.includes(each.variable) ? undefined : kindOf(each.value);
    return what === undefined ? [] : [exposedProblem(each, what)];
  });
}

/**
 * The name of a variable that holds a secret's ARN on purpose, e.g. `DATABASE_SECRET_ARN`: the app asks Secrets Manager
 * itself.
 */
const reference =
  /^(?:arn:[\w-]+:(?:secretsmanager:.*:secret:|ssm:.*:parameter\/)|\{\{resolve:(?:secretsmanager|ssm))/;

function references(values: Values): readonly Problem[] {
  return openValues(values)
    .filter(({ variable, value }) => reference.test(value) && !/(?:ARN|ID|NAME)$/i.test(variable))
    .map(({ key, variable }) => ({
      key,
      message: `refers to a secret, and the app gets the reference itself: give the secret's value, pulumi config set --path --secret secrets.${variable}`,
    }));
}

/** The task's role already gives the app credentials. If the environment has keys, the app would use those instead. */
function ownCredentials(values: Values): readonly Problem[] {
  return openValues(values)
    .filter(({ variable }) => accessKeys.includes(variable))
    .map(({ key, variable }) => ({
      key,
      message: `is a credential: remove it, and give the task's role a policy (iam.taskPolicyArns); for another account, pulumi config set --path --secret secrets.${variable}`,
    }));
}

/**
 * Next.js writes NEXT_PUBLIC_ variables into the code that it sends to browsers.
 * https://nextjs.org/docs/app/guides/environment-variables
 */
function publicSecrets({ secrets = {}, framework }: Values): readonly Problem[] {
  if (framework !== "nextjs") return [];
  return Object.keys(secrets)
    .filter((name) => name.startsWith("NEXT_PUBLIC_") && !name.startsWith("NEXT_PUBLIC_SUPABASE_"))
    .map((name) => ({
      key: `secrets.${name}`,
      message: `cannot be a secret: Next.js sends NEXT_PUBLIC_ values to every browser. Set environment.${name}, or rename it if it is one`,
    }));
}

/** Texts that stand for a value in guides and examples. */
const placeholder =
  /^(?:<[^<>]+>|\[[^\]]*your[^\]]*\]|your[-_ ].*|.*-here|change[-_ ]?me!?|replace[-_ ]?me|x{3,20}|\.{3}|…|todo|tbd)$/i;

/** A part of a text that stands for a value, as in `https://<your-domain>/api`. */
const placeholderInside = /<(?:your|my)[-_ ][^<>]*>|:\/\/[^/\s]*<[^<>\s]+>/i;

function placeholders(values: Values): readonly Problem[] {
  const { supabaseUrl, supabaseKey, secrets = {} } = values;
  const found = [
    ...Object.entries({ supabaseUrl, supabaseKey }).map(
      ([key, value]) => [key, value, `pulumi config set --secret ${key}`] as const,
    ),
    ...Object.entries(secrets).map(
      ([name, value]) =>
        [`secrets.${name}`, value, `pulumi config set --path --secret secrets.${name}`] as const,
    ),
    ...openValues(values).map(
      ({ key, value }) => [key, value, `pulumi config set --path ${key} <value>`] as const,
    ),
  ];
  return found
    .filter(([, value]) => value !== undefined && isPlaceholder(value))
    .map(([key, , command]) => ({
      key,
      message: `is a placeholder from a guide, not a value: ${command}`,
    }));
}

function isPlaceholder(value: string): boolean {
  return placeholder.test(value.trim()) || placeholderInside.test(value);
}

/** The rules about secrets that others can read, and about placeholders. */
export const exposedRules: readonly Rule[] = [
  exposed,
  references,
  ownCredentials,
  publicSecrets,
  placeholders,
];
