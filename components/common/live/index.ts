import type { StackTags } from "../../account/stackTags";
import type { CredentialLife } from "../../account/credentialLife";
import type { ExistingNow } from "../../network/existing";
import type { AskedQuotas, QuotasNow } from "../../account/quotas/types";
import type { FixedName, TakenNames } from "../../account/takenNames/types";
import type { OneTask, TaskEnd } from "./task";
import type { AskedDeployment, ServiceNames, ServiceNow } from "./service";

/**
 * Questions and actions for the live system that no Pulumi provider offers: the CPU of an image, the state of a
 * service, why it does not run, running one task to its end. `live/` asks AWS; previews and tests give answers of their
 * own.
 */
export interface Live {
  /** The account whose credentials this program uses; undefined if AWS is not asked. */
  readonly accountId: () => Promise<string | undefined>;
  /** How long the credentials live, if it can be known without asking AWS. */
  readonly credentialLife: () => Promise<CredentialLife>;
  /** Platforms of an image in ECR, e.g. `linux/arm64`; undefined if the registry cannot tell. */
  readonly imagePlatforms: (image: PushedImage) => Promise<readonly string[] | undefined>;
  /** The image of a task definition's revision; undefined if it cannot be read. */
  readonly imageOf: (taskDefinitionArn: string) => Promise<string | undefined>;
  /**
   * Explains to a person, line by line, why a service does not run as its settings ask. If that cannot be found out,
   * the lines say why. Never rejects.
   */
  readonly diagnose: (service: ServiceNames) => Promise<string>;
  /** The current state of a service in ECS; undefined if there is none. Rejects if AWS refuses the call. */
  readonly serviceNow: (
    service: Pick<ServiceNames, "cluster" | "service">,
  ) => Promise<ServiceNow | undefined>;
  /** Number of tasks of a deployment that have stopped by themselves. Rejects if AWS refuses the call. */
  readonly crashedTasks: (
    service: Pick<ServiceNames, "cluster" | "service">,
    deploymentId: string,
  ) => Promise<number>;
  /** Starts a deployment of a service without waiting for its end. Rejects if AWS refuses. */
  readonly deploy: (deployment: AskedDeployment) => Promise<void>;
  /**
   * Stops a service's running deployment, so that ECS returns to the version before. Resolves with true if there was
   * one.
   */
  readonly rollBack: (service: ServiceNames) => Promise<boolean>;
  /** Runs one task to its end and passes its log on line by line. Rejects if the task cannot be started or followed. */
  readonly runTask: (task: OneTask, log: (line: string) => void) => Promise<TaskEnd>;
  /** The weights with which a listener rule forwards, by target group ARN. */
  readonly ruleWeights: (ruleArn: string) => Promise<ReadonlyMap<string, number>>;
  /** The rules of a load balancer that another stack or person made; empty if the balancer does not exist. */
  readonly foreignRules: (
    balancerArn: string,
    stackTags: StackTags,
  ) => Promise<readonly ForeignRule[]>;
  /**
   * Whether the load balancer in front of a target group shows the page of a stack's pause. False if AWS does not say.
   */
  readonly showsPage: (targetGroupArn: string, stackTags: StackTags) => Promise<boolean>;
  /** The number of targets in a target group, without those that are draining. */
  readonly targetCount: (targetGroupArn: string) => Promise<number>;
  /** Sets attributes of a listener, by their names in AWS; an empty value removes one. Rejects if AWS refuses. */
  readonly setListenerAttributes: (
    listenerArn: string,
    attributes: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /** The status of a GET request that follows no redirects. Rejects if there is no answer. */
  readonly httpStatus: (url: string) => Promise<number>;
  /**
   * Finds which of these names are used by something that does not belong to this stack. Never rejects: failed calls
   * are listed.
   */
  readonly takenNames: (names: readonly FixedName[], stackTags: StackTags) => Promise<TakenNames>;
  /**
   * Cancels the deletion of a secret that waits for the end of its recovery window, and marks it. Rejects if AWS
   * refuses.
   */
  readonly restoreSecret: (secretArn: string) => Promise<void>;
  /** Takes off the mark of a restored secret once it is in the state. Rejects if AWS refuses. */
  readonly unmarkSecret: (secretArn: string) => Promise<void>;
  /**
   * What AWS knows about existing subnets; undefined if AWS is not asked. Rejects if AWS refuses.
   */
  readonly existingNetwork: (asked: {
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
  }) => Promise<ExistingNow | undefined>;
  /**
   * For each kind with a quota of which the stack needs more: how many the account has, and how
   * many it may have. Never rejects: failed calls are listed.
   */
  readonly quotas: (asked: AskedQuotas) => Promise<QuotasNow>;
  /** Seconds to wait for the answer to a question that is asked before anything is made. */
  readonly patience: number;
  /**
   * Mutes those of the alarms that tell somebody, and resolves with their number. Ends by itself. Rejects if AWS
   * refuses.
   */
  readonly muteAlarms: (mute: AlarmMute) => Promise<number>;
  /** Adds how a rollout ended to the stack's ledger. Rejects if AWS refuses. */
  readonly noteRelease: (note: ReleaseNote) => Promise<void>;
  /** Resolves after this number of seconds. */
  readonly sleep: (seconds: number, stop?: AbortSignal) => Promise<void>;
}

/** A listener rule that another stack or person made. */
export interface ForeignRule {
  readonly arn: string;
  readonly project?: string;
  readonly stack?: string;
  /** Host names whose requests the rule takes. */
  readonly hosts: readonly string[];
}

/** An image in ECR. */
export interface PushedImage {
  readonly repositoryName: string;
  /** `sha256:…` */
  readonly digest: string;
}

/** Alarms to mute for a while. */
export interface AlarmMute {
  /** Name of CloudWatch's mute rule, which is made or replaced. */
  readonly ruleName: string;
  /** Names of alarms, which need not exist; 100 at most. */
  readonly alarmNames: readonly string[];
  /** Minutes for which they are muted: 15 days at most. */
  readonly minutes: number;
}

/** How a rollout ended, for the stack's ledger. */
export interface ReleaseNote {
  /** Name of the ledger. */
  readonly ledger: string;
  /** Tags that tell whose ledger it is. */
  readonly stackTags: Readonly<Record<string, string>>;
  /** ARN of the revision that was rolled out. */
  readonly taskDefinition: string;
  /** When the rollout began: ISO 8601, UTC. */
  readonly began: string;
  readonly verdict: "succeeded" | "failed";
  /** Why it failed; undefined if it did not. */
  readonly reason?: string;
}
