import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import type { AwsSettings } from "../../../settings";

/** One way to set up a machine. `{folder}` and `{server}` stand for a folder and the server of `fakeAws`. */
export interface IdentityCase {
  readonly what: string;
  readonly env: Readonly<Record<string, string>>;
  readonly aws?: Omit<AwsSettings, "region">;
  /**
   * The access key that the provider uses. A Go program on aws-sdk-go-base v2.0.0-beta.74 and aws-sdk-go-v2/config
   * v1.32.32 found it, run by `judge.ts`. `none` if it found no credentials.
   */
  readonly provider: string;
  /** The access key that this program finds, if it differs. The run then stops because the accounts may differ. */
  readonly ours?: string;
}

const keys = { AWS_ACCESS_KEY_ID: "ENV", AWS_SECRET_ACCESS_KEY: "secret" };
const session = { ...keys, AWS_SESSION_TOKEN: "token" };
const webIdentity = {
  AWS_WEB_IDENTITY_TOKEN_FILE: "{folder}/token",
  AWS_ROLE_ARN: "arn:aws:iam::123456789012:role/WEB",
  AWS_ROLE_SESSION_NAME: "ci",
};
const container = { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{server}/container" };
const instance = { AWS_EC2_METADATA_DISABLED: "false" };
const noFiles = { AWS_CONFIG_FILE: "{folder}/none", AWS_SHARED_CREDENTIALS_FILE: "{folder}/none" };
const roles = ["ONE", "TWO"].map((role) => ({ roleArn: `arn:aws:iam::123456789012:role/${role}` }));

export const identityCases: readonly IdentityCase[] = [
  { what: "keys", env: keys, provider: "ENV" },
  { what: "keys with a session token", env: session, provider: "ENV" },
  {
    what: "keys under their older names",
    env: { AWS_ACCESS_KEY: "OLD", AWS_SECRET_KEY: "secret" },
    provider: "OLD",
  },
  { what: "a key without its secret", env: { AWS_ACCESS_KEY_ID: "ENV" }, provider: "DEFAULT" },
  { what: "keys and AWS_PROFILE", env: { ...keys, AWS_PROFILE: "other" }, provider: "ENV" },
  {
    what: "a session's keys and AWS_PROFILE",
    env: { ...session, AWS_PROFILE: "sso" },
    provider: "ENV",
  },
  {
    what: "keys and a profile that does not exist",
    env: { ...keys, AWS_PROFILE: "missing" },
    provider: "none",
    ours: "ENV",
  },
  { what: "keys and aws:profile", env: keys, aws: { profile: "other" }, provider: "OTHER" },
  { what: "nothing but the default profile", env: {}, provider: "DEFAULT" },
  { what: "AWS_PROFILE", env: { AWS_PROFILE: "other" }, provider: "OTHER" },
  { what: "AWS_DEFAULT_PROFILE", env: { AWS_DEFAULT_PROFILE: "other" }, provider: "OTHER" },
  { what: "an empty AWS_PROFILE", env: { AWS_PROFILE: "" }, provider: "DEFAULT" },
  {
    what: "AWS_PROFILE and another aws:profile",
    env: { AWS_PROFILE: "other" },
    aws: { profile: "process" },
    provider: "PROCESS",
  },
  { what: "aws:profile", env: {}, aws: { profile: "other" }, provider: "OTHER" },
  { what: "an SSO profile", env: { AWS_PROFILE: "sso" }, provider: "SSO" },
  {
    what: "aws:profile with an SSO session",
    env: {},
    aws: { profile: "session" },
    provider: "SSO",
  },
  { what: "a profile with a process", env: { AWS_PROFILE: "process" }, provider: "PROCESS" },
  {
    what: "a profile that assumes a role",
    env: { AWS_PROFILE: "role" },
    provider: "PROFILE-OF-OTHER",
  },
  {
    what: "a profile that assumes a role with the keys of the environment",
    env: { ...keys, AWS_PROFILE: "sourced" },
    provider: "ENV",
  },
  {
    what: "aws:profile that assumes a role with the keys of the environment",
    env: keys,
    aws: { profile: "sourced" },
    provider: "PROFILE-OF-ENV",
  },
  { what: "a web identity token", env: { ...webIdentity, ...noFiles }, provider: "WEB-OF-TOKEN" },
  {
    what: "a web identity token and a default profile",
    env: webIdentity,
    provider: "WEB-OF-TOKEN",
  },
  { what: "a web identity token and keys", env: { ...webIdentity, ...keys }, provider: "ENV" },
  {
    what: "a web identity token and AWS_PROFILE",
    env: { ...webIdentity, AWS_PROFILE: "other" },
    provider: "WEB-OF-TOKEN",
  },
  {
    what: "a web identity token and aws:profile",
    env: webIdentity,
    aws: { profile: "other" },
    provider: "OTHER",
  },
  { what: "a container", env: { ...container, ...noFiles }, provider: "CONTAINER" },
  { what: "a container with a default profile", env: container, provider: "DEFAULT" },
  { what: "a container with keys", env: { ...container, ...keys }, provider: "ENV" },
  { what: "an instance", env: { ...instance, ...noFiles }, provider: "INSTANCE" },
  {
    what: "a container on an instance",
    env: { ...container, ...instance, ...noFiles },
    provider: "CONTAINER",
  },
  { what: "nothing at all", env: noFiles, provider: "none" },
  {
    what: "AWS_CONFIG_FILE",
    env: { AWS_CONFIG_FILE: "{folder}/second", AWS_SHARED_CREDENTIALS_FILE: "{folder}/none" },
    provider: "SECOND",
  },
  {
    what: "AWS_SHARED_CREDENTIALS_FILE beside the config file",
    env: { AWS_SHARED_CREDENTIALS_FILE: "{folder}/second-credentials" },
    provider: "STORED",
  },
  {
    what: "keys and assumed roles",
    env: keys,
    aws: { assumeRoles: roles },
    provider: "TWO-OF-ONE-OF-ENV",
  },
  {
    what: "keys, AWS_PROFILE and assumed roles",
    env: { ...keys, AWS_PROFILE: "other" },
    aws: { assumeRoles: roles },
    provider: "TWO-OF-ONE-OF-ENV",
  },
  {
    what: "aws:profile and assumed roles",
    env: keys,
    aws: { profile: "other", assumeRoles: roles },
    provider: "TWO-OF-ONE-OF-OTHER",
  },
  {
    what: "another region in the environment",
    env: { ...keys, AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-2" },
    provider: "ENV",
  },
];

const config = `[default]
region = eu-north-1
aws_access_key_id = DEFAULT
aws_secret_access_key = secret

[profile other]
aws_access_key_id = OTHER
aws_secret_access_key = secret

[profile role]
role_arn = arn:aws:iam::123456789012:role/PROFILE
source_profile = other

[profile sourced]
role_arn = arn:aws:iam::123456789012:role/PROFILE
credential_source = Environment

[profile process]
credential_process = echo '{"Version":1,"AccessKeyId":"PROCESS","SecretAccessKey":"secret"}'

[profile sso]
sso_start_url = https://sso.example
sso_region = us-east-1
sso_account_id = 123456789012
sso_role_name = dev

[profile session]
sso_session = work
sso_account_id = 123456789012
sso_role_name = dev

[sso-session work]
sso_start_url = https://sso.example
sso_region = us-east-1
`;

const second = "[default]\naws_access_key_id = SECOND\naws_secret_access_key = secret\n";

/** Writes the files of a home folder, with valid sessions of SSO. */
export function writeHome(folder: string): void {
  const cache = path.join(folder, ".aws", "sso", "cache");
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(path.join(folder, ".aws", "config"), config);
  fs.writeFileSync(path.join(folder, "second"), second);
  fs.writeFileSync(path.join(folder, "second-credentials"), second.replace("SECOND", "STORED"));
  fs.writeFileSync(path.join(folder, "token"), "token");
  const token = { accessToken: "token", expiresAt: "2099-01-01T00:00:00Z" };
  for (const key of ["https://sso.example", "work"]) {
    const name = createHash("sha1").update(key).digest("hex");
    fs.writeFileSync(path.join(cache, `${name}.json`), JSON.stringify(token));
  }
}

/** The whole environment of a case. Only the path to programs comes from this machine. */
export function environmentOf(
  { env }: IdentityCase,
  { folder, server }: { readonly folder: string; readonly server: string },
): Readonly<Record<string, string>> {
  const all = {
    PATH: process.env["PATH"] ?? "",
    HOME: folder,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_EC2_METADATA_SERVICE_ENDPOINT: server,
    AWS_ENDPOINT_URL_STS: server,
    AWS_ENDPOINT_URL_SSO: server,
    ...env,
  };
  const filled = Object.entries(all).map(([name, value]) => [
    name,
    value.replace("{folder}", folder).replace("{server}", server),
  ]);
  return Object.fromEntries(filled) as Record<string, string>;
}
