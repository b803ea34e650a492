import type { ECSClient } from "@aws-sdk/client-ecs";
import {
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  ListServiceDeploymentsCommand,
  type ServiceDeploymentBrief,
  type ServiceRevision,
} from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import type { Ask } from "../calls/ask";
import { appContainer } from "../ecs/appContainer";
import { isNamed } from "../calls/errors";
import { secretVersions } from "./ledger/entry";

/** A deployment of the service, as ECS itself remembers it. */
export interface EcsDeployment {
  readonly arn: string;
  /** ARN of the service revision that it rolled out. */
  readonly serviceRevision: string | undefined;
  /** `family:revision` */
  readonly revision: string;
  readonly at: Date | undefined;
  readonly finishedAt: Date | undefined;
  /** ECS's own word, e.g. `SUCCESSFUL` or `ROLLBACK_SUCCESSFUL`. */
  readonly status: string;
  readonly reason: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
  readonly definition: DefinitionFacts | undefined;
}

/** Facts from a revision of the task definition. */
export interface DefinitionFacts {
  /** ARN of the identity that registered it. */
  readonly by: string | undefined;
  readonly secretVersions: Readonly<Record<string, string>>;
  /** Name of the app's container. */
  readonly container: string | undefined;
}

/** Number of deployments to read. ECS describes that many revisions in one call. */
const most = 20;

/** The revision that the service should run; undefined if there is no service. Rejects if AWS refuses. */
export async function readRunning(
  client: ECSClient,
  { cluster, service }: ServiceNames,
): Promise<string | undefined> {
  try {
    const { services = [] } = await client.send(
      new DescribeServicesCommand({ cluster, services: [service] }),
    );
    const active = services.find(({ status }) => status === "ACTIVE");
    return active && revisionOf(active.taskDefinition);
  } catch (error) {
    if (isNamed(error, "ClusterNotFoundException")) return undefined;
    throw error;
  }
}

/**
 * The deployments that ECS still remembers, newest first: the 20 newest of the last 90 days.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html
 */
export async function readDeployments(
  client: ECSClient,
  names: ServiceNames,
  ask: Ask,
): Promise<readonly EcsDeployment[]> {
  const briefs = (await ask("ecs:ListServiceDeployments", () => list(client, names))) ?? [];
  const revisions = await readRevisions(client, briefs, ask);
  const arns = [...revisions.values()].flatMap(({ taskDefinition }) => taskDefinition ?? []);
  const definitions = await readDefinitions(client, arns, ask);
  return briefs.map((brief) => {
    const revision = revisions.get(brief.targetServiceRevisionArn ?? "");
    const definition = definitions.get(revision?.taskDefinition ?? "");
    return {
      arn: brief.serviceDeploymentArn ?? "",
      serviceRevision: brief.targetServiceRevisionArn,
      revision: revisionOf(revision?.taskDefinition),
      at: brief.createdAt,
      finishedAt: brief.finishedAt,
      status: brief.status ?? "",
      reason: brief.statusReason,
      digest: digestOf(revision, definition?.container),
      definition,
    };
  });
}

/** The digest of the app's image. A revision may have a second container beside the app's. */
function digestOf(revision: ServiceRevision | undefined, container: string | undefined) {
  const images = revision?.containerImages ?? [];
  const own = images.find(({ containerName }) => containerName === container) ?? images[0];
  return own?.imageDigest;
}

export function revisionOf(arn = ""): string {
  return arn.split("/").at(-1) ?? "";
}

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

async function readDefinitions(
  client: ECSClient,
  arns: readonly string[],
  ask: Ask,
): Promise<ReadonlyMap<string, DefinitionFacts>> {
  const facts = await Promise.all(
    [...new Set(arns)].map(async (arn) => {
      const answer = await ask("ecs:DescribeTaskDefinition", () =>
        client.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn })),
      );
      const definition = answer?.taskDefinition;
      const { secrets, name: container } = appContainer(definition) ?? {};
      const { registeredBy: by } = definition ?? {};
      return [arn, { by, secretVersions: secretVersions(secrets), container }] as const;
    }),
  );
  return new Map(facts);
}
