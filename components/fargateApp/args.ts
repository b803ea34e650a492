import type * as pulumi from "@pulumi/pulumi";
import type { StackTags } from "../account/stackTags";
import type { SecretReference } from "../secrets/appSecrets";
import type { ListenerTls } from "../domain/types";
import type { AppImage } from "../image/types";
import type { Live } from "../common/live";
import type { Subnets } from "../network";
import type { Sharing } from "../sharing";
import type { SecurityHeaders } from "./frontDoor/securityHeaders";
import type { FargateAppNames } from "./names";
import type { Rollout } from "./rollout";
import type { Timing } from "./rollout/timing";
import type { RolloutMuteSettings } from "./service/mute";
import type { Traces } from "./task/traces";
import type { Container, ContainerInsights, Count, Spot } from "./types";
import type { Bounded } from "../iam/trust";

/** The two ways to refer to a role: services want its ARN, policies its name. */
export interface TaskRoleReference {
  /** ARN of the role. */
  readonly arn: pulumi.Input<string>;
  /** Name of the role. */
  readonly roleName: pulumi.Input<string>;
}

/** The settings of an app as a person makes them. */
export interface AppSettings {
  /** Physical names of the app's resources. */
  readonly names: FargateAppNames;
  /** Tags that only this stack's resources carry. */
  readonly stackTags: StackTags;
  /** Response headers that the load balancer sets. */
  readonly securityHeaders: SecurityHeaders;
  /** The container, and the size of its task. */
  readonly container: Container;
  /** Whether people may run commands in the containers. */
  readonly exec: boolean;
  /** Who gets the app's traces; undefined for nobody. */
  readonly traces?: Traces;
  /** Which paid metrics the app's own cluster has. */
  readonly containerInsights: ContainerInsights;
  /** Every waiting time, from `deriveTiming`. */
  readonly timing: Timing;
  /** How a new version takes over. */
  readonly rollout: Rollout;
  /** The command that a new version runs once, before it gets any traffic; undefined for none. */
  readonly migrate?: readonly string[];
  /** Number of tasks. With scaling, a new service starts with this number, and a changed number is set once. */
  readonly desiredCount: number;
  /** The share of tasks on Fargate Spot; undefined for none. */
  readonly spot?: Spot;
  /** TCP ports of the internet that the tasks may connect to. */
  readonly egressPorts: readonly number[];
  /** Days that CloudWatch keeps the logs. */
  readonly logRetentionDays: number;
  /** Whether nothing in the stack is worth keeping: no deletion protection, no old revisions. */
  readonly disposable: boolean;
}

/** The settings of the app, and the other parts of its stack. */
export interface FargateAppArgs extends AppSettings, Bounded {
  /** Region of the stack. */
  readonly region: string;
  /** Account of the stack. */
  readonly accountId: pulumi.Input<string>;
  /** Which load balancer and cluster the app uses: its own or its host's. */
  readonly sharing: Sharing;
  /** The subnets of the load balancer and the tasks. */
  readonly subnets: Subnets;
  /** Whether and how the listener encrypts. */
  readonly tls: ListenerTls;
  /**
   * Bucket for the balancer's access logs, resolved once its policy lets the balancer write; undefined if logging is
   * off.
   */
  readonly accessLogBucket: pulumi.Input<string> | undefined;
  /** The image to run; before the first push, the app has no service. */
  readonly image: AppImage;
  /** The container's secrets, by ARN and version. */
  readonly secrets: readonly SecretReference[];
  /** ARN of the role with which ECS starts the tasks. */
  readonly executionRoleArn: pulumi.Input<string>;
  /** The app's own role, with the rights that settings add to it. */
  readonly taskRole: TaskRoleReference;
  /** The live system that answers what no provider can. */
  readonly live: Live;
  /** The alarms that are muted while `pulumi up` waits for a rollout; undefined if they tell nobody. */
  readonly mutes?: RolloutMuteSettings;
  /** ARNs of the topics to notify if an alarm ends a rollout. */
  readonly alarmActions: readonly pulumi.Input<string>[];
  /** Who decides the number of tasks once the service exists. */
  readonly count: Count;
  /** ARN of the customer's key that encrypts the logs; undefined for AWS's key. */
  readonly keyArn?: pulumi.Input<string>;
  /**
   * Resources that must exist before a task can start, such as the execution role's policies and the network's routes.
   */
  readonly startAfter: readonly pulumi.Resource[];
}
