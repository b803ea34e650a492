import type * as pulumi from "@pulumi/pulumi";
import * as lb from "@pulumi/aws/lb";
import type { Timing } from "../rollout/timing";
import type { Container } from "../types";

/** The targets and how they are checked. */
export interface TargetGroupArgs {
  readonly targetGroupName: string;
  readonly vpcId: pulumi.Input<string>;
  readonly container: Container;
  readonly timing: Timing;
  readonly protect: boolean;
}

/**
 * A target group in which ECS registers tasks by their address. Each request goes to the task with the fewest open
 * requests, so that a new task is not flooded.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html
 */
export function createTargetGroup(
  name: string,
  args: TargetGroupArgs,
  opts: { readonly parent: pulumi.Resource; readonly dependsOn?: readonly pulumi.Resource[] },
): lb.TargetGroup {
  const { balancerCheck, deregistrationDelaySeconds } = args.timing;
  return new lb.TargetGroup(
    name,
    {
      name: args.targetGroupName,
      vpcId: args.vpcId,
      targetType: "ip",
      protocol: "HTTP",
      port: args.container.port,
      loadBalancingAlgorithmType: "least_outstanding_requests",
      deregistrationDelay: deregistrationDelaySeconds,
      healthCheck: {
        path: args.container.healthCheck.path,
        protocol: "HTTP",
        matcher: "200",
        interval: balancerCheck.intervalSeconds,
        timeout: balancerCheck.timeoutSeconds,
        healthyThreshold: balancerCheck.healthyThreshold,
        unhealthyThreshold: balancerCheck.unhealthyThreshold,
      },
    },
    // Each target is registered with its own port; this one is only the default.
    {
      parent: opts.parent,
      dependsOn: [...(opts.dependsOn ?? [])],
      protect: args.protect,
      deleteBeforeReplace: true,
      ignoreChanges: ["port"],
    },
  );
}
