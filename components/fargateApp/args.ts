import type * as pulumi from "@pulumi/pulumi";
import type { SecretReference } from "../appSecrets";
import type { ListenerTls } from "../domain";
import type { AppImage } from "../image/types";
import type { Live } from "../live";
import type { Subnets } from "../network";
import type { Sharing } from "../sharing";
import type { SecurityHeaders } from "./frontDoor/headers";
import type { Rollout } from "./rollout";
import type { Timing } from "./rollout/timing";
import type { Container, ContainerInsights, Spot } from "./types";

/** Physical names of what the app consists of. */
export interface FargateAppNames {
  /** Task definition family and container. */
  readonly base: string;
  readonly cluster: string;
  readonly service: string;
  readonly balancer: string;
  readonly targetGroup: string;
  /** The second target group, of every rollout but a rolling one. */
  readonly alternateTargetGroup: string;
  /** The role with which ECS moves traffic from one target group to the other. */
  readonly infrastructureRole: string;
  /** The alarm on answers with a status of 500 and above. */
  readonly errorsAlarm: string;
  /** The alarm on tasks that the balancer finds unhealthy. */
  readonly unhealthyAlarm: string;
  readonly logGroup: string;
}

/** A role as those refer to it who run with it or add to it. */
export interface TaskRoleReference {
  readonly arn: pulumi.Input<string>;
  readonly roleName: pulumi.Input<string>;
}

export interface FargateAppArgs {
  readonly names: FargateAppNames;
  readonly region: string;
  readonly accountId: pulumi.Input<string>;
  /** Whose load balancer and cluster it uses. */
  readonly sharing: Sharing;
  /** Tags that only this stack's resources carry. */
  readonly stackTags: Readonly<Record<string, string>>;
  readonly subnets: Subnets;
  readonly tls: ListenerTls;
  readonly securityHeaders: SecurityHeaders;
  /** Name of the bucket for the balancer's access logs, which may be written there; none without. */
  readonly accessLogBucket: pulumi.Input<string> | undefined;
  readonly image: AppImage;
  readonly container: Container;
  readonly secrets: readonly SecretReference[];
  readonly executionRoleArn: pulumi.Input<string>;
  /** The app's own role, with the rights that settings add to it. */
  readonly taskRole: TaskRoleReference;
  /** Whether people may run commands in the containers. */
  readonly exec: boolean;
  readonly containerInsights: ContainerInsights;
  readonly timing: Timing;
  readonly rollout: Rollout;
  /** What the new version runs once, before any traffic moves to it. */
  readonly migrate?: readonly string[];
  readonly live: Live;
  /** Tasks to keep running; where something else decides that, tasks to start with. */
  readonly desiredCount: number;
  /** Whether something else than the program changes the number of tasks. */
  readonly countIsScaled: boolean;
  readonly spot?: Spot;
  /** Ports by which the tasks may leave, to anywhere. */
  readonly egressPorts: readonly number[];
  /** Days that CloudWatch keeps the logs. */
  readonly logRetentionDays: number;
  /** The key of one's own that encrypts the logs; AWS's without. */
  readonly keyArn?: pulumi.Input<string>;
  /** ARN of the policy that bounds what a role may ever do. */
  readonly permissionsBoundary?: string;
  /** True where nothing in the stack is worth keeping: no deletion protection, no old revisions. */
  readonly disposable: boolean;
  /** What must be complete before a task can start: the execution role's policies, the network's routes. */
  readonly startAfter: readonly pulumi.Resource[];
}
