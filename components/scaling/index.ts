import * as pulumi from "@pulumi/pulumi";
import * as appautoscaling from "@pulumi/aws/appautoscaling";
import { dayCounts, type Scaling } from "./types";
import { weekOf } from "./week";

export * from "./types";

/** The service to scale, and what decides its number of tasks. */
export interface ScalingArgs {
  /** What decides the number of tasks. */
  readonly scaling: Scaling;
  /** Name of the cluster. */
  readonly clusterName: pulumi.Input<string>;
  /** Name of the service. */
  readonly serviceName: pulumi.Input<string>;
  /** `app/<name>/<id>` */
  readonly balancerArnSuffix: pulumi.Input<string>;
  /** `targetgroup/<name>/<id>` of each target group. Requests count only if there is exactly one target group. */
  readonly targetGroupArnSuffixes: readonly pulumi.Input<string>[];
}

/** Seconds before the next change: few to add tasks, many to remove them. */
const scaleOutCooldown = 60;
const scaleInCooldown = 300;

/**
 * Changes the number of tasks by load and by the time of the week.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 */
export class ServiceScaling extends pulumi.ComponentResource {
  /** The scalable target's id: `service/<cluster>/<service>`. */
  public readonly resourceId: pulumi.Output<string>;
  /** The policies and scheduled actions in the order in which they are made. */
  private readonly parts: pulumi.Resource[] = [];

  constructor(name: string, args: ScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:scaling:ServiceScaling", name, {}, opts);
    const target = this.createTarget(name, args);
    this.trackLoad(name, target, args);
    this.followWeek(name, target, args.scaling);
    this.resourceId = target.resourceId;
    this.registerOutputs({ resourceId: this.resourceId });
  }

  private createTarget(name: string, args: ScalingArgs) {
    const { min, max } = dayCounts(args.scaling);
    return new appautoscaling.Target(
      name,
      {
        resourceId: pulumi.interpolate`service/${args.clusterName}/${args.serviceName}`,
        scalableDimension: "ecs:service:DesiredCount",
        serviceNamespace: "ecs",
        minCapacity: min,
        maxCapacity: max,
        // Set explicitly, because the provider keeps the values that it reads. Otherwise, `pulumi up --refresh` would
        // not end a pause (npx catalog pause).
        suspendedState: {
          dynamicScalingInSuspended: false,
          dynamicScalingOutSuspended: false,
          scheduledScalingSuspended: false,
        },
      },
      { parent: this, deleteBeforeReplace: true },
    );
  }

  private trackLoad(name: string, target: appautoscaling.Target, args: ScalingArgs) {
    const { scaling } = args;
    switch (scaling.mode) {
      case "fixed":
        return;
      case "auto":
        this.track(`${name}-cpu`, "cpu", target, scaling.cpuPercent, {
          predefinedMetricType: "ECSServiceAverageCPUUtilization",
        });
        this.track(`${name}-memory`, "memory", target, scaling.memoryPercent, {
          predefinedMetricType: "ECSServiceAverageMemoryUtilization",
        });
        this.trackRequests(name, target, scaling.requestsPerTask, args);
    }
  }

  /** Only for one target group: behind two of them, AWS does not count requests for each task. */
  private trackRequests(
    name: string,
    target: appautoscaling.Target,
    requestsPerTask: number,
    { balancerArnSuffix, targetGroupArnSuffixes }: ScalingArgs,
  ) {
    const [targetGroup, ...others] = targetGroupArnSuffixes;
    if (targetGroup === undefined || others.length > 0) return;
    this.track(`${name}-requests`, "requests", target, requestsPerTask, {
      predefinedMetricType: "ALBRequestCountPerTarget",
      resourceLabel: pulumi.interpolate`${balancerArnSuffix}/${targetGroup}`,
    });
  }

  private track(
    name: string,
    policyName: string,
    target: appautoscaling.Target,
    targetValue: number,
    predefinedMetricSpecification: Metric,
  ) {
    this.parts.push(
      new appautoscaling.Policy(
        name,
        {
          name: policyName,
          ...dimensionOf(target),
          policyType: "TargetTrackingScaling",
          targetTrackingScalingPolicyConfiguration: {
            targetValue,
            scaleInCooldown,
            scaleOutCooldown,
            predefinedMetricSpecification,
          },
        },
        this.afterOthers(),
      ),
    );
  }

  private followWeek(name: string, target: appautoscaling.Target, scaling: Scaling) {
    const { schedule } = scaling;
    if (!schedule) return;
    for (const change of weekOf(schedule, dayCounts(scaling))) {
      this.parts.push(
        new appautoscaling.ScheduledAction(
          `${name}-${change.name}`,
          {
            name: change.name,
            ...dimensionOf(target),
            schedule: change.cron,
            timezone: schedule.timezone,
            scalableTargetAction: {
              minCapacity: change.min,
              maxCapacity: change.max,
            },
          },
          this.afterOthers(),
        ),
      );
    }
  }

  /**
   * The policies and actions are made one after the other, because AWS accepts only one change of a scalable target at
   * a time. Each depends on all earlier ones and not only on the last: the engine orders deletions only by direct
   * dependencies. If one in the middle stayed, its two neighbours would be deleted at the same time.
   * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html
   */
  private afterOthers(): pulumi.CustomResourceOptions {
    return { parent: this, deleteBeforeReplace: true, dependsOn: [...this.parts] };
  }
}

/** The metric that scaling holds at a target, by AWS's name for it. */
interface Metric {
  readonly predefinedMetricType: string;
  readonly resourceLabel?: pulumi.Input<string>;
}

function dimensionOf({ resourceId, scalableDimension, serviceNamespace }: appautoscaling.Target) {
  return { resourceId, scalableDimension, serviceNamespace };
}
