import type { Platform } from "./types";

export interface PushCommandsArgs {
  readonly repositoryUrl: string;
  readonly tag: string;
  readonly region: string;
  readonly platform: Platform;
  /** Names of the NEXT_PUBLIC_* build arguments; docker takes their values from the shell's environment. */
  readonly publicNames: readonly string[];
}

/** The commands that log in, build and push one version, as its tag and as `latest`; the same in every shell. */
export function pushCommands(args: PushCommandsArgs): readonly string[] {
  const { repositoryUrl, tag, region } = args;
  const host = repositoryUrl.split("/")[0];
  const buildArgs = args.publicNames.map((name) => `--build-arg ${name}`).join(" ");
  const tags = [tag, "latest"].map((each) => `--tag ${repositoryUrl}:${each}`).join(" ");
  return [
    `aws ecr get-login-password --region ${region} | docker login --username AWS --password-stdin ${host}`,
    ["docker build --platform", args.platform, buildArgs, tags, "."].filter(Boolean).join(" "),
    `docker push ${repositoryUrl}:${tag}`,
    `docker push ${repositoryUrl}:latest`,
  ];
}
