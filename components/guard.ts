import * as pulumi from "@pulumi/pulumi";
import { Vpc } from "@pulumi/awsx/ec2";

export interface GuardArgs {
  /** Every resource of the stack. */
  readonly guards: readonly pulumi.Resource[];
  /** Whether the stack may be thrown away. */
  readonly disposable: boolean;
}

/**
 * Refuses `pulumi destroy` before anything goes. It stands on every resource, so that a destroy begins with it, and it
 * is protected unless the stack is disposable. Without it, `pulumi destroy --skip-preview` would delete what nothing
 * stands on, e.g. the routes of the network, until it came to the first protected resource. It is nothing in AWS.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
 */
export class Guard extends pulumi.ComponentResource {
  constructor(name: string, { guards, disposable }: GuardArgs) {
    const parts = guards.filter((each) => each instanceof Vpc).map(partsOf);
    const known = [...guards];
    super(
      "mcp-catalog:guard:Guard",
      name,
      {},
      {
        protect: !disposable,
        dependsOn: pulumi.all(parts).apply((lists) => [...known, ...lists.flat()]),
      },
    );
    this.registerOutputs({});
  }
}

/** What awsx makes and nothing else stands on: it is registered elsewhere, and only its outputs tell of it. */
function partsOf({ routes, routeTableAssociations }: Vpc): pulumi.Output<pulumi.Resource[]> {
  return pulumi.all([routes, routeTableAssociations]).apply((lists) => lists.flat());
}

/** Collects every resource that the program makes from now on. */
export function collectResources(): readonly pulumi.Resource[] {
  const all: pulumi.Resource[] = [];
  pulumi.runtime.registerStackTransformation(({ resource }) => {
    all.push(resource);
    return undefined;
  });
  return all;
}
