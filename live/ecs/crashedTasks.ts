import { ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import { withClient, type ClientConfig } from "../calls/clients";
import { readTasks } from "../why/read/ecs";

/**
 * How many tasks of one deployment ended by themselves, did not start, or failed their health check. Tasks that ECS
 * stops on purpose, e.g. to scale in, do not count. Rejects if AWS refuses the call.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
export async function crashedTasks(
  config: ClientConfig,
  service: Pick<ServiceNames, "cluster" | "service">,
  deploymentId: string,
): Promise<number> {
  return withClient(ECSClient, config, async (client) => {
    const stopped = await readTasks(client, service, "STOPPED", (_, send) => send());
    return stopped.filter(
      ({ deployment, stopCode, reason }) =>
        deployment === deploymentId && hasCrashed(stopCode, reason),
    ).length;
  });
}

function hasCrashed(stopCode: string | undefined, reason: string): boolean {
  if (stopCode === "EssentialContainerExited" || stopCode === "TaskFailedToStart") return true;
  return /failed (ELB|container) health checks/.test(reason);
}
