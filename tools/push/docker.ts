import { cacheTag } from "../../components/image/tags";
import type { PushStack } from "./stack";

/** What `docker build` must build. */
export interface Build {
  readonly stack: PushStack;
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<name>` */
  readonly url: string;
  readonly tags: readonly string[];
  /**
   * Names of build arguments. Docker takes the values from its environment, so that lists of processes do not show
   * them.
   */
  readonly variables: readonly string[];
  /** Folder with the app. */
  readonly context: string;
  readonly dockerfile: string | undefined;
  /** Commit of the app; undefined outside a git repository. */
  readonly commit: string | undefined;
  /** Whether the build reads its cache from the repository, writes it there, and pushes the image itself. */
  readonly cached: boolean;
}

/**
 * Whether a builder can write its cache into a registry, by what `docker buildx inspect` prints. Docker's own builder
 * can only if Docker keeps its images in containerd. Buildx itself looks for the same label:
 * https://github.com/docker/buildx/blob/master/driver/docker/driver.go
 */
function canCache(inspected: string): boolean {
  const driver = /^Driver:\s*(\S+)/m.exec(inspected)?.[1];
  if (driver !== "docker") return driver !== undefined;
  return /^\s*org\.mobyproject\.buildkit\.worker\.snapshotter:/m.test(inspected);
}

/**
 * Why a build has no cache, as a line for a person; undefined if it has one. `inspected` is what `docker buildx inspect`
 * prints; undefined if Docker has no buildx.
 */
export function whyNoCache(inspected: string | undefined): string | undefined {
  if (inspected === undefined) {
    return "No build cache: docker buildx is missing. https://github.com/docker/buildx#installing\n";
  }
  if (canCache(inspected)) return undefined;
  return "No build cache: this builder cannot keep one in ECR. docker buildx create --use\n";
}

/**
 * The arguments of `docker build`, or those of `docker buildx build` with a cache: `docker build` would ignore the
 * builder that was chosen. A cache that cannot be written fails no build.
 * https://docs.docker.com/reference/cli/docker/buildx/build/#build-arg
 * https://docs.docker.com/build/cache/backends/registry/
 */
export function buildWords(build: Build): readonly string[] {
  const { stack, url, tags, variables, context, dockerfile, commit, cached } = build;
  return [
    ...(cached ? ["buildx", "build"] : ["build"]),
    ...["--platform", stack.platform],
    ...variables.flatMap((name) => ["--build-arg", name]),
    ...(commit === undefined ? [] : ["--label", `org.opencontainers.image.revision=${commit}`]),
    ...tags.flatMap((tag) => ["--tag", `${url}:${tag}`]),
    ...(dockerfile === undefined ? [] : ["--file", dockerfile]),
    ...(cached ? cacheWords(`${url}:${cacheTag}`) : []),
    context,
  ];
}

function cacheWords(ref: string): readonly string[] {
  const to = "mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true";
  // Without provenance the tag names the image itself, as it does with Docker's own builder.
  return [
    ...["--push", "--provenance", "false"],
    ...["--cache-from", `type=registry,ref=${ref}`],
    ...["--cache-to", `type=registry,ref=${ref},${to}`],
  ];
}
