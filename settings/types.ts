import type { AppSecret } from "../components/appSecrets";
import type { Budget } from "../components/monitoring/spendingAlert";
import type { Encryption } from "../components/encryptionKey";
import type { DomainMode } from "../components/domain";
import type { AppSettings } from "../components/fargateApp";
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
export interface Settings extends AppSettings {
  readonly names: Names;
  readonly aws: AwsSettings;
  /** Tags of every resource, those of the stack included. */
  readonly tags: Readonly<Record<string, string>>;
  readonly imageTag: string;
  readonly image: ImageSource;
  readonly secrets: readonly AppSecret[];
  readonly network: NetworkMode;
  readonly domain: DomainMode;
  /** Whose load balancer, cluster and network it uses. */
  readonly sharing: SharingMode;
  /** Days that S3 keeps the balancer's access logs; 0 where it writes none. */
  readonly accessLogDays: number;
  /** No web ACL by default. */
  readonly waf?: Waf;
  /** Seconds from the container's start until the app answers. */
  readonly startUpSeconds: number;
  readonly smokeTest?: SmokeTest;
  readonly scaling: Scaling;
  readonly iam: IamSettings;
  /** Whose key encrypts what the stack stores. */
  readonly encryption: Encryption;
  readonly monitoring: MonitoringSettings;
  /** What it may cost a month; no limit by default. */
  readonly budget?: Budget;
}
