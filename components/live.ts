import type { FixedName, TakenNames } from "./takenNames/types";

/**
 * What the program asks the live system itself, where no provider can answer: what an image is made for, what runs,
 * why it does not run, and one task to run to its end. `live/` asks AWS; previews and tests answer themselves.
 */
export interface Live {
  /** The account whose credentials this program uses; undefined if nobody is asked. */
  readonly accountId: () => Promise<string | undefined>;
  /** Platforms, e.g. `linux/arm64`, that an image in ECR is made for; undefined where the registry cannot tell. */
  readonly imagePlatforms: (image: PushedImage) => Promise<readonly string[] | undefined>;
  /** The image of a revision of a task definition; undefined where it cannot be read. */
  readonly imageOf: (taskDefinitionArn: string) => Promise<string | undefined>;
  /** Why a service does not run as asked, in lines for a person. Says so where it cannot find out; never throws. */
  readonly diagnose: (service: ServiceNames) => Promise<string>;
  /** A service as ECS has it now; undefined where there is none. Rejects where AWS refuses to say. */
  readonly serviceNow: (
    service: Pick<ServiceNames, "cluster" | "service">,
  ) => Promise<ServiceNow | undefined>;
  /** How many tasks of a deployment have crashed, did not start, or failed their health check. Rejects if AWS refuses. */
  readonly crashedTasks: (
    service: Pick<ServiceNames, "cluster" | "service">,
    deploymentId: string,
  ) => Promise<number>;
  /** Starts a deployment of a service; does not wait for its end. Rejects if AWS refuses. */
  readonly deploy: (deployment: AskedDeployment) => Promise<void>;
  /** Ends a service's deployment that is under way; ECS puts the version before back. Resolves with whether there was one. */
  readonly rollBack: (service: ServiceNames) => Promise<boolean>;
  /** Runs one task to its end and hands its log over line by line. Rejects where it cannot be started or followed. */
  readonly runTask: (task: OneTask, log: (line: string) => void) => Promise<TaskEnd>;
  /** Weights by target group ARN that a listener rule forwards with. */
  readonly ruleWeights: (ruleArn: string) => Promise<ReadonlyMap<string, number>>;
  /** The rules of a load balancer that others than this stack have made; none of one that does not exist. */
  readonly foreignRules: (
    balancerArn: string,
    stackTags: Readonly<Record<string, string>>,
  ) => Promise<readonly ForeignRule[]>;
  /** How many targets a target group has that are not leaving. */
  readonly targetCount: (targetGroupArn: string) => Promise<number>;
  /** Gives a listener these attributes, by their names in AWS; an empty one is none. Rejects where AWS refuses. */
  readonly setListenerAttributes: (
    listenerArn: string,
    attributes: Readonly<Record<string, string>>,
  ) => Promise<void>;
  /** Status of the answer to a GET request without following redirects; rejects where there is no answer. */
  readonly httpStatus: (url: string) => Promise<number>;
  /** Which of these names something has that is not this stack's. Never rejects: it lists the calls that fail. */
  readonly takenNames: (
    names: readonly FixedName[],
    stackTags: Readonly<Record<"Project" | "Stack", string>>,
  ) => Promise<TakenNames>;
  /** Resolves after so many seconds, or rejects as soon as the signal says stop. */
  readonly sleep: (seconds: number, stop?: AbortSignal) => Promise<void>;
}

/** What of a live service the stack cannot know from its state. */
export interface ServiceNow {
  /** How many tasks it wants. */
  readonly desiredCount: number;
  /** How they are divided between capacity providers; undefined of a service that is started by launch type. */
  readonly capacity: readonly CapacityShare[] | undefined;
  /** Names of the alarms that end its rollouts; none if it never had any. */
  readonly alarmNames: readonly string[];
  /** Minutes that its rollouts bake; 0 if it never had a strategy that does. */
  readonly bakeMinutes: number;
  /** Its target groups in the order that ECS has them, which changes with each blue/green, canary or linear rollout. */
  readonly targetGroupArns: readonly string[];
  /** The newest deployment, which ECS calls PRIMARY; undefined if ECS names none. */
  readonly deployment: DeploymentNow | undefined;
}

/**
 * The newest deployment of a service, as ECS has it.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 */
export interface DeploymentNow {
  readonly id: string;
  /** ARN of the revision that it starts. */
  readonly taskDefinition: string;
  /** FAILED starts no more tasks; undefined if ECS gives none for this kind of deployment. */
  readonly state: "IN_PROGRESS" | "COMPLETED" | "FAILED" | undefined;
  /** Why ECS gave it that state, in its own words. */
  readonly reason: string | undefined;
  readonly desiredCount: number;
  readonly runningCount: number;
  /** Tasks in a row that failed, by ECS's own count. */
  readonly failedTasks: number;
}

/** What ECS keeps of a version of a service, and puts back all together after a rollout that failed. */
export interface AskedDeployment extends Place {
  readonly service: string;
  readonly taskDefinition: string;
  readonly capacity: readonly CapacityShare[];
  readonly loadBalancers: readonly ServiceBalancer[];
}

/** Where tasks run. */
interface Place {
  readonly cluster: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
}

/** How a load balancer reaches a service, by AWS's own names, which are the provider's too. */
export interface ServiceBalancer {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly advancedConfiguration?: {
    readonly alternateTargetGroupArn: string;
    readonly productionListenerRule: string;
    readonly roleArn: string;
  };
}

/** A listener rule that another stack has made, or nobody knows who. */
export interface ForeignRule {
  readonly arn: string;
  readonly project?: string;
  readonly stack?: string;
  /** Host names whose requests it takes. */
  readonly hosts: readonly string[];
}

/** An image as ECR knows it. */
export interface PushedImage {
  readonly repositoryName: string;
  /** `sha256:…` */
  readonly digest: string;
}

/** Where to look for a service and its tasks. */
export interface ServiceNames {
  readonly cluster: string;
  readonly service: string;
  readonly logGroup: string;
}

/** How much of a service runs on one capacity provider. */
export interface CapacityShare {
  readonly capacityProvider: string;
  readonly weight: number;
  readonly base: number;
}

/** One task of a revision, with another command than its own. */
export interface OneTask extends Place {
  readonly taskDefinition: string;
  /** The container whose command is replaced, and whose exit code and log count. */
  readonly container: string;
  readonly command: readonly string[];
  readonly logGroup: string;
  /** The first part of its log stream's name. */
  readonly streamPrefix: string;
  /** Seconds after which the task is stopped. */
  readonly timeoutSeconds: number;
}

/** How a task ended. */
export interface TaskEnd {
  /** None where the container never ran. */
  readonly exitCode: number | undefined;
  /** What ECS says of it, e.g. `Essential container in task exited`. */
  readonly reason: string;
}
