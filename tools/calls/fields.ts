/** Inputs of a resource, or a map within them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Parameters of a call, as far as they are put together. */
export type Parameters = Record<string, unknown>;

/** A value of a call, by its path: `IpPermissions.0.FromPort`. */
export type Placed = readonly [path: string, value: unknown];

/** Where an input goes in a call; some need to see the other inputs. */
export type Field = (value: unknown, inputs: Inputs) => readonly Placed[];

/** The inputs that a call, or a map within it, knows. */
export type Fields = Readonly<Record<string, Field>>;

/** To a path, as it is or converted. */
export function to(path: string, convert: (value: never) => unknown = same): Field {
  return (value) => [[path, convert(value as never)]];
}

function same(value: unknown): unknown {
  return value;
}

/** To the same names as the inputs have. */
export function alike(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, to(name)]));
}

/** To names that begin with a capital. */
export function capitals(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, to(capital(name))]));
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** An entry of a list of attributes, whose values are text. */
export function attribute(Key: string): Field {
  return (value) => [["Attributes.+", { Key, Value: String(value) }]];
}

/** The parameters that a map becomes, beside some that are always there. Throws where it has a key unknown here. */
export function mapped(fields: Fields, always: Inputs = {}): (inputs: Inputs) => Parameters {
  return (inputs) => {
    const result: Parameters = structuredClone(always);
    for (const [key, value] of Object.entries(inputs)) {
      if (value === undefined) continue;
      const field = fields[key];
      if (!field) throw new Error(`unknown input ${key}`);
      for (const [path, part] of field(value, inputs)) put(result, path.split("."), part);
    }
    return result;
  };
}

/** Each entry of a list, mapped. */
export function list(fields: Fields): (entries: readonly Inputs[]) => readonly Parameters[] {
  return (entries) => entries.map(mapped(fields));
}

/** A map as a list of names and values. */
export function pairs(nameKey: string, valueKey: string): (map: Inputs) => readonly Parameters[] {
  return (map) =>
    Object.entries(map).map(([name, value]) => ({ [nameKey]: name, [valueKey]: value }));
}

/** Tags as most services take them. */
export function tagList(path = "Tags"): Field {
  return to(path, pairs("Key", "Value"));
}

/** Puts a value at its path; maps that meet there become one, numbers and + make lists. */
export function put(
  target: Parameters,
  [key = "", ...rest]: readonly string[],
  value: unknown,
): void {
  const [next] = rest;
  if (Array.isArray(target) && key === "+") target.push(value);
  else if (next === undefined) {
    target[key] = isMap(target[key]) && isMap(value) ? { ...target[key], ...value } : value;
  } else {
    target[key] ??= /^(\d+|\+)$/.test(next) ? [] : {};
    put(target[key] as Parameters, rest, value);
  }
}

/** A map without some of its keys. */
export function without(map: Inputs, ...keys: readonly string[]): Parameters {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

/** Not so a list, or a value that only the provider knows. */
function isMap(value: unknown): value is Parameters {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
