import type { Resource } from ".";
import type { Inputs } from "./fields";

/**
 * A resource's inputs as the provider sends them: it leaves empty texts and lists out of its calls, at any depth.
 * https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-types
 */
export function sent({ inputs }: Pick<Resource, "type" | "inputs">): Inputs {
  return withoutEmpties(inputs) as Inputs;
}

function withoutEmpties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpties);
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => !isEmpty(part))
      .map(([key, part]) => [key, withoutEmpties(part)]),
  );
}

function isEmpty(value: unknown): boolean {
  return value === "" || value === undefined || (Array.isArray(value) && value.length === 0);
}
