import type { DeploymentNow, Live, ServiceNames } from "../../live";
import { revision } from "./serviceInputs";

/** How a deployment has ended, by ECS's own word. */
export type End =
  | { readonly as: "settled" }
  /** ECS started another revision after it. */
  | { readonly as: "rolledBack"; readonly runs: string }
  /** Nothing ran before, so ECS has put nothing back; it starts no more tasks. */
  | { readonly as: "failed"; readonly deployment: DeploymentNow }
  /** The time was over. */
  | { readonly as: "unsettled"; readonly deployment: DeploymentNow }
  | { readonly as: "gone" };

/** Seconds between two looks at a deployment. */
export const lookEvery = 10;

/** Seconds for which a service that ECS calls COMPLETED may be short of tasks: one was lost, and is being replaced. */
const replacingTasks = 300;

/**
 * Waits until ECS calls the newest deployment COMPLETED and all of its tasks run, at most so many seconds. The provider
 * may stop waiting earlier: it takes a deployment for an old one if the machine's clock is ahead, and then counts tasks
 * that run, healthy or not. If scaling raises the number of tasks meanwhile, the lowest one counts.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html
 */
export async function settle(
  asked: string,
  service: ServiceNames,
  live: Live,
  atMostSeconds: number,
): Promise<End> {
  let fewest = Infinity;
  for (let waited = 0; ; waited += lookEvery) {
    const now = await live.serviceNow(service);
    if (!now) return { as: "gone" };
    const { deployment } = now;
    if (!deployment) return { as: "settled" };
    if (revision(deployment.taskDefinition) !== revision(asked)) {
      return { as: "rolledBack", runs: deployment.taskDefinition };
    }
    if (deployment.state === "FAILED") return { as: "failed", deployment };
    fewest = Math.min(fewest, deployment.desiredCount);
    const underWay = deployment.state === "IN_PROGRESS";
    if (!underWay && deployment.runningCount >= fewest) return { as: "settled" };
    if (waited >= (underWay ? atMostSeconds : Math.min(atMostSeconds, replacingTasks))) {
      return { as: "unsettled", deployment };
    }
    await live.sleep(lookEvery);
  }
}
