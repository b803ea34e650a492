import type { AppSecret } from "../components/appSecrets";
import type { Budget } from "../components/monitoring/spendingAlert";
import type { Encryption } from "../components/encryptionKey";
import type { DomainMode } from "../components/domain";
import type {
  Container,
  ContainerInsights,
  Rollout,
  SecurityHeaders,
  Spot,
  Timing,
} from "../components/fargateApp";
import type { ImageSource } from "../components/image";
import type { MonitoringSettings } from "../components/monitoring";
import type { NetworkMode } from "../components/network";
import type { Scaling } from "../components/scaling";
import type { SharingMode } from "../components/sharing";
import type { SmokeTest } from "../components/smokeTest";
import type { Waf } from "../components/webAcl";
import type { Names } from "./names";

/** How to reach the AWS account; the `aws:` keys of the stack file. */
export interface AwsSettings {
  readonly region: string;
  readonly profile?: string;
  /** The only accounts that this stack may touch. */
  readonly allowedAccountIds?: readonly string[];
  /** Roles to assume, one after the other. */
  readonly assumeRoles?: readonly AssumeRole[];
}

export interface AssumeRole {
  readonly roleArn: string;
  readonly sessionName?: string;
  readonly externalId?: string;
  /** Go duration, e.g. `1h`. */
  readonly duration?: string;
}

/** What the stack's roles may do. */
export interface IamSettings {
  /** Whether AWS's managed policy starts the tasks. */
  readonly managedExecutionPolicy: boolean;
  /** ARNs of policies for what the app itself calls. */
  readonly taskPolicyArns: readonly string[];
  /** ARN of the policy that bounds every role. */
  readonly permissionsBoundary?: string;
}

/** Everything that a stack's configuration says, validated, with every default filled in. */
export interface Settings {
  readonly names: Names;
  readonly aws: AwsSettings;
  /** Tags that only this stack's resources carry. */
  readonly stackTags: Readonly<Record<"Project" | "Stack", string>>;
  /** Tags of every resource, those of the stack included. */
  readonly tags: Readonly<Record<string, string>>;
  readonly imageTag: string;
  readonly image: ImageSource;
  readonly secrets: readonly AppSecret[];
  readonly network: NetworkMode;
  readonly domain: DomainMode;
  /** Whose load balancer, cluster and network it uses. */
  readonly sharing: SharingMode;
  readonly securityHeaders: SecurityHeaders;
  /** Days that S3 keeps the balancer's access logs; 0 where it writes none. */
  readonly accessLogDays: number;
  /** No web ACL by default. */
  readonly waf?: Waf;
  readonly container: Container;
  /** Whether people may run commands in the containers. */
  readonly exec: boolean;
  /** Seconds from the container's start until the app answers. */
  readonly startUpSeconds: number;
  readonly timing: Timing;
  readonly rollout: Rollout;
  /** What the new version runs once, before any traffic moves to it. */
  readonly migrate?: readonly string[];
  readonly smokeTest?: SmokeTest;
  readonly desiredCount: number;
  readonly scaling: Scaling;
  readonly spot?: Spot;
  readonly egressPorts: readonly number[];
  readonly logRetentionDays: number;
  readonly iam: IamSettings;
  /** Whose key encrypts what the stack stores. */
  readonly encryption: Encryption;
  readonly monitoring: MonitoringSettings;
  readonly containerInsights: ContainerInsights;
  /** What it may cost a month; no limit by default. */
  readonly budget?: Budget;
  readonly disposable: boolean;
}
