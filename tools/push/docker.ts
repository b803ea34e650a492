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
}

/**
 * The arguments of `docker build`.
 * https://docs.docker.com/reference/cli/docker/buildx/build/#build-arg
 */
export function buildWords(build: Build): readonly string[] {
  const { stack, url, tags, variables, context, dockerfile, commit } = build;
  return [
    "build",
    ...["--platform", stack.platform],
    ...variables.flatMap((name) => ["--build-arg", name]),
    ...(commit === undefined ? [] : ["--label", `org.opencontainers.image.revision=${commit}`]),
    ...tags.flatMap((tag) => ["--tag", `${url}:${tag}`]),
    ...(dockerfile === undefined ? [] : ["--file", dockerfile]),
    context,
  ];
}
