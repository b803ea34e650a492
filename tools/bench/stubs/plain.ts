import { runtime } from "@pulumi/pulumi";

/** A value of the resource protocol without its wrappers: the value of a secret or an output, the id of a resource. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const map = value as Readonly<Record<string, unknown>>;
  switch (map[runtime.specialSigKey]) {
    case undefined:
      return plainMap(map);
    case runtime.specialResourceSig:
      return map["id"] ?? map["urn"];
    default:
      return plain(map["value"]);
  }
}

/** Applies `plain` to every value of a map. */
export function plainMap(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, plain(value)]));
}
