import { ApplicationAutoScalingClient } from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { ECSClient } from "@aws-sdk/client-ecs";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceNames } from "../../../components/common/live/service";
import { withClients, type ClientConfig } from "../../calls/clients";
import { noteFailures, type Ask } from "../../calls/ask";
import { readService } from "../../why/read/ecs";
import type { FoundService } from "../../why/evidence";
import { primary } from "../../why/judge";
import type { SizedService, Usage, UsageEvidence } from "./evidence";
import { periodSeconds } from "./queries";
import { readCounts, readSize } from "./size";
import { readGroups, readUsage } from "./usage";

export type * from "./evidence";

/**
 * Asks AWS how large a service's tasks are, and how much they used in the last days. Failed calls are noted, not
 * thrown.
 */
export async function collectUsage(
  config: ClientConfig,
  names: ServiceNames,
  days: number,
  readAt = new Date(),
): Promise<UsageEvidence> {
  return withClients(
    {
      ecs: ECSClient,
      scaling: ApplicationAutoScalingClient,
      balancing: ElasticLoadBalancingV2Client,
      metrics: CloudWatchClient,
    },
    config,
    async (clients) => {
      const { ask, unread } = noteFailures();
      const service = await readService(clients.ecs, names, ask);
      const read =
        service.state === "found"
          ? await readFound(clients, names, service, lastDays(days, readAt), ask)
          : { service, usage: undefined };
      return { names, region: config.region, readAt, ...read, unread };
    },
  );
}

interface Clients {
  readonly ecs: ECSClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly balancing: ElasticLoadBalancingV2Client;
  readonly metrics: CloudWatchClient;
}

async function readFound(
  clients: Clients,
  names: ServiceNames,
  service: FoundService,
  period: Pick<Usage, "from" | "until">,
  ask: Ask,
): Promise<{ readonly service: SizedService; readonly usage: Usage | undefined }> {
  const revision = primary(service)?.revision ?? "";
  const [size, counts, usage] = await Promise.all([
    readSize(clients.ecs, revision, period.from, ask),
    readCounts(clients.scaling, names, service.desired, ask),
    readGroups(clients.balancing, service.targetGroupArns, ask).then((groups) =>
      readUsage(clients.metrics, names, groups, period, ask),
    ),
  ]);
  return {
    service: size === undefined ? { state: "unread" } : { state: "found", ...size, counts },
    usage,
  };
}

/** The time span, ending at a full five minutes, because CloudWatch's points begin there. */
function lastDays(days: number, now: Date): Pick<Usage, "from" | "until"> {
  const period = 1000 * periodSeconds;
  const until = Math.floor(now.getTime() / period) * period;
  return { from: new Date(until - days * 86_400_000), until: new Date(until) };
}
