import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import type { IdentityCase } from "./cases";

export const config = `[default]
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

export const second = "[default]\naws_access_key_id = SECOND\naws_secret_access_key = secret\n";

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
