import type { Scenario } from "../scenario";

/**
 * A setting of a live stack that changes alone, with all that this changes: `replace app-task cpu`, `create app-exec`,
 * where the last word is the path of an input.
 */
export interface Change {
  /** As a row of docs/settings.md names it; an alternative of a union as `rollout.strategy: canary`. */
  readonly setting: string;
  /** Texts by key, if they are not the one of `setting` itself. */
  readonly set: Readonly<Record<string, string>>;
  readonly secret?: true;
  readonly steps: readonly string[];
  /** What a person does before, by hand. */
  readonly first?: (scenario: Scenario) => void;
  /** What holds afterwards that no input shows. */
  readonly then?: (scenario: Scenario) => void;
}

/** Changes that one `pulumi up` makes together: each has a step that no other one of them has. */
export type Together = readonly Change[];

/** What replaces the task definition, and so rolls out a new revision: the inputs of it that differ. */
export function revision(...inputs: readonly string[]): string[] {
  return [
    ...inputs.map((input) => `replace app-task ${input}`),
    "update app-service taskDefinition",
  ];
}

/** The same of the container alone. */
export function container(...inputs: readonly string[]): string[] {
  return revision(...inputs.map((input) => `containerDefinitions.mcp-catalog.${input}`));
}
