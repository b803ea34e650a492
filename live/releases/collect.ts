import { ECSClient } from "@aws-sdk/client-ecs";
import type { ServiceNames } from "../../components/common/live/service";
import { noteFailures } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";
import { openRegistry } from "../ecr/images";
import { readLedger } from "./ledger/read";
import type { Unread } from "../why/evidence";
import { readDeployments, readRunning } from "./ecs";
import { mergeReleases, type Release } from "./merge";

export type { Release } from "./merge";

/** Where to look for a service's releases. */
export interface ReleasePlaces {
  readonly service: ServiceNames;
  /** Name of the repository. */
  readonly repository: string;
  /** Name of the ledger. */
  readonly ledger: string;
}

/** The rollouts that ECS or the ledger know, newest first. */
export interface Releases {
  readonly releases: readonly Release[];
  /** Whether the service exists. */
  readonly found: boolean;
  readonly unread: readonly Unread[];
}

/** Reads every rollout of a service that AWS still knows. Only reads. Failed calls are noted in `unread`. */
export async function collectReleases(
  config: ClientConfig,
  { service, repository, ledger }: ReleasePlaces,
): Promise<Releases> {
  return withClient(ECSClient, config, async (client) => {
    const registry = openRegistry(config, repository);
    const { ask, unread } = noteFailures();
    try {
      const running = await ask("ecs:DescribeServices", async () => ({
        revision: await readRunning(client, service),
      }));
      if (running?.revision === undefined && running) return { releases: [], found: false, unread };
      const [deployments, images = [], noted = []] = await Promise.all([
        readDeployments(client, service, ask),
        ask("ecr:DescribeImages", () => registry.list()),
        ask("ssm:GetParameterHistory", () => readLedger(config, ledger)),
      ]);
      const tags = new Map(images.map((image) => [image.digest, image.tags]));
      const releases = mergeReleases({ deployments, noted, tags, running: running?.revision });
      return { releases, found: true, unread };
    } finally {
      registry.close();
    }
  });
}
