import type { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { DescribeScalableTargetsCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeTaskDefinitionCommand, type ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../../components/common/live/service";
import type { Ask } from "../../calls/ask";
import type { FoundSize, TaskCounts, TaskSize } from "./evidence";

/** Number of revisions to look back at: several for every day of two weeks. */
const mostRevisions = 60;

/** Milliseconds after which a rollout has replaced all tasks of the old size. */
const rollout = 3_600_000;

/**
 * The size of a revision's tasks, and since when they have had it. Older usage is left out, because it is in per cent
 * of another size. Undefined if the revision cannot be read or names no size.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html
 */
export async function readSize(
  client: ECSClient,
  revision: string,
  from: Date,
  ask: Ask,
): Promise<(TaskSize & Pick<FoundSize, "since">) | undefined> {
  const current = await ask("ecs:DescribeTaskDefinition", () => readRevision(client, revision));
  if (current === undefined) return undefined;
  const { registeredAt, ...size } = current;
  const [family = "", number = ""] = revision.split(":");
  let since = registeredAt;
  for (let back = 1; since > from && back <= mostRevisions; back += 1) {
    const before = await earlier(client, family, Number(number) - back);
    if (before === undefined) return { ...size, since };
    if (before.cpu !== size.cpu || before.memory !== size.memory) {
      return { ...size, since: new Date(since.getTime() + rollout) };
    }
    since = before.registeredAt;
  }
  return { ...size, since: since > from ? since : from };
}

type Revision = TaskSize & { readonly registeredAt: Date };

/** An earlier revision; undefined if it never existed or has been deleted. */
async function earlier(client: ECSClient, family: string, number: number) {
  if (number < 1) return undefined;
  return readRevision(client, `${family}:${number}`).catch(() => undefined);
}

async function readRevision(client: ECSClient, taskDefinition: string): Promise<Revision> {
  const answer = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
  const { cpu, memory, registeredAt, runtimePlatform } = answer.taskDefinition ?? {};
  if (!Number(cpu) || !Number(memory)) throw new Error(`${taskDefinition} names no size`);
  return {
    cpu: Number(cpu),
    memory: Number(memory),
    architecture: runtimePlatform?.cpuArchitecture ?? "X86_64",
    registeredAt: registeredAt ?? new Date(0),
  };
}

/**
 * The number of tasks that a service runs. If Application Auto Scaling does not answer, the service's current desired
 * count. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScalableTargets.html
 */
export async function readCounts(
  client: ApplicationAutoScalingClient,
  { cluster, service }: ServiceNames,
  desired: number,
  ask: Ask,
): Promise<TaskCounts> {
  const input = {
    ServiceNamespace: "ecs" as const,
    ResourceIds: [`service/${cluster}/${service}`],
    ScalableDimension: "ecs:service:DesiredCount" as const,
  };
  const answer = await ask("application-autoscaling:DescribeScalableTargets", () =>
    client.send(new DescribeScalableTargetsCommand(input)),
  );
  const target = answer?.ScalableTargets?.[0];
  if (target?.MinCapacity === undefined || target.MaxCapacity === undefined) {
    return { scaling: false, desired };
  }
  return { scaling: true, minimum: target.MinCapacity, maximum: target.MaxCapacity };
}
