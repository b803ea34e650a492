import type { PolicyResource } from "@pulumi/policy";
import type { Resources } from "../tools/security/types";

/**
 * The resources of a policy check in the form that the security register and the price model read.
 * Reading an input that a preview cannot know raises an `UnknownValueError`, and Pulumi then says
 * that the policy did not run.
 */
export function evaluatedResources(resources: readonly PolicyResource[]): Resources {
  return resources.map(({ type, name, urn, props, opts, parent, dependencies, provider }) => ({
    urn,
    type,
    name,
    inputs: props,
    get id() {
      return props["id"] as string | undefined;
    },
    custom: provider !== undefined,
    remote: false,
    parent: parent?.urn,
    dependencies: dependencies.map((each) => each.urn),
    provider: provider?.urn,
    options: {
      protect: opts.protect,
      deleteBeforeReplace: opts.deleteBeforeReplace === true,
      ignoreChanges: opts.ignoreChanges,
    },
  }));
}
