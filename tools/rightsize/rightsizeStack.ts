import { needsAlternate } from "../../components/fargateApp/rollout";
import type { Spot } from "../../components/fargateApp/types";
import type { Settings } from "../../settings";
import { sharedWithIn } from "../../settings/toSettings/sharing";
import { stackAndSettings, type PausableStack } from "../stack/service/tasksOfStack";
import type { StackConfig } from "../stack/readStackConfig";
import { needsAddresses } from "../stack/hostFile";
import type { Targets } from "./types";

/** What the stack files say about the tasks: how many, the targets of scaling, and what their price depends on. */
export interface RightsizeStack extends PausableStack {
  /** Undefined if scaling does not follow the load. */
  readonly targets: Targets | undefined;
  readonly spot: Spot | undefined;
  /** Whether each task has a public IPv4 address. */
  readonly publicAddresses: boolean;
}

/** Reads a stack's files. For a guest, also reads its host's file, which may not exist. */
export function rightsizeStack(
  config: StackConfig,
  other: (stack: string) => StackConfig | undefined,
): RightsizeStack {
  const { stack, settings } = stackAndSettings(config, ["spot", "network", "rollout"]);
  return {
    ...stack,
    targets: targetsOf(settings),
    spot: settings.spot,
    publicAddresses: publicAddresses(config, settings, other),
  };
}

function targetsOf({ scaling, rollout }: Settings): Targets | undefined {
  switch (scaling.mode) {
    case "fixed":
      return undefined;
    case "auto": {
      const { cpuPercent, memoryPercent, requestsPerTask } = scaling;
      return {
        cpuPercent,
        memoryPercent,
        requestsPerTask: needsAlternate(rollout) ? undefined : requestsPerTask,
      };
    }
  }
}

function publicAddresses(
  { project, values }: StackConfig,
  { network }: Settings,
  other: (stack: string) => StackConfig | undefined,
): boolean {
  const shared = sharedWithIn(values[`${project}:sharedWith`]);
  if (shared === undefined) return needsAddresses(network);
  if (typeof shared !== "string") return shared.assignPublicIp;
  const config = other(shared);
  return (
    config !== undefined && needsAddresses(stackAndSettings(config, ["network"]).settings.network)
  );
}
