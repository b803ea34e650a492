import type { Scenario } from "../scenario";
import type { Value } from "./apply";

/** A setting of a live stack, and everything that changes if this setting alone changes. */
export interface Change {
  /** The key in docs/settings.md. An alternative of a union is `rollout.strategy: canary`. */
  readonly setting: string;
  /** Values by their paths in the stack file, or what finds them: an id that only the account knows. */
  readonly set: Values | ((scenario: Scenario) => Promise<Values>);
  /** Whether the values are encrypted. */
  readonly secret?: true;
  /** What a person does before, by hand. */
  readonly first?: (scenario: Scenario) => void;
  /** Every step and every input that differs, sorted: `replace app-task cpu`, `create app-exec`. */
  readonly steps: readonly string[];
  /** What must be true afterwards, if no input shows the effect. Throws an AssertionError. */
  readonly then?: (scenario: Scenario) => void;
}

type Values = Readonly<Record<string, Value>>;

/** Changes of one `pulumi up`. Each of them has a step that no other one has, or a `then`, so that none can be missing. */
export type Together = readonly Change[];

/** The steps that roll out a new revision of the task definition, of which these inputs differ. */
export function revision(...inputs: readonly string[]): string[] {
  return [
    ...inputs.map((input) => `replace app-task ${input}`),
    "update app-service taskDefinition",
  ];
}

/** The steps that roll out a new revision of which these parts of the container differ. */
export function container(...inputs: readonly string[]): string[] {
  return revision(...inputs.map((input) => `containerDefinitions.mcp-catalog.${input}`));
}
