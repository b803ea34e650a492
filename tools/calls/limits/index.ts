import type { ApiCall } from "..";
import { limitsOf, type Limit } from "../../published";
import { beyondModels } from "./beyondModels";
import { wholeRules } from "./whole";

/** A rule of AWS's that a call breaks. */
export interface Problem {
  readonly call: string;
  /** The place, e.g. `loadBalancers[0].containerName`. */
  readonly path: string;
  readonly message: string;
  /** The required member that is missing. */
  readonly missing?: string;
}

/** Everything in a call that AWS's models do not allow. Throws if `tools/published` does not have the call. */
export function problemsOf({ call, parameters }: Pick<ApiCall, "call" | "parameters">): Problem[] {
  const limits = limitsOf(call);
  const extra = beyondModels[call] ?? {};
  const found: Problem[] = [];
  const look = (value: unknown, place: string, at: string): void => {
    const limit = limits[place];
    if (!limit) {
      found.push({
        call,
        path: at,
        message: "is not a parameter that AWS has, or is a new one: bash .ci/published",
      });
      return;
    }
    for (const missing of missingIn(value, limit)) {
      found.push({ call, path: at, message: `misses ${missing}, which is required`, missing });
    }
    for (const message of broken(value, { ...limit, ...extra[place] })) {
      found.push({ call, path: at, message });
    }
    for (const part of partsOf(value, limit.type)) {
      look(part.value, join(place, part.place), join(at, part.at));
    }
  };
  look(parameters, "", "");
  const whole = (wholeRules[call]?.(parameters) ?? []).map((message) => ({
    call,
    path: "",
    message,
  }));
  return [...found, ...whole];
}

/** The places to which a call gives a value. */
export function reachedBy(parameters: unknown): readonly string[] {
  const all = new Set<string>();
  const look = (value: unknown, place: string): void => {
    all.add(place);
    if (Array.isArray(value)) for (const each of value) look(each, `${place}[]`);
    else if (isMap(value)) {
      for (const [key, part] of Object.entries(value)) {
        look(part, join(place, `.${key}`));
        look(part, `${place}{}`);
      }
    }
  };
  look(parameters, "");
  return [...all];
}

interface Part {
  readonly value: unknown;
  readonly place: string;
  readonly at: string;
}

function partsOf(value: unknown, type = "string"): readonly Part[] {
  if (Array.isArray(value)) {
    return value.map((each: unknown, index) => ({ value: each, place: "[]", at: `[${index}]` }));
  }
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    type === "map"
      ? [
          { value: key, place: "{key}", at: `.${key}` },
          { value: part, place: "{}", at: `.${key}` },
        ]
      : [{ value: part, place: `.${key}`, at: `.${key}` }],
  );
}

function join(path: string, part: string): string {
  return path === "" ? part.replace(/^\./, "") : path + part;
}

function missingIn(value: unknown, { required = [] }: Limit): readonly string[] {
  return isMap(value) ? required.filter((name) => value[name] === undefined) : [];
}

function broken(value: unknown, { type = "string", ...limit }: Limit): string[] {
  if (type === "structure") return isMap(value) ? [] : [`must be a map, got ${brief(value)}`];
  const wrong: string[] = [];
  const size = sizeOf(value);
  if (size === undefined) return [];
  if (limit.min !== undefined && size < limit.min) wrong.push(`${size} is less than ${limit.min}`);
  if (limit.max !== undefined && size > limit.max) wrong.push(`${size} is more than ${limit.max}`);
  if (typeof value !== "string") return wrong;
  if (limit.enum && !limit.enum.includes(value)) {
    wrong.push(`${brief(value)} is none of ${limit.enum.join(", ")}`);
  }
  if (limit.pattern !== undefined && !matches(limit.pattern, value)) {
    wrong.push(`${brief(value)} does not match ${limit.pattern}`);
  }
  return wrong;
}

/** The size of a value; undefined if it has none, or is not known yet. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "string") return Array.from(value).length;
  if (Array.isArray(value)) return value.length;
  return isMap(value) ? Object.keys(value).length : undefined;
}

function matches(pattern: string, text: string): boolean {
  return patternOf(pattern).test(text);
}

/** A pattern of AWS's models. They are written for Java, and must match the whole text. */
export function patternOf(pattern: string): RegExp {
  const known = pattern
    .replaceAll("\\Z", "$")
    .replaceAll("\\p{Print}", "[\\x20-\\x7E]")
    .replaceAll("(?i)", "");
  const whole = `^(?:${known})$`;
  // The `u` flag makes `\p{L}` match letters of all languages. Without it, unnecessary escapes are allowed.
  try {
    return new RegExp(whole, "su");
  } catch {
    return new RegExp(whole, "s");
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function brief(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
