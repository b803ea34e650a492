import type { Scenario } from "../support/scenario";
import type { Value } from "./apply";

/** A setting of a live stack, and everything that changes if this setting alone changes. */
export type Change = Row & (Plain | Several);

interface Plain {
  /** The setting's new value. */
  readonly to: Value;
}

interface Several {
  /** Values by their paths in the stack file, or what finds them: an id that only the account knows. */
  readonly set: Values | ((scenario: Scenario) => Promise<Values>);
}

interface Row {
  /** The key in docs/settings.md. An alternative of a union is `rollout.strategy: canary`. */
  readonly setting: string;
  /** Whether the values are encrypted. */
  readonly secret?: true;
  /** What a person does before, by hand. */
  readonly first?: (scenario: Scenario) => void;
  /** Every step and every input that differs, sorted: `replace app-task cpu`, `create app-exec`. */
  readonly steps: readonly string[];
  /** Checks the effect if no input shows it. Throws an AssertionError. */
  readonly then?: (scenario: Scenario) => void;
}

type Values = Readonly<Record<string, Value>>;

/** The values that a change writes, by their paths in the stack file. */
export async function valuesOf(change: Change, scenario: Scenario): Promise<Values> {
  if ("to" in change) return { [change.setting]: change.to };
  return typeof change.set === "function" ? change.set(scenario) : change.set;
}

/**
 * Changes that one `pulumi up` makes together. Each has a step that no other has, or a `then`, so
 * the test fails if one of them has no effect.
 */
export type Together = readonly Change[];

/** The steps that roll out a new revision of the task definition with these inputs changed. */
export function revision(...inputs: readonly string[]): string[] {
  return [
    ...inputs.map((input) => `replace app-task ${input}`),
    "update app-service taskDefinition",
  ];
}

/** The steps that roll out a new revision with these parts of the container changed. */
export function container(...inputs: readonly string[]): string[] {
  return revision(...inputs.map((input) => `containerDefinitions.mcp-catalog.${input}`));
}
