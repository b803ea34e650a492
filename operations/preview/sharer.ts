import * as path from "node:path";
import type { ContainerInsights } from "../../components/fargateApp/types";
import type { NetworkMode } from "../../components/network/types";
import { SettingsError } from "../../settings";
import { parseSettings } from "../../settings/parse";
import { unsetSecret } from "./assumptions";
import { readStackConfig, UsageError } from "./project";
import { withStandIns } from "./standIns";

const projectFolder = path.join(__dirname, "..", "..");

/** What the file of a stack says of that which other stacks share with it. */
export interface Sharer {
  /** Whether tasks in its subnets need public addresses. */
  readonly assignPublicIp: boolean;
  readonly containerInsights: ContainerInsights;
}

/** Reads it; undefined where there is no such file, or where it is not valid. */
export function readSharer(stack: string): Sharer | undefined {
  try {
    const config = withStandIns(readStackConfig(projectFolder, stack), unsetSecret);
    const secret = new Set(config.secretKeys);
    const { network, containerInsights } = parseSettings({
      ...config,
      isSecret: (key) => secret.has(key),
      fileExists: () => true,
    });
    return { assignPublicIp: needsAddresses(network), containerInsights };
  } catch (error) {
    if (error instanceof UsageError || error instanceof SettingsError) return undefined;
    throw error;
  }
}

function needsAddresses(network: NetworkMode): boolean {
  switch (network.mode) {
    case "default":
      return true;
    case "dedicated":
      return false;
    case "existing":
      return network.assignPublicIp;
  }
}
