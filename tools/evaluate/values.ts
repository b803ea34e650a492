import * as pulumi from "@pulumi/pulumi";
import { SecretValue, UnknownValue } from "./types";

/** Markers of the resource protocol. https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts */
const { specialSigKey, specialSecretSig, specialResourceSig, unknownValue } = pulumi.runtime;

/** A value of the resource protocol as plain data. Secrets and unknown values become objects of their own. */
export function fromProtocol(value: unknown): unknown {
  if (value === unknownValue) return new UnknownValue();
  if (Array.isArray(value)) return value.map(fromProtocol);
  if (typeof value !== "object" || value === null) return value;
  const map = value as Readonly<Record<string, unknown>>;
  if (map[specialSigKey] === specialSecretSig) return new SecretValue(fromProtocol(map["value"]));
  if (map[specialSigKey] === specialResourceSig) return map["id"] ?? map["urn"];
  return Object.fromEntries(Object.entries(map).map(([key, inner]) => [key, fromProtocol(inner)]));
}

/** The resolved values of a map of outputs. */
export async function plain(
  outputs: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const entries = Object.entries(outputs).map(async ([key, value]) => [key, await resolve(value)]);
  return Object.fromEntries(await Promise.all(entries)) as Record<string, unknown>;
}

async function resolve(value: unknown): Promise<unknown> {
  const output = pulumi.output(value) as unknown as ResolvableOutput;
  if (!(await output.isKnown)) return new UnknownValue();
  const known = await output.promise();
  return (await output.isSecret) ? new SecretValue(known) : known;
}

/** What every Output of the SDK has, although its types leave it out. */
interface ResolvableOutput {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  readonly promise: () => Promise<unknown>;
}
