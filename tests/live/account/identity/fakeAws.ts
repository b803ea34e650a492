import type * as http from "node:http";
import { text } from "node:stream/consumers";
import { listen } from "../../../support/loopback";

/** A server that gives out credentials like AWS's own endpoints. The access key shows who they belong to. */
export interface FakeAws {
  readonly url: string;
  readonly end: () => void;
}

/** Starts the server. */
export async function startFakeAws(): Promise<FakeAws> {
  const { url, close } = await listen((request, response) => {
    void text(request).then((body) => {
      const { status = 200, type = "application/json", text: told } = answer(request, body);
      response.writeHead(status, { "content-type": type });
      response.end(told);
    });
  });
  return { url, end: () => void close() };
}

interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly text: string;
}

const expiration = "2099-01-01T00:00:00Z";

function answer(request: http.IncomingMessage, body: string): Answer {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const role = "/latest/meta-data/iam/security-credentials/";
  switch (pathname) {
    case "/container":
      return { text: JSON.stringify(temporary("CONTAINER")) };
    case "/federation/credentials":
      return { text: JSON.stringify({ roleCredentials: ssoCredentials("SSO") }) };
    case "/latest/api/token":
      return { type: "text/plain", text: "token" };
    case role:
      return { type: "text/plain", text: "machine" };
    case `${role}machine`:
      return { text: JSON.stringify({ Code: "Success", ...temporary("INSTANCE") }) };
    case "/":
      return { type: "text/xml", text: assumedRole(request, body) };
    default:
      return { status: 404, text: "{}" };
  }
}

function temporary(owner: string) {
  return { AccessKeyId: owner, SecretAccessKey: "secret", Token: "token", Expiration: expiration };
}

function ssoCredentials(owner: string) {
  return {
    accessKeyId: owner,
    secretAccessKey: "secret",
    sessionToken: "token",
    expiration: Date.parse(expiration),
  };
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
function assumedRole({ headers }: http.IncomingMessage, body: string): string {
  const form = new URLSearchParams(body);
  const action = form.get("Action") ?? "";
  const role = form.get("RoleArn")?.split("/").at(-1) ?? "";
  const [, caller = "TOKEN"] = /Credential=([^/]+)\//.exec(headers.authorization ?? "") ?? [];
  const credentials =
    `<AccessKeyId>${role}-OF-${caller}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>` +
    `<SessionToken>token</SessionToken><Expiration>${expiration}</Expiration>`;
  const user = `<AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/${role}/x</Arn><AssumedRoleId>A:x</AssumedRoleId></AssumedRoleUser>`;
  return (
    `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>` +
    `<Credentials>${credentials}</Credentials>${user}</${action}Result></${action}Response>`
  );
}
