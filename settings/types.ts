import type { AppSecret } from "../components/secrets/appSecrets";
import type { Budget } from "../components/monitoring/spendingAlert";
import type { Encryption } from "../components/secrets/encryptionKey";
import type { DomainMode } from "../components/domain/types";
import type { AppSettings } from "../components/fargateApp";
import type { ImageSource } from "../components/image";
import type { MonitoringSettings } from "../components/monitoring";
import type { Recipients } from "../components/monitoring/notifications";
import type { NetworkMode } from "../components/network";
import type { Scaling } from "../components/scaling";
import type { SharingMode } from "../components/sharing";
import type { SmokeTest } from "../components/fargateApp/smokeTest";
import type { Waf } from "../components/webAcl";
import type { Names } from "./names";

/** The AWS account of a stack and how to reach it: the `aws:` keys of the stack file. */
export interface AwsSettings {
  readonly region: string;
  readonly profile?: string;
  /** The only accounts that this stack may change. */
  readonly allowedAccountIds?: readonly string[];
  /** Roles to assume, one after the other. */
  readonly assumeRoles?: readonly AssumeRole[];
}

export interface AssumeRole {
  readonly roleArn: string;
  readonly sessionName?: string;
  readonly externalId?: string;
  /** A Go duration, e.g. `1h`. */
  readonly duration?: string;
}

/** The rights of the stack's roles. */
export interface IamSettings {
  /** Whether AWS's managed policy is used to start the tasks. */
  readonly managedExecutionPolicy: boolean;
  /** ARNs of policies for the AWS services that the app itself calls. */
  readonly taskPolicyArns: readonly string[];
  /** ARN of the policy that limits every role; undefined for no limit. */
  readonly permissionsBoundary?: string;
}

/** All settings of a stack, validated, with every default filled in. */
export interface Settings extends AppSettings {
  readonly names: Names;
  readonly aws: AwsSettings;
  /** Tags of every resource, including `stackTags`. */
  readonly tags: Readonly<Record<string, string>>;
  readonly imageTag: string;
  readonly image: ImageSource;
  readonly secrets: readonly AppSecret[];
  readonly network: NetworkMode;
  readonly domain: DomainMode;
  /** Which load balancer, cluster and network the stack uses: its own or its host's. */
  readonly sharing: SharingMode;
  /** Days that S3 keeps the balancer's access logs; 0 for no logs. */
  readonly accessLogDays: number;
  /** The web ACL; undefined for none. */
  readonly waf?: Waf;
  /** Seconds from the container's start until the app answers. */
  readonly startUpSeconds: number;
  readonly smokeTest?: SmokeTest;
  readonly scaling: Scaling;
  readonly iam: IamSettings;
  /** Whether AWS's key or the stack's own key encrypts its data. */
  readonly encryption: Encryption;
  readonly monitoring: MonitoringSettings;
  /** Who gets messages about alarms and events. */
  readonly recipients: Recipients;
  /** The budget in USD a month; undefined for no limit. */
  readonly budget?: Budget;
  /** A sentence for each setting that works but is dangerous. */
  readonly warnings: readonly string[];
}
