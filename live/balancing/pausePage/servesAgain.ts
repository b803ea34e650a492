import { DescribeTasksCommand, ECSClient, ListTasksCommand, type Task } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceNames } from "../../../components/common/live/service";
import { withClients, type ClientConfig } from "../../calls/clients";
import { asked } from "../../calls/refusedCall";
import { healthyAddresses, type Groups } from "../../why/read/balancer";

/**
 * Whether a task that goes on running is healthy at the load balancer. A task that a pause is stopping stays healthy
 * there for some seconds, and does not count. Raises a RefusedCall.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
 */
export async function servesAgain(
  config: ClientConfig,
  { cluster, service: serviceName }: Pick<ServiceNames, "cluster" | "service">,
  groups: Groups,
): Promise<boolean> {
  const clients = { ecs: ECSClient, balancing: ElasticLoadBalancingV2Client };
  return withClients(clients, config, async ({ ecs, balancing }) => {
    const healthy = await healthyAddresses(balancing, groups, asked);
    if (healthy.length === 0) return false;
    // A page of 100 is enough: one task that serves ends the wait.
    const { taskArns: tasks = [] } = await asked("ecs:ListTasks", () =>
      ecs.send(new ListTasksCommand({ cluster, serviceName, desiredStatus: "RUNNING" })),
    );
    if (tasks.length === 0) return false;
    const described = await asked("ecs:DescribeTasks", () =>
      ecs.send(new DescribeTasksCommand({ cluster, tasks })),
    );
    const running = new Set((described.tasks ?? []).filter(goesOn).flatMap(addressesOf));
    return healthy.some((address) => running.has(address));
  });
}

function goesOn({ lastStatus, desiredStatus }: Task): boolean {
  return lastStatus === "RUNNING" && desiredStatus === "RUNNING";
}

function addressesOf({ containers = [] }: Task): readonly string[] {
  return containers
    .flatMap(({ networkInterfaces }) => networkInterfaces ?? [])
    .flatMap(({ privateIpv4Address, ipv6Address }) =>
      [privateIpv4Address, ipv6Address].filter((each) => each !== undefined),
    );
}
