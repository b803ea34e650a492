import type { EvaluatedResource } from "../../../../tools/evaluate";
import { types } from "../../../../tools/security/resourceTypes";

/** Stacks, a list of resources each, in which a control is met, or open, or does not apply. */
export interface Cases {
  readonly met: readonly (readonly EvaluatedResource[])[];
  readonly open: readonly (readonly EvaluatedResource[])[];
  readonly notApplicable?: readonly (readonly EvaluatedResource[])[];
}

/** A resource of a type that the register knows, with its logical name as id. */
export function made(
  type: keyof typeof types,
  inputs: Readonly<Record<string, unknown>> = {},
  id: string = type,
): EvaluatedResource {
  return {
    urn: `urn:pulumi:prod::mcp-catalog::${types[type]}::${id}`,
    id,
    type: types[type],
    name: id,
    custom: true,
    remote: false,
    inputs,
    parent: undefined,
    dependencies: [],
    provider: undefined,
    options: { protect: false, deleteBeforeReplace: false, ignoreChanges: [] },
  };
}

/** A stack of one resource. */
export function only(
  type: keyof typeof types,
  inputs: Readonly<Record<string, unknown>> = {},
): readonly EvaluatedResource[] {
  return [made(type, inputs)];
}

/** A task definition with these containers. */
export function task(
  containers: readonly unknown[],
  inputs: Readonly<Record<string, unknown>> = {},
): readonly EvaluatedResource[] {
  return only("taskDefinition", { containerDefinitions: JSON.stringify(containers), ...inputs });
}

/** A policy document with these statements, as JSON. */
export function policy(...statements: readonly unknown[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
