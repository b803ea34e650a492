import { isBuildVariable, type Platform } from "./types";

/** The version to push, and its build arguments. */
export interface PushCommandsArgs {
  readonly repositoryUrl: string;
  readonly tag: string;
  readonly region: string;
  readonly platform: Platform;
  /** `NAME=value`, or `NAME` alone to make docker take the value from the shell's environment. */
  readonly buildArguments: readonly string[];
}

/** The commands that log in, build one version and push it under its tag and `latest`. They work in every shell. */
export function pushCommands(args: PushCommandsArgs): readonly string[] {
  const { repositoryUrl, tag, region } = args;
  const host = repositoryUrl.split("/")[0];
  const buildArgs = args.buildArguments.map((each) => `--build-arg ${each}`).join(" ");
  const tags = [tag, "latest"].map((each) => `--tag ${repositoryUrl}:${each}`).join(" ");
  return [
    `aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin ${host}`,
    ["docker build --platform", args.platform, buildArgs, tags, "."].filter(Boolean).join(" "),
    `docker push ${repositoryUrl}:${tag}`,
    `docker push ${repositoryUrl}:latest`,
  ];
}

/** The arguments of `docker build`, made from a container's environment and the names of its secrets. */
export function buildArguments(
  environment: Readonly<Record<string, string>>,
  secretNames: readonly string[],
): readonly string[] {
  return [...Object.keys(environment), ...secretNames].filter(isBuildVariable).map((name) => {
    const known = name === "NEXT_DEPLOYMENT_ID" ? environment[name] : undefined;
    return known === undefined ? name : `${name}=${known}`;
  });
}
