import * as pulumi from "@pulumi/pulumi";
import * as docker from "@pulumi/docker";
import type { SecretText } from "../secrets/appSecrets";
import type { Registry } from "../registry";
import { isBuildVariable, type AppImage, type FoundImage, type Platform } from "./types";

/** What to build, and where to push it. */
export interface BuiltImageArgs {
  readonly registry: Registry;
  readonly found: Extract<FoundImage, { state: "toBuild" }>;
  readonly tag: string;
  readonly platform: Platform;
  readonly environment: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretText[];
}

/** Builds the image and pushes it to the registry in the same `pulumi up`. Needs a Docker engine. */
export function buildImage(
  name: string,
  args: BuiltImageArgs,
  opts: { readonly parent: pulumi.Resource },
): AppImage {
  const { registry, found } = args;
  const { build } = found;
  const image = new docker.Image(
    name,
    {
      imageName: pulumi.interpolate`${registry.repositoryUrl}:${args.tag}`,
      build: {
        context: build.context,
        dockerfile: build.dockerfile,
        target: build.target,
        platform: args.platform,
        args: { ...build.args, ...buildValues(args.environment, args.secrets) },
      },
      registry: {
        server: registry.repositoryUrl,
        username: found.userName,
        password: found.password,
      },
    },
    opts,
  );
  return { state: "ready", uri: image.repoDigest, tags: new Map() };
}

/** The values of the environment and of the secrets that Next.js needs at build time. */
function buildValues(
  environment: Readonly<Record<string, string>>,
  secrets: readonly SecretText[],
): Record<string, pulumi.Input<string>> {
  const all: (readonly [string, pulumi.Input<string>])[] = [
    ...Object.entries(environment),
    ...secrets.map(({ variable, text }) => [variable, text] as const),
  ];
  return Object.fromEntries(all.filter(([variable]) => isBuildVariable(variable)));
}
