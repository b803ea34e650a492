import type { ContainerInsights } from "../../components/fargateApp/types";
import type { NetworkMode } from "../../components/network/types";
import type { Sharing } from "../../components/sharing";
import { SettingsError } from "../../settings";
import { parseSettings } from "../../settings/parse";
import { unsetSecret } from "../assumed/assumptions";
import { readStackConfig, UsageError, type StackConfig } from "./readStackConfig";
import { withStandIns } from "./standIns";
import { projectFolder } from "./projectFolder";

/** What the file of a stack says of that which other stacks share with it. */
export interface SharerFile {
  readonly file: "read";
  readonly sharing: Sharing["mode"];
  /** The app's own; none without a domain. */
  readonly hostName: string | undefined;
  readonly network: NetworkMode;
  readonly egressPorts: readonly number[];
  readonly containerInsights: ContainerInsights;
}

export type Sharer = SharerFile | { readonly file: "missing" | "invalid" };

/** Finds the file of another stack, by its name. */
export type FindSharer = (stack: string) => Sharer;

/** Reads what a stack shares from its file. */
export function readSharer(stack: string): Sharer {
  const config = configOf(stack);
  return config ? sharerIn(config) : { file: "missing" };
}

/** What a stack's configuration says of what it shares. */
export function sharerIn(config: StackConfig): Sharer {
  const complete = withStandIns(config, unsetSecret);
  const secret = new Set(complete.secretKeys);
  try {
    const { sharing, domain, network, egressPorts, containerInsights } = parseSettings({
      ...complete,
      isSecret: (key) => secret.has(key),
      fileExists: () => true,
    });
    const hostName = domain.mode === "none" ? undefined : domain.name;
    const { mode } = sharing;
    return { file: "read", sharing: mode, hostName, network, egressPorts, containerInsights };
  } catch (error) {
    if (error instanceof SettingsError) return { file: "invalid" };
    throw error;
  }
}

function configOf(stack: string): StackConfig | undefined {
  try {
    return readStackConfig(projectFolder, stack);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

/** Whether tasks in a network need public addresses. */
export function needsAddresses(network: NetworkMode): boolean {
  switch (network.mode) {
    case "default":
      return true;
    case "dedicated":
      return false;
    case "existing":
      return network.assignPublicIp;
  }
}
