import { SecretValue, UnknownValue } from "../../evaluate";
import { blockName, inputName, isMap, snake } from "./names";

/** Attributes of a resource or a block, as in a Terraform plan. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Inputs that are text in Terraform, but may also be objects in Pulumi. */
const jsonInputs = new Set(["assumeRolePolicy", "policy", "policyDocument"]);

/**
 * A resource's inputs as Terraform's attributes: an object becomes a list with one block, a list of objects a list of
 * blocks. Secrets and values that are known only after `pulumi up` become a text that says so. `type` is Terraform's
 * name.
 */
export function attributesOf(type: string, inputs: Attributes): Attributes {
  return converted(inputs, (key) => inputName(type, key));
}

function converted(values: Attributes, nameOf: (key: string) => string): Attributes {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .map(([key, value]) => attribute(key, nameOf(key), value)),
  );
}

function attribute(key: string, name: string, value: unknown): readonly [string, unknown] {
  if (!isObject(value)) return [isBlocks(value) ? blockName(name) : name, plainOrBlocks(value)];
  if (jsonInputs.has(key)) return [name, JSON.stringify(value)];
  return [name, isMap(name) ? mapped(value) : [converted(value, snake)]];
}

function plainOrBlocks(value: unknown): unknown {
  if (isBlocks(value)) return value.map((block) => converted(block, snake));
  return Array.isArray(value) ? value.map(text) : text(value);
}

function mapped(map: Attributes): Attributes {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, text(value)]));
}

function isBlocks(value: unknown): value is readonly Attributes[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

function isObject(value: unknown): value is Attributes {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof SecretValue) &&
    !(value instanceof UnknownValue)
  );
}

/** The text for people in place of a value that must not be in a file, or is not known yet. */
function text(value: unknown): unknown {
  return value instanceof SecretValue || value instanceof UnknownValue ? value.toString() : value;
}
