import { isVersion } from "../../components/image/tags";
import type { ClientConfig } from "../../live/calls/clients";
import type { ImageRegistry } from "../../live/ecr/images";
import type { Shipment } from "../../live/ecr/shipment";
import type { Release } from "../../live/releases/collect";
import type { AwsSettings } from "../../settings";
import { CommandFailure } from "../text/failure";
import { UsageError } from "../stack/usageError";
import type { Ends } from "./facts";
import type { Promotion } from "./text";

/** The image that the source runs, and both registries. */
export interface Opened {
  readonly running: Pick<Promotion, "digest" | "revision">;
  /** The tag that the image gets if nobody names one. */
  readonly tag: string;
  readonly shipment: Shipment;
  readonly source: ImageRegistry;
  readonly target: ImageRegistry;
  readonly configs: { readonly from: ClientConfig; readonly to: ClientConfig };
  readonly close: () => void;
}

/**
 * Finds the image that the source runs. Raises a UsageError if there is none, and a CommandFailure if there is no
 * repository to copy it to.
 */
export async function openPromotion(
  ends: Ends,
  releases: readonly Release[],
  connect: (aws: AwsSettings) => Promise<ClientConfig>,
): Promise<Opened> {
  const { from, to } = ends;
  const running = releases.find((each) => each.running) ?? releases[0];
  if (running?.digest === undefined) {
    throw new UsageError(
      `${from.stack} runs no image of its repository: npx catalog why ${from.stack}`,
    );
  }
  const [fromConfig, toConfig, { openRegistry }, { readShipment }, { imageOf }] = await Promise.all(
    [
      connect(from.aws),
      connect(to.aws),
      import("../../live/ecr/images"),
      import("../../live/ecr/shipment"),
      import("../../live/ecs/imageOf"),
    ],
  );
  const source = openRegistry(fromConfig, from.repository);
  const target = openRegistry(toConfig, to.repository);
  const { revision, tags } = running;
  // If the tag stands for an index, ECS may report the digest of the one image that runs. The task
  // definition has the index's digest.
  const asked = /@(sha256:[0-9a-f]{64})$/.exec((await imageOf(fromConfig, revision)) ?? "")?.[1];
  const digest = asked ?? running.digest;
  try {
    if ((await target.url()) === undefined) {
      throw new CommandFailure(
        `There is no repository ${to.repository} in ${to.aws.region}: pulumi up -s ${to.stack} makes it.`,
      );
    }
    const shipment = await readShipment(
      digest,
      { config: fromConfig, name: from.repository },
      { config: toConfig, name: to.repository },
    );
    if (shipment === undefined) {
      throw new UsageError(
        `${from.stack} runs ${digest.slice(0, 19)}, which is not in the repository ${from.repository} any more: ` +
          `pulumi up -s ${from.stack} pushes an image again.`,
      );
    }
    const version = from.builds ? undefined : tags.find(isVersion);
    return {
      running: { digest, revision },
      tag: version ?? `${from.stack}-${digest.slice(7, 19)}`,
      shipment,
      source,
      target,
      configs: { from: fromConfig, to: toConfig },
      close: () => {
        source.close();
        target.close();
      },
    };
  } catch (error) {
    source.close();
    target.close();
    throw error;
  }
}
