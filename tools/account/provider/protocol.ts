import * as pulumi from "@pulumi/pulumi";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Inputs } from "../world/types";

const { specialSigKey, specialSecretSig } = pulumi.runtime;

/** A map in the protocol's form. */
export function struct(values: Inputs): Struct {
  return Struct.fromJavaScript(values as Record<string, JavaScriptValue>);
}

/** A map of the protocol as AWS would get it: secrets are plain values. */
export function plain(properties: Struct | undefined): Inputs {
  return unwrap(properties?.toJavaScript() ?? {}) as Inputs;
}

/** Marks values as secret if they are known to be secret, or if the request marked them. */
export function markSecrets(
  values: Inputs,
  known: readonly string[],
  request: Struct | undefined,
): Struct {
  const asked = Object.entries(request?.toJavaScript() ?? {})
    .filter(([, value]) => holdsSecret(value))
    .map(([key]) => key);
  const secret = new Set([...known, ...asked]);
  const marked = Object.entries(values).map(([key, value]) => [
    key,
    secret.has(key) ? { [specialSigKey]: specialSecretSig, value } : value,
  ]);
  return struct(Object.fromEntries(marked) as Inputs);
}

function isSecret(value: unknown): value is { readonly value: unknown } {
  return isMap(value) && value[specialSigKey] === specialSecretSig;
}

function isMap(value: unknown): value is Inputs {
  return typeof value === "object" && value !== null;
}

function unwrap(value: unknown): unknown {
  if (isSecret(value)) return unwrap(value.value);
  if (Array.isArray(value)) return value.map(unwrap);
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unwrap(inner)]));
}

function holdsSecret(value: unknown): boolean {
  return isSecret(value) || (isMap(value) && Object.values(value).some(holdsSecret));
}

export function typeOf(urn: string): string {
  return urn.split("::")[2]?.split("$").at(-1) ?? "";
}
