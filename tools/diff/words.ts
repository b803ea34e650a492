import { isUnknown, leaves, type Leaf } from "./leaves";
import type { State } from "./preview";

/** The differences that are shown; the others are counted. */
const mostShown = 4;

/** Columns of a value. */
const longest = 40;

/** Facts beside the resource: a version is known by its tag. */
export interface Versions {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * What differs between two states of a resource, in words: `memory 512 → 1024 MiB`. If an input
 * makes Pulumi replace the resource but looks the same, it is a secret.
 */
export function changeWords(
  before: State,
  after: State,
  versions: Versions,
  reasons: readonly string[],
): readonly string[] {
  const differing = leaves(before.inputs, after.inputs);
  const hidden = reasons.filter((each) => !differing.some(({ path: [first] }) => first === each));
  const all = [...differing]
    .sort((a, b) => rank(a) - rank(b))
    .map((leaf) => leafWords(leaf, after, versions));
  const words = [...all, ...hidden.map((each) => `${each} (another secret value)`)];
  const more = words.length - mostShown;
  return more > 0 ? [...words.slice(0, mostShown), `${more} more`] : words;
}

/** What a reviewer looks for first. */
const first = ["image", "cpu", "memory"];

function rank(leaf: Leaf): number {
  const place = first.indexOf(leaf.path.at(-1) ?? "");
  return place === -1 ? first.length : place;
}

/** Whether all differences are known only during the run. Then the resource may stay as it is. */
export function isOpen(before: State, after: State, reasons?: readonly string[]): boolean {
  const all = leaves(before.inputs, after.inputs).filter(
    ({ path: [first = ""] }) => reasons === undefined || reasons.includes(first),
  );
  return all.length > 0 && all.every((leaf) => isUnknown(leaf.after));
}

/** Keys that only say where a value is. */
const wrappers = ["containerDefinitions"];

function leafWords(
  { path, before, after }: Leaf,
  { type, inputs }: State,
  versions: Versions,
): string {
  const wrapped = wrappers.includes(path[0] ?? "");
  const name = (wrapped && path.length > 1 ? path.slice(2) : path).join(".");
  if (isUnknown(after)) return `${name || (path[0] ?? "")} (known during the run)`;
  if (name === "image" && versions.before !== undefined && versions.before !== versions.after) {
    return `image ${versions.before} → ${versions.after ?? "?"}`;
  }
  if (/^secrets\./.test(name) && before !== undefined && after !== undefined) {
    return `${name.replace(/\.valueFrom$/, "")} (another version)`;
  }
  const unit = type.endsWith(":TaskDefinition") && name === "memory" ? " MiB" : "";
  if (before === undefined) return `${name} ${shown(after)} (new)`;
  if (after === undefined) return `without ${name}`;
  if (isSecret(before) || isSecret(after) || inputs[path[0] ?? ""] === secretText) {
    return `${name} (another secret value)`;
  }
  return `${name} ${shown(before)} → ${shown(after)}${unit}`;
}

/** Stands in Pulumi's JSON for a secret. */
const secretText = "[secret]";

function isSecret(value: unknown): boolean {
  return JSON.stringify([value]).includes(secretText);
}

function shown(value: unknown): string {
  if (isSecret(value)) return "a secret value";
  const text = typeof value === "string" && value !== "" ? value : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
