import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
  type SuspendedState,
} from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeServicesCommand,
  ECSClient,
  UpdateServiceCommand,
  type Service,
} from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import type { Counts } from "../../components/scaling";
import { withClient, type ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";
import { asked } from "../calls/refusedCall";
import type { Groups } from "../why/read/balancer";
import { groupsOf } from "../why/read/ecs";

type Where = Pick<ServiceNames, "cluster" | "service">;

/** How many tasks a service has, and between which limits scaling may change that number. */
export interface ServiceState {
  /** Account id, 12 digits. */
  readonly account: string;
  readonly desiredCount: number;
  readonly runningCount: number;
  /** How the load balancer reaches the tasks. */
  readonly groups: Groups;
  /** Undefined if nothing scales the service. */
  readonly limits?: Counts & { readonly suspended: "all" | "some" | "none" };
}

/** What to change of a service. Properties that are left out stay as they are. */
export interface Changes {
  readonly limits?: Counts & { readonly suspended: boolean };
  readonly desiredCount?: number;
}

/**
 * Reads a service's counts; undefined if there is no such service or cluster. Rejects if AWS refuses.
 * https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
 */
export async function readState(
  config: ClientConfig,
  where: Where,
): Promise<ServiceState | undefined> {
  const service = await withEcs(config, (ecs) => readService(ecs, where));
  if (!service) return undefined;
  return {
    account: service.serviceArn?.split(":")[4] ?? "",
    desiredCount: service.desiredCount ?? 0,
    runningCount: service.runningCount ?? 0,
    groups: groupsOf(service),
    limits: await readLimits(config, where),
  };
}

async function readService(ecs: ECSClient, where: Where): Promise<Service | undefined> {
  try {
    const { services = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster: where.cluster, services: [where.service] }),
    );
    return services.find(({ status }) => status === "ACTIVE");
  } catch (error) {
    if (isNamed(error, "ClusterNotFoundException")) return undefined;
    throw error;
  }
}

/**
 * Sets the limits of a service's scaling, then its number of tasks. Raises a RefusedCall; it is safe to make the same
 * changes again after that.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-suspend-resume-scaling.html
 */
export async function change(
  config: ClientConfig,
  where: Where,
  { limits, desiredCount }: Changes,
): Promise<void> {
  if (limits) {
    await withScaling(config, (scaling) =>
      asked("application-autoscaling:RegisterScalableTarget", () =>
        scaling.send(
          new RegisterScalableTargetCommand({
            ...dimension,
            ResourceId: resourceId(where),
            MinCapacity: limits.min,
            MaxCapacity: limits.max,
            SuspendedState: {
              DynamicScalingInSuspended: limits.suspended,
              DynamicScalingOutSuspended: limits.suspended,
              ScheduledScalingSuspended: limits.suspended,
            },
          }),
        ),
      ),
    );
  }
  if (desiredCount === undefined) return;
  await withEcs(config, (ecs) =>
    asked("ecs:UpdateService", () =>
      ecs.send(new UpdateServiceCommand({ ...where, desiredCount })),
    ),
  );
}

const dimension = {
  ServiceNamespace: "ecs",
  ScalableDimension: "ecs:service:DesiredCount",
} as const;

function resourceId({ cluster, service }: Where): string {
  return `service/${cluster}/${service}`;
}

async function readLimits(config: ClientConfig, where: Where): Promise<ServiceState["limits"]> {
  const { ScalableTargets: [target] = [] } = await withScaling(config, (scaling) =>
    scaling.send(
      new DescribeScalableTargetsCommand({ ...dimension, ResourceIds: [resourceId(where)] }),
    ),
  );
  if (!target) return undefined;
  const { MinCapacity: min = 0, MaxCapacity: max = 0, SuspendedState } = target;
  return { min, max, suspended: howSuspended(SuspendedState) };
}

function howSuspended(state: SuspendedState = {}): "all" | "some" | "none" {
  const { DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended } =
    state;
  const each = [DynamicScalingInSuspended, DynamicScalingOutSuspended, ScheduledScalingSuspended];
  if (each.every((one) => one === true)) return "all";
  return each.includes(true) ? "some" : "none";
}

async function withEcs<T>(config: ClientConfig, act: (client: ECSClient) => Promise<T>) {
  return withClient(ECSClient, config, (client) => act(client));
}

async function withScaling<T>(
  config: ClientConfig,
  act: (client: ApplicationAutoScalingClient) => Promise<T>,
) {
  return withClient(ApplicationAutoScalingClient, config, (client) => act(client));
}
