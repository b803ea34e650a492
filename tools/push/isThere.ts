import type { ClientConfig } from "../../live/calls/clients";
import type { AwsSettings } from "../../settings";
import type { PushStack } from "./stack";

/** Whether a stack's repository has a version. */
export async function isThere(
  { aws, repository }: Pick<PushStack, "aws" | "repository">,
  tag: string,
  connect: (aws: AwsSettings) => Promise<ClientConfig>,
): Promise<boolean> {
  const [config, { openRegistry }] = await Promise.all([
    connect(aws),
    import("../../live/ecr/images"),
  ]);
  const registry = openRegistry(config, repository);
  try {
    return (await registry.url()) !== undefined && (await registry.find(tag)) !== undefined;
  } finally {
    registry.close();
  }
}
