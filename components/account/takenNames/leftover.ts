import * as pulumi from "@pulumi/pulumi";
import { removal } from "./removal";
import type { FixedName } from "./types";

/** The resource that could not be made, and the facts for the message. */
export interface LeftoverArgs extends FixedName {
  /** Name of the stack, for the commands in the message. */
  readonly stack: string;
  readonly region: string;
}

/** The errors of the provider or AWS if a resource exists already. */
const refusals: readonly RegExp[] = [
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go
  /already exists/i,
  /DuplicateLoadBalancerName/,
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
  /Creation of service was not idempotent/,
];

/**
 * The message for a person if a name is taken by a resource of this very stack that is not in its state: an earlier run
 * was killed while AWS made the resource. Undefined for other errors. Names of other stacks are found before anything
 * is made.
 */
export function leftoverText(errors: readonly string[], args: LeftoverArgs): string | undefined {
  if (!errors.some((error) => refusals.some((refusal) => refusal.test(error)))) return undefined;
  const { name, stack, region } = args;
  return [
    `AWS has ${name} already, and the state of stack ${stack} does not: a run was killed while AWS made it.`,
    "Nothing uses it yet. Delete it, and run pulumi up again:",
    `  ${removal(args)} --region ${region}`,
    `  pulumi up --stack ${stack}`,
    `  pulumi refresh --stack ${stack} --clear-pending-creates`,
  ].join("\n");
}

/** Shows the message after a creation has failed. */
export function sayLeftover(
  name: string,
  args: LeftoverArgs,
  parent: pulumi.Resource,
): pulumi.ErrorHook {
  return new pulumi.ErrorHook(name, async ({ failedOperation, errors }) => {
    const text = failedOperation === "create" ? leftoverText(errors, args) : undefined;
    if (text !== undefined) await pulumi.log.error(text, parent);
    return false;
  });
}
