import type { Live } from "../../../common/live";
import type { DeploymentNow, ServiceNames } from "../../../common/live/service";
import { revision } from "../serviceInputs";

/** How a deployment ended, according to ECS. */
export type End =
  | { readonly as: "settled" }
  /** ECS rolled back: another revision runs now. */
  | { readonly as: "rolledBack"; readonly runs: string }
  /** The deployment failed, and no earlier version exists to roll back to. ECS starts no more tasks. */
  | { readonly as: "failed"; readonly deployment: DeploymentNow }
  /** The deployment did not end in time. */
  | { readonly as: "unsettled"; readonly deployment: DeploymentNow }
  | { readonly as: "gone" };

/** Seconds between two calls about a deployment. */
export const lookEvery = 10;

/**
 * Seconds during which a service whose deployment is COMPLETED may have too few tasks, because ECS replaces a lost one.
 */
const replacingTasks = 300;

/**
 * Waits at most so many seconds until ECS calls the newest deployment COMPLETED and all of its tasks run. The provider
 * may stop waiting earlier: if the machine's clock is ahead, it treats the deployment as an old one and only counts
 * running tasks, healthy or not. If scaling raises the number of tasks meanwhile, the lowest number counts.
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
