import type { EvaluatedResource } from "../../../tools/evaluate";
import type { StackConfig } from "../../../tools/stack/readStackConfig";

/** A resource of a provider, with what a test does not care about filled in. */
export function resource(
  type: string,
  name: string,
  others: Partial<EvaluatedResource> = {},
): EvaluatedResource {
  return {
    urn: urnOf(type, name),
    id: `${name}-id`,
    type,
    name,
    custom: true,
    remote: false,
    inputs: {},
    parent: undefined,
    dependencies: [],
    provider: undefined,
    options: { protect: false, deleteBeforeReplace: false, ignoreChanges: [] },
    ...others,
  };
}

/** A component, which no provider creates. */
export function component(name: string, parent?: EvaluatedResource): EvaluatedResource {
  return resource("test:index:Group", name, { custom: false, id: undefined, parent: parent?.urn });
}

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:prod::mcp-catalog::${type}::${name}`;
}

/** A configuration that nobody has written to a file. */
export function stackConfig(
  values: Readonly<Record<string, string>> = {},
  secretKeys: readonly string[] = [],
): StackConfig {
  return { project: "mcp-catalog", stack: "prod", values, secretKeys, undecided: [] };
}
