import type { Part } from "../../book";
import { fargateKeys, type Architecture } from "./architecture";

/** GB of storage that are free for every task. https://aws.amazon.com/fargate/pricing/ */
export const freeStorage = 20;

/**
 * vCPU and GB of the smallest Fargate task.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
 */
export const leastVcpu = 0.25;
export const leastMemory = 0.5;

/** The parts of a task that cost something. */
export interface Task {
  readonly vcpu: number;
  /** GB */
  readonly memory: number;
  /** GB */
  readonly storage: number;
  readonly architecture: Architecture;
}

/** A public address. Each task in a public subnet has one. https://aws.amazon.com/vpc/pricing/ */
export const addressParts: readonly Part[] = [{ key: "publicIpv4" }];

/** The parts of a task's price, on Fargate or on Fargate Spot. */
export function taskParts({ vcpu, memory, storage, architecture }: Task, spot: boolean): Part[] {
  const keys = fargateKeys(architecture, spot);
  const extra = storage - freeStorage;
  return [
    { key: keys.vcpu, amount: vcpu },
    { key: keys.memory, amount: memory },
    ...(extra > 0 ? [{ key: "fargateStorage" as const, amount: extra }] : []),
  ];
}
