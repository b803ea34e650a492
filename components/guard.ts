import * as pulumi from "@pulumi/pulumi";
import { Vpc } from "@pulumi/awsx/ec2";

/** What the guard protects. */
export interface GuardArgs {
  /** Every resource of the stack. */
  readonly guards: readonly pulumi.Resource[];
  /** Whether the stack may be thrown away. */
  readonly disposable: boolean;
}

/**
 * Refuses `pulumi destroy` before anything is deleted. It depends on every resource, so that a destroy begins with it,
 * and it is protected unless the stack is disposable. Without it, `pulumi destroy --skip-preview` would delete
 * resources on which nothing depends, e.g. the routes of the network, until it reached the first protected resource. It
 * creates nothing in AWS. https://www.pulumi.com/docs/iac/concepts/resources/options/protect/
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

/**
 * The resources of awsx on which nothing else depends. Another process registers them, so they appear only in awsx's
 * outputs.
 */
function partsOf({ routes, routeTableAssociations }: Vpc): pulumi.Output<pulumi.Resource[]> {
  return pulumi.all([routes, routeTableAssociations]).apply((lists) => lists.flat());
}

/** Collects every resource that the program creates after this call. */
export function collectResources(): readonly pulumi.Resource[] {
  const all: pulumi.Resource[] = [];
  pulumi.runtime.registerStackTransformation(({ resource }) => {
    all.push(resource);
    return undefined;
  });
  return all;
}
