import {
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
  type ServiceDeploymentBrief,
  type ServiceRevision,
} from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/live";
import { noteFailures, type Ask } from "../ask";
import type { ClientConfig } from "../clients";
import { openRegistry } from "../ecr/images";
import { isNamed } from "../errors";
import type { Unread } from "../why/evidence";

/** A deployment of the service, as ECS records it. */
export interface Release {
  /** `family:revision` */
  readonly revision: string;
  readonly at: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** ECS's own word, e.g. `SUCCESSFUL` or `ROLLBACK_SUCCESSFUL`. */
  readonly status: string;
  readonly reason: string | undefined;
  /** Who registered the revision: the end of the identity's ARN. */
  readonly by: string | undefined;
  /** The image's tags, without `latest`; empty if the image was deleted. */
  readonly tags: readonly string[];
  /** `sha256:…` */
  readonly digest: string | undefined;
  /** The version of each secret that the revision pins, by variable. */
  readonly secretVersions: Readonly<Record<string, string>>;
  /** Whether the service now runs this revision. */
  readonly running: boolean;
}

/** The deployments that ECS still remembers, newest first. */
export interface Releases {
  readonly releases: readonly Release[];
  /** Whether the service exists. */
  readonly found: boolean;
  readonly unread: readonly Unread[];
}

/** Number of deployments to show. ECS describes that many revisions in one call. */
const most = 20;

/**
 * Reads which deployments of a service ECS remembers. Only reads. Failed calls are noted in `unread`.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
 */
export async function collectReleases(
  config: ClientConfig,
  names: ServiceNames,
  repository: string,
): Promise<Releases> {
  const client = new ECSClient(config);
  const registry = openRegistry(config, repository);
  const { ask, unread } = noteFailures();
  try {
    const now = await ask("ecs:DescribeServices", () => readRunning(client, names));
    if (now === "none") return { releases: [], found: false, unread };
    const [briefs = [], images = []] = await Promise.all([
      ask("ecs:ListServiceDeployments", () => list(client, names)),
      ask("ecr:DescribeImages", () => registry.list()),
    ]);
    const revisions = await readRevisions(client, briefs, ask);
    const tags = new Map(images.map((image) => [image.digest, image.tags]));
    const definitions = await readDefinitions(client, [...revisions.values()], ask);
    const releases = briefs.map((brief) =>
      release(brief, { revisions, definitions, tags, running: now }),
    );
    return { releases, found: true, unread };
  } finally {
    client.destroy();
    registry.close();
  }
}

/** The ARN of the revision that should run. */
async function readRunning(client: ECSClient, { cluster, service }: ServiceNames) {
  try {
    const { services = [] } = await client.send(
      new DescribeServicesCommand({ cluster, services: [service] }),
    );
    const active = services.find(({ status }) => status === "ACTIVE");
    return active === undefined ? "none" : (active.taskDefinition ?? "");
  } catch (error) {
    if (isNamed(error, "ClusterNotFoundException")) return "none";
    throw error;
  }
}

/** Lists the deployments. ECS keeps them for 90 days. */
async function list(client: ECSClient, { cluster, service }: ServiceNames) {
  const { serviceDeployments = [] } = await client.send(
    new ListServiceDeploymentsCommand({ cluster, service, maxResults: 100 }),
  );
  const time = ({ createdAt }: ServiceDeploymentBrief) => createdAt?.getTime() ?? 0;
  return [...serviceDeployments].sort((a, b) => time(b) - time(a)).slice(0, most);
}

async function readRevisions(
  client: ECSClient,
  briefs: readonly ServiceDeploymentBrief[],
  ask: Ask,
): Promise<ReadonlyMap<string, ServiceRevision>> {
  const arns = [...new Set(briefs.flatMap((each) => each.targetServiceRevisionArn ?? []))];
  if (arns.length === 0) return new Map();
  const answer = await ask("ecs:DescribeServiceRevisions", () =>
    client.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: arns })),
  );
  return new Map(
    (answer?.serviceRevisions ?? []).map((each) => [each.serviceRevisionArn ?? "", each]),
  );
}

interface DefinitionFacts {
  readonly by: string | undefined;
  readonly secretVersions: Readonly<Record<string, string>>;
}

async function readDefinitions(
  client: ECSClient,
  revisions: readonly ServiceRevision[],
  ask: Ask,
): Promise<ReadonlyMap<string, DefinitionFacts>> {
  const arns = [...new Set(revisions.flatMap(({ taskDefinition }) => taskDefinition ?? []))];
  const facts = await Promise.all(
    arns.map(async (arn) => {
      const answer = await ask("ecs:DescribeTaskDefinition", () =>
        client.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn })),
      );
      const secrets = answer?.taskDefinition?.containerDefinitions?.[0]?.secrets ?? [];
      const versions = secrets.flatMap(({ name = "", valueFrom = "" }) => {
        const version = versionOf(valueFrom);
        return version === undefined ? [] : [[name, version] as const];
      });
      const by = answer?.taskDefinition?.registeredBy
        ?.split(":")
        .at(-1)
        ?.replace(/^(?:user|assumed-role)\//, "");
      return [arn, { by, secretVersions: Object.fromEntries(versions) }] as const;
    }),
  );
  return new Map(facts);
}

/** The version in `arn:…:secret:<name>:<json key>:<stage>:<version>`. */
function versionOf(valueFrom: string): string | undefined {
  const [, , , , , , , , , version] = valueFrom.split(":");
  return version === "" ? undefined : version;
}

interface Known {
  readonly revisions: ReadonlyMap<string, ServiceRevision>;
  readonly definitions: ReadonlyMap<string, DefinitionFacts>;
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly running: string | undefined;
}

function release(brief: ServiceDeploymentBrief, known: Known): Release {
  const revision = known.revisions.get(brief.targetServiceRevisionArn ?? "");
  const arn = revision?.taskDefinition ?? "";
  const facts = known.definitions.get(arn);
  const digest = revision?.containerImages?.[0]?.imageDigest;
  return {
    revision: arn.split("/").at(-1) ?? "",
    at: brief.createdAt,
    finishedAt: brief.finishedAt,
    status: brief.status ?? "",
    reason: brief.statusReason,
    by: facts?.by,
    tags: (known.tags.get(digest ?? "") ?? []).filter((tag) => tag !== "latest"),
    digest,
    secretVersions: facts?.secretVersions ?? {},
    running: arn !== "" && arn === known.running,
  };
}
