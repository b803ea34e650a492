import type { AwsSettings } from "../../../../settings";

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
