import {
  fromNodeProviderChain,
  fromTemporaryCredentials,
  fromTokenFile,
} from "@aws-sdk/credential-providers";
import type { CredentialLife } from "../../components/account/credentialLife";
import type { AwsSettings } from "../../settings";

// Without this, the SDK advises every run on Node.js 20 to upgrade, although Pulumi still supports Node.js 20.
process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";

/** The options that every client of the AWS SDK is made with. */
export type ClientConfig = ReturnType<typeof clientConfig>;

/**
 * Milliseconds until a call gives up. Without the last line the SDK would only warn of a request that takes too long, and
 * wait for ever.
 */
const patience = {
  connectionTimeout: 3_000,
  requestTimeout: 15_000,
  throwOnRequestTimeout: true,
};

/**
 * The region of a stack, and the identity that its provider uses there, if `env` is the environment
 * of both. Gives up within a minute if there is no answer.
 *
 * The provider is written in Go, and Go's AWS SDK looks for credentials in another order than JavaScript's: keys in the
 * environment come before AWS_PROFILE, and so does a web identity token. The order here is Go's.
 * https://github.com/aws/aws-sdk-go-v2/blob/main/config/resolve_credentials.go
 */
export function clientConfig(aws: AwsSettings, env: NodeJS.ProcessEnv = process.env) {
  return {
    region: aws.region,
    credentials: assumeRoles(aws, ownCredentials(aws, env)),
    maxAttempts: 3,
    requestHandler: patience,
  };
}

/** A client of the AWS SDK, whatever the service. */
interface Client {
  readonly destroy: () => void;
}

/** Makes a client, uses it, and closes its connections, also after an error. */
export async function withClient<C extends Client, T>(
  Service: new (config: ClientConfig) => C,
  config: ClientConfig,
  use: (client: C) => T | Promise<T>,
): Promise<T> {
  const client = new Service(config);
  try {
    return await use(client);
  } finally {
    client.destroy();
  }
}

/** Makes several clients, uses them together, and closes their connections, also after an error. */
export async function withClients<C extends Readonly<Record<string, Client>>, T>(
  services: { readonly [K in keyof C]: new (config: ClientConfig) => C[K] },
  config: ClientConfig,
  use: (clients: C) => Promise<T>,
): Promise<T> {
  const made = Object.entries<new (config: ClientConfig) => Client>(services).map(
    ([name, Service]) => [name, new Service(config)] as const,
  );
  try {
    return await use(Object.fromEntries(made) as C);
  } finally {
    for (const [, client] of made) client.destroy();
  }
}

type Credentials = ReturnType<typeof fromTemporaryCredentials>;

function ownCredentials({ region, profile }: AwsSettings, env: NodeJS.ProcessEnv): Credentials {
  const chain = (name?: string) =>
    fromNodeProviderChain({ profile: name, clientConfig: { region, requestHandler: patience } });
  if (profile) return chain(profile);
  const keys = keysOf(env);
  if (keys) return () => Promise.resolve(keys);
  if (env["AWS_WEB_IDENTITY_TOKEN_FILE"])
    return fromTokenFile({ clientConfig: { region, requestHandler: patience } });
  return chain(env["AWS_PROFILE"] || env["AWS_DEFAULT_PROFILE"] || undefined);
}

/** The keys of an environment, by the names that Go's SDK knows; undefined if one of the two is missing. */
function keysOf(env: NodeJS.ProcessEnv) {
  const accessKeyId = env["AWS_ACCESS_KEY_ID"] || env["AWS_ACCESS_KEY"];
  const secretAccessKey = env["AWS_SECRET_ACCESS_KEY"] || env["AWS_SECRET_KEY"];
  if (!accessKeyId || !secretAccessKey) return undefined;
  return { accessKeyId, secretAccessKey, sessionToken: env["AWS_SESSION_TOKEN"] || undefined };
}

/**
 * How long the credentials live, if the environment says so. Roles that the stack file assumes are renewed only as long
 * as those credentials live. `AWS_CREDENTIAL_EXPIRATION` is what the AWS CLI exports with a session.
 * https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html
 */
export function credentialLife(
  { profile }: Pick<AwsSettings, "profile">,
  env: NodeJS.ProcessEnv = process.env,
  now = Date.now(),
): CredentialLife {
  const keys = profile ? undefined : keysOf(env);
  if (!keys) return { as: "unknown" };
  if (keys.sessionToken === undefined) return { as: "endless" };
  const end = Date.parse(env["AWS_CREDENTIAL_EXPIRATION"] ?? "");
  if (Number.isNaN(end)) return { as: "fixed" };
  return { as: "ends", minutes: Math.max(0, Math.floor((end - now) / 60_000)) };
}

/** Assumes one role after the other, each with the credentials of the role before. */
function assumeRoles({ region, assumeRoles: roles = [] }: AwsSettings, own: Credentials) {
  return roles.reduce<Credentials>(
    (masterCredentials, role) =>
      fromTemporaryCredentials({
        masterCredentials,
        params: {
          RoleArn: role.roleArn,
          RoleSessionName: role.sessionName,
          ExternalId: role.externalId,
        },
        clientConfig: { region, requestHandler: patience },
      }),
    own,
  );
}
