import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DescribeImagesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { ECSClient } from "@aws-sdk/client-ecs";
import {
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ServiceNames } from "../../components/common/live/service";
import { describeAlarms, type AlarmPlace } from "../cloudwatch/alarms";
import { noteFailures, type Ask } from "../calls/ask";
import { withClient, withClients, type ClientConfig } from "../calls/clients";
import type { Evidence, FoundService } from "../why/evidence";
import { groupStopped } from "../why/group";
import { primary } from "../why/judge";
import { readTargets } from "../why/read/balancer";
import { readService, readTasks } from "../why/read/ecs";
import { readDefinition } from "../why/read/definition";

/** What AWS reports about the state of a stack's service. */
export interface StatusEvidence extends Pick<
  Evidence,
  "names" | "region" | "readAt" | "service" | "stopped" | "targets" | "unread"
> {
  /** The revision of the deployment that should run. */
  readonly definition: Evidence["definition"];
  readonly image: RunningImage | undefined;
  /** Host name that AWS gave the load balancer; undefined if the service has no load balancer. */
  readonly balancerHost: string | undefined;
  /** Alarms that are not OK. */
  readonly alarms: readonly AlarmNow[];
}

/** The image of the deployment that should run, as ECR describes it. */
export interface RunningImage {
  readonly repository: string;
  /** `sha256:…` */
  readonly digest: string;
  readonly tags: readonly string[];
  readonly pushedAt: Date | undefined;
}

/** An alarm that is not OK. */
export interface AlarmNow {
  readonly name: string;
  /** `ALARM` or `INSUFFICIENT_DATA` */
  readonly state: string;
  readonly reason: string;
  readonly since: Date | undefined;
}

/** Asks AWS about the state of a stack's service. Only reads. Failed calls are noted in `unread`, not thrown. */
export async function collectStatus(
  config: ClientConfig,
  names: ServiceNames,
  places: readonly AlarmPlace[],
): Promise<StatusEvidence> {
  return withClients(
    {
      ecs: ECSClient,
      balancing: ElasticLoadBalancingV2Client,
      ecr: ECRClient,
    },
    config,
    async (clients) => {
      const first = noteFailures();
      const [service, stopped, alarms] = await Promise.all([
        readService(clients.ecs, names, first.ask),
        readTasks(clients.ecs, names, "STOPPED", first.ask),
        Promise.all(places.map((place) => readAlarms(config, place, first.ask))),
      ]);
      const base = {
        names,
        region: config.region,
        readAt: new Date(),
        service,
        alarms: alarms.flat(),
      };
      if (service.state !== "found") {
        // ECS refuses to list the tasks of a service that does not exist. That failure says nothing new.
        const unread = service.state === "missing" ? [] : first.unread;
        return { ...base, ...nothing, unread };
      }
      const [targets, balancerHost, running] = await Promise.all([
        readTargets(clients.balancing, service, first.ask),
        readHost(clients.balancing, service, first.ask),
        readVersion(clients, service, first.ask),
      ]);
      return {
        ...base,
        ...running,
        stopped: groupStopped(stopped),
        targets,
        balancerHost,
        unread: first.unread,
      };
    },
  );
}

const nothing = {
  stopped: [],
  targets: [],
  definition: undefined,
  image: undefined,
  balancerHost: undefined,
} as const;

async function readVersion(
  { ecs, ecr }: { readonly ecs: ECSClient; readonly ecr: ECRClient },
  service: FoundService,
  ask: Ask,
) {
  const revision = primary(service)?.revision;
  const definition = revision === undefined ? undefined : await readDefinition(ecs, revision, ask);
  return { definition, image: await readImage(ecr, definition?.image, ask) };
}

/** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>@<digest>`. Other registries are not asked. */
const ecrImage = /\.dkr\.ecr\.[^/]+\/(.+)@(sha256:[0-9a-f]+)$/;

async function readImage(
  client: ECRClient,
  uri: string | undefined,
  ask: Ask,
): Promise<RunningImage | undefined> {
  const [, repository, digest] = ecrImage.exec(uri ?? "") ?? [];
  if (repository === undefined || digest === undefined) return undefined;
  const answer = await ask("ecr:DescribeImages", () =>
    client.send(
      new DescribeImagesCommand({
        repositoryName: repository,
        imageIds: [{ imageDigest: digest }],
      }),
    ),
  );
  const found = answer?.imageDetails?.[0];
  return { repository, digest, tags: found?.imageTags ?? [], pushedAt: found?.imagePushedAt };
}

async function readHost(
  client: ElasticLoadBalancingV2Client,
  { targetGroupArns }: FoundService,
  ask: Ask,
): Promise<string | undefined> {
  const [first] = targetGroupArns;
  if (first === undefined) return undefined;
  const groups = await ask("elasticloadbalancing:DescribeTargetGroups", () =>
    client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [first] })),
  );
  const arn = groups?.TargetGroups?.[0]?.LoadBalancerArns?.[0];
  if (arn === undefined) return undefined;
  const answer = await ask("elasticloadbalancing:DescribeLoadBalancers", () =>
    client.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] })),
  );
  return answer?.LoadBalancers?.[0]?.DNSName;
}

async function readAlarms(
  config: ClientConfig,
  { region, alarmNames }: AlarmPlace,
  ask: Ask,
): Promise<readonly AlarmNow[]> {
  const alarms = await ask("cloudwatch:DescribeAlarms", () =>
    withClient(CloudWatchClient, { ...config, region }, (client) =>
      describeAlarms(client, alarmNames),
    ),
  );
  return (alarms ?? [])
    .filter(({ StateValue }) => StateValue !== "OK")
    .map(({ AlarmName = "", StateValue = "", StateReason = "", StateUpdatedTimestamp }) => ({
      name: AlarmName,
      state: StateValue,
      reason: StateReason,
      since: StateUpdatedTimestamp,
    }));
}
