import type { Part } from "../book";
import { fargateKeys, type Architecture } from "./architecture";

/** GB of storage that every task has without charge. https://aws.amazon.com/fargate/pricing/ */
export const freeStorage = 20;

/** vCPU and GB of the smallest task that Fargate has.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
export const leastVcpu = 0.25;
export const leastMemory = 0.5;

/** What a task has that costs. */
export interface Task {
  readonly vcpu: number;
  /** GB */
  readonly memory: number;
  /** GB */
  readonly storage: number;
  readonly architecture: Architecture;
}

/** A public address, as each task in a public subnet has one. https://aws.amazon.com/vpc/pricing/ */
export const addressParts: readonly Part[] = [{ key: "publicIpv4" }];

/** What the price of a task is made of, on Fargate or on Fargate Spot. */
export function taskParts({ vcpu, memory, storage, architecture }: Task, spot: boolean): Part[] {
  const keys = fargateKeys(architecture, spot);
  const extra = storage - freeStorage;
  return [
    { key: keys.vcpu, amount: vcpu },
    { key: keys.memory, amount: memory },
    ...(extra > 0 ? [{ key: "fargateStorage" as const, amount: extra }] : []),
  ];
}
