import type { AppSecret } from "../components/appSecrets";
import type { DomainMode } from "../components/domain";
import type { Container, Rollout, Spot, Timing } from "../components/fargateApp";
import type { ImageSource } from "../components/image";
import type { MonitoringSettings } from "../components/monitoring";
import type { NetworkMode } from "../components/network";
import type { Scaling } from "../components/scaling";
import type { SmokeTest } from "../components/smokeTest";
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

/** Everything that a stack's configuration says, validated, with every default filled in. */
export interface Settings {
  readonly names: Names;
  readonly aws: AwsSettings;
  /** Tags that only this stack's resources carry. */
  readonly stackTags: Readonly<Record<string, string>>;
  /** Tags of every resource, those of the stack included. */
  readonly tags: Readonly<Record<string, string>>;
  readonly imageTag: string;
  readonly image: ImageSource;
  readonly secrets: readonly AppSecret[];
  readonly network: NetworkMode;
  readonly domain: DomainMode;
  readonly container: Container;
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
  readonly monitoring: MonitoringSettings;
  readonly disposable: boolean;
}
