import type { ContainerInsights } from "../../components/fargateApp/types";
import type { NetworkMode } from "../../components/network/types";
import type { SharingMode } from "../../components/sharing";
import { SettingsError } from "../../settings";
import { parseSettings } from "../../settings/parse";
import { readStackConfig, UsageError, type StackConfig } from "./readStackConfig";
import { unsetSecret, withStandIns } from "./standIns";
import { projectFolder } from "./projectFolder";

/** What the stack file of a host says about the parts that its guests use. */
export interface HostSettings {
  readonly file: "read";
  readonly sharing: SharingMode["mode"];
  /** The host name of the host's own app; undefined if it has no domain. */
  readonly hostName: string | undefined;
  readonly network: NetworkMode;
  readonly egressPorts: readonly number[];
  readonly containerInsights: ContainerInsights;
}

/** A host's settings, or the fact that its stack file is missing or has problems. */
export type HostFile = HostSettings | { readonly file: "missing" | "invalid" };

/** Finds another stack's file by the stack's name. */
export type FindHostFile = (stack: string) => HostFile;

/** Reads the settings of a host from its stack file. */
export function readHostFile(stack: string): HostFile {
  const config = configOf(stack);
  return config ? hostFileIn(config) : { file: "missing" };
}

/** The settings of a host, from its configuration. */
export function hostFileIn(config: StackConfig): HostFile {
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

/** Whether the tasks of a guest need public addresses; true if the host's file cannot be read. */
export function guestNeedsAddresses(host: HostFile): boolean {
  return host.file !== "read" || needsAddresses(host.network);
}
