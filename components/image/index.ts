import type { SecretText } from "../secrets/appSecrets";
import type { Live, ServiceNames } from "../live";
import type { Registry } from "../registry";
import { buildImage } from "./build";
import { findImage } from "./find";
import type { AppImage, ImageSource, Platform } from "./types";

export { buildArguments, pushCommands } from "./push";
export * from "./types";

export interface AppImageArgs {
  readonly registry: Registry;
  readonly repositoryName: string;
  readonly image: ImageSource;
  readonly tag: string;
  readonly platform: Platform;
  /** The container's environment and secrets. Some of their values are also build arguments. */
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretText[];
  /** Cluster and name of the service that runs the image. */
  readonly service: Pick<ServiceNames, "cluster" | "service">;
  /** Tags that only this stack's resources carry. */
  readonly stackTags: Readonly<Record<"Project" | "Stack", string>>;
  readonly region: string;
  readonly live: Live;
}

/** The image to run, by its digest. It is built and pushed by this `pulumi up`, or looked up by its tag. */
export async function appImage(name: string, args: AppImageArgs): Promise<AppImage> {
  const opts = { parent: args.registry };
  switch (args.image.source) {
    case "build":
      return buildImage(name, { ...args, build: args.image }, opts);
    case "registry":
      return findImage(args, opts);
  }
}
