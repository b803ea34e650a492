import { ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/live";
import type { ClientConfig } from "../clients";
import { readTasks } from "../why/read/ecs";

/**
 * How many tasks of one deployment have ended by themselves, did not start, or failed their health check. ECS stops
 * other tasks too, e.g. to scale in, and those do not count. Rejects if AWS refuses to say.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export async function crashedTasks(
  config: ClientConfig,
  service: Pick<ServiceNames, "cluster" | "service">,
  deploymentId: string,
): Promise<number> {
  const client = new ECSClient(config);
  try {
    const stopped = await readTasks(client, service, "STOPPED", (_, send) => send());
    return stopped.filter(
      ({ deployment, stopCode, reason }) =>
        deployment === deploymentId && hasCrashed(stopCode, reason),
    ).length;
  } finally {
    client.destroy();
  }
}

function hasCrashed(stopCode: string | undefined, reason: string): boolean {
  if (stopCode === "EssentialContainerExited" || stopCode === "TaskFailedToStart") return true;
  return /failed (ELB|container) health checks/.test(reason);
}
