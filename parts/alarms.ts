import { mostByLoad, weekCounts } from "../components";
import type { Settings } from "../settings";

/**
 * Whether Container Insights counts the tasks. A guest runs in its host's cluster. Only the host decides about
 * Container Insights, so a guest does not rely on it.
 */
export function countsTasks({ containerInsights, sharing }: Settings): boolean {
  return containerInsights !== "disabled" && sharing.mode !== "guest";
}

/** What decides which alarms there are. */
export function knownAlarms(settings: Settings) {
  const { sharing, scaling, domain: own } = settings;
  return {
    balancerIsShared: sharing.mode === "guest",
    countsTasks: countsTasks(settings),
    counts: weekCounts(scaling),
    mostByLoad: mostByLoad(scaling),
    tls: own.mode !== "none",
  };
}
