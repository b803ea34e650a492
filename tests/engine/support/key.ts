import type { IncomingMessage, ServerResponse } from "node:http";
import type { Encryption } from "../../../tools/account/openStack";
import { listen, type Loopback } from "../../support/loopback";

/** The key, as `pulumi stack init --secrets-provider` takes it. */
export const keyProvider = "awskms://alias/mcp-catalog-state?region=us-east-1";

/** The keys in plain text that this one has encrypted or decrypted, in base64. They must not be in any file. */
export const dataKeys: string[] = [];

let started: Promise<Loopback> | undefined;

/**
 * A key of AWS KMS in this process. The CLI asks it once for each command; deriving a key from a passphrase takes a
 * quarter of a short command's CPU time.
 */
export async function keyEncryption(): Promise<Encryption> {
  started ??= listen((request, response) => void answer(request, response)).then((loopback) => {
    loopback.server.unref();
    return loopback;
  });
  const { url } = await started;
  return {
    provider: keyProvider,
    environment: {
      AWS_ENDPOINT_URL_KMS: url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    },
  };
}

/** Answers `Encrypt` and `Decrypt`: reverses the bytes, so that every process can decrypt what another has encrypted. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { Plaintext, CiphertextBlob } = JSON.parse(Buffer.concat(chunks).toString()) as {
    readonly Plaintext?: string;
    readonly CiphertextBlob?: string;
  };
  const other = (base64: string) => Buffer.from(base64, "base64").reverse().toString("base64");
  dataKeys.push(Plaintext ?? other(CiphertextBlob ?? ""));
  const body =
    Plaintext === undefined
      ? { Plaintext: other(CiphertextBlob ?? "") }
      : { CiphertextBlob: other(Plaintext) };
  response.setHeader("Content-Type", "application/x-amz-json-1.1");
  response.end(JSON.stringify({ KeyId: "alias/mcp-catalog-state", ...body }));
}
