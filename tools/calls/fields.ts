/** Inputs of a resource, or a map within them. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Parameters of a call, while they are put together. */
export type Parameters = Record<string, unknown>;

/** A value of a call, with its path: `IpPermissions.0.FromPort`. */
export type Placed = readonly [path: string, value: unknown];

/** Where an input goes in a call. Some fields also read the other inputs. */
export type Field = (value: unknown, inputs: Inputs) => readonly Placed[];

/** The inputs that belong to a call, or to a map within it. */
export type Fields = Readonly<Record<string, Field>>;

/** Puts an input at a path, unchanged or converted. */
export function to(path: string, convert: (value: never) => unknown = same): Field {
  return (value) => [[path, convert(value as never)]];
}

function same(value: unknown): unknown {
  return value;
}

/** Puts inputs under the names that they have. */
export function alike(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, to(name)]));
}

/** Puts inputs under their names with a capital letter. */
export function capitals(...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, to(capital(name))]));
}

function capital(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** Puts an input into a list of attributes, as text. */
export function attribute(Key: string): Field {
  return (value) => [["Attributes.+", { Key, Value: String(value) }]];
}

/** The parameters that a map becomes, together with fixed ones. Throws if the map has an unknown key. */
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

/** Tags in the form that most services take. */
export function tagList(path = "Tags"): Field {
  return to(path, pairs("Key", "Value"));
}

/** Puts a value at its path. Maps at the same path are merged; a number or + in the path makes a list. */
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

/** Whether a value is a map. A list is not, and neither is a value that only the provider knows. */
function isMap(value: unknown): value is Parameters {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
