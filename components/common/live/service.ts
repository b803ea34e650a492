import type { Place } from "./task";

/** The part of a running service that the stack cannot know from its state. */
export interface ServiceNow {
  /** Number of tasks that the service aims at. */
  readonly desiredCount: number;
  /** The stack file's desiredCount at the last run that set it; undefined if the service's tags do not have it. */
  readonly obeyedCount: number | undefined;
  /** How the service's tasks are divided between capacity providers; undefined if it is started by launch type. */
  readonly capacity: readonly CapacityShare[] | undefined;
  /** Names of the alarms that end its rollouts; empty if it never had any. */
  readonly alarmNames: readonly string[];
  /** Minutes that its rollouts bake; 0 if it never had a strategy with a bake time. */
  readonly bakeMinutes: number;
  /** Its target groups in ECS's order, which changes with each blue/green, canary or linear rollout. */
  readonly targetGroupArns: readonly string[];
  /** The newest deployment, which ECS calls PRIMARY; undefined if there is none. */
  readonly deployment: DeploymentNow | undefined;
}

/** The newest deployment of a service. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html */
export interface DeploymentNow {
  readonly id: string;
  /** ARN of the revision that it starts. */
  readonly taskDefinition: string;
  /** After FAILED, ECS starts no more tasks. Undefined if ECS has no state for this kind of deployment. */
  readonly state: "IN_PROGRESS" | "COMPLETED" | "FAILED" | undefined;
  /** Why ECS gave the deployment that state, in its own words. */
  readonly reason: string | undefined;
  readonly desiredCount: number;
  readonly runningCount: number;
  /** Number of tasks in a row that failed, by ECS's own count. */
  readonly failedTasks: number;
}

/** The parts that make up a version of a service. After a failed rollout, ECS restores all of them together. */
export interface AskedDeployment extends Place {
  readonly service: string;
  readonly taskDefinition: string;
  readonly capacity: readonly CapacityShare[];
  readonly loadBalancers: readonly ServiceBalancer[];
}

/** How a load balancer reaches a service. The names are AWS's own, and the provider uses the same. */
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

/** The names by which AWS finds a service and its log. */
export interface ServiceNames {
  readonly cluster: string;
  readonly service: string;
  readonly logGroup: string;
  /** The log of what ECS reports about the service. A stack with few alarms has no such log. */
  readonly eventLog?: string;
}

/** The share of a service on one capacity provider. */
export interface CapacityShare {
  readonly capacityProvider: string;
  readonly weight: number;
  readonly base: number;
}
