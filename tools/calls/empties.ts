import type { Resource } from ".";
import { emptyInputs } from "./emptyInputs";
import type { Inputs } from "./fields";

/** Inputs that hold JSON. The provider reads them into the types of the AWS SDK. */
const texts: readonly string[] = ["containerDefinitions"];

const listed = new Map(
  emptyInputs.map(({ input, value, does }) => [`${input} = ${shown(value)}`, does]),
);

/**
 * A resource's inputs as the provider sends them. `emptyInputs` says for each empty input whether it is sent. As a
 * rule, the provider leaves other empty texts and lists out of its calls, but sends a JSON text as it is.
 * https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-types
 */
export function sent({ type, inputs }: Pick<Resource, "type" | "inputs">): Inputs {
  const entries = Object.entries(inputs).map(([name, value]): readonly [string, unknown] => {
    if (!texts.includes(name) || typeof value !== "string") return [name, value];
    const content: unknown = JSON.parse(value);
    return [name, JSON.stringify(withoutEmpties(content, `${type} ${name}`, () => false))];
  });
  return withoutEmpties(Object.fromEntries(entries), `${type} `, isLeftOut) as Inputs;
}

/** `isOut` decides about values that the list does not have. */
function withoutEmpties(value: unknown, place: string, isOut: typeof isLeftOut): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutEmpties(each, `${place}[]`, isOut));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, part]) => [key, part, join(place, key)] as const)
      .filter(([, part, at]) => {
        const does = isEmpty(part) ? listed.get(`${at} = ${shown(part)}`) : undefined;
        return does === undefined ? !isOut(part) : does === "sent";
      })
      .map(([key, part, at]) => [key, withoutEmpties(part, at, isOut)]),
  );
}

function isLeftOut(value: unknown): boolean {
  return value === "" || value === undefined || (Array.isArray(value) && value.length === 0);
}

/**
 * The places of a resource's empty values, each with its value: texts, lists and maps without content, `false` and 0.
 */
export function emptiesOf({ type, inputs }: Pick<Resource, "type" | "inputs">): readonly string[] {
  const parsed = Object.entries(inputs).map(([name, value]) => [
    name,
    texts.includes(name) && typeof value === "string" ? (JSON.parse(value) as unknown) : value,
  ]);
  return placesOf(Object.fromEntries(parsed), `${type} `);
}

function placesOf(value: unknown, place: string): readonly string[] {
  if (isEmpty(value)) return [`${place} = ${shown(value)}`];
  if (Array.isArray(value)) return value.flatMap((each) => placesOf(each, `${place}[]`));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => placesOf(part, join(place, key)));
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (isMap(value)) return Object.keys(value).length === 0;
  return value === "" || value === 0 || value === false;
}

/** A value as text, for the list and for messages. */
export function shown(value: unknown): string {
  return value === "[]" || value === "{}" ? value : JSON.stringify(value);
}

function join(place: string, key: string): string {
  return place.endsWith(" ") ? place + key : `${place}.${key}`;
}

function isMap(value: unknown): value is Inputs {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
