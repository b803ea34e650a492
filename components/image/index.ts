import * as pulumi from "@pulumi/pulumi";
import * as ecr from "@pulumi/aws/ecr";
import type { SecretText } from "../secrets/appSecrets";
import type { Registry } from "../registry";
import { buildImage } from "./build";
import { findPushed, type PushedImageArgs } from "./find";
import type { AppImage, FoundImage, ImageSource, Platform } from "./types";

export { buildArguments, pushCommands } from "./push";
export * from "./types";

/** The source of the image, and what the look-up needs. */
export interface FindImageArgs extends PushedImageArgs {
  /** The source of the image. */
  readonly image: ImageSource;
}

/**
 * Asks AWS what there is to know about the image before anything is made, in previews as in updates. Raises a RunError if
 * the image cannot run here, or if AWS does not say.
 */
export async function findImage(
  { image, ...args }: FindImageArgs,
  opts: pulumi.InvokeOptions,
): Promise<FoundImage> {
  switch (image.source) {
    case "build": {
      const question = {
        key: "image.source build",
        what: "which password pushes an image",
        takes: "ecr:GetAuthorizationToken",
      };
      const { userName, password } = await args.ask(question, () =>
        ecr.getAuthorizationToken({}, opts),
      );
      // A preview pushes nothing, and the engine would write the password into the log of `--debug`.
      const needed = pulumi.runtime.isDryRun() ? "not needed in a preview" : password;
      return { state: "toBuild", build: image, userName, password: pulumi.secret(needed) };
    }
    case "registry":
      return findPushed(args, opts);
  }
}

/** The image that was found, or what a build needs. */
export interface AppImageArgs {
  /** The registry to which a build is pushed. */
  readonly registry: Registry;
  /** What AWS has said about the image. */
  readonly found: FoundImage;
  /** Version of the image. */
  readonly tag: string;
  /** The operating system and CPU to build for. */
  readonly platform: Platform;
  /** The container's environment and secrets. Some of their values are also build arguments. */
  readonly environment: Readonly<Record<string, string>>;
  /** The values of the secrets; a build takes some of them. */
  readonly secrets: readonly SecretText[];
}

/** The image to run, by its digest. It is built and pushed by this `pulumi up`, or was found by its tag. */
export function appImage(name: string, args: AppImageArgs): AppImage {
  const { found, registry } = args;
  switch (found.state) {
    case "missing":
      return found;
    case "pushed":
      void pulumi.log.info(found.description, registry);
      return {
        state: "ready",
        uri: pulumi.interpolate`${registry.repositoryUrl}@${found.digest}`,
        tags: found.tags,
      };
    case "toBuild":
      return buildImage(name, { ...args, found }, { parent: registry });
  }
}
