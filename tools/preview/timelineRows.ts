import { lookEvery } from "../../components/fargateApp/service/watch/settle";
import { spotShutdownDelaySeconds } from "../../components/fargateApp/rollout/timing";
import { assumed, type Timeline } from "./timeline";

/** One moment of a rollout, in words for a person. */
export interface TimelineRow {
  readonly what: string;
  /** `61 s`, or `never`. */
  readonly after: string;
}

/** The moments of a rollout, the most important first. Without alarms, their moment is left out. */
export function timelineRows(timeline: Timeline): readonly TimelineRow[] {
  return [
    row("new version serves all requests", timeline.serves),
    row("nothing of the old version left", timeline.steady),
    ...(timeline.watched === undefined ? [] : [row("alarms stop watching", timeline.watched)]),
    row("broken image rejected", timeline.rejected),
    row("… if it ends as soon as it starts", timeline.crashRejected),
  ];
}

function row(what: string, seconds: number | undefined): TimelineRow {
  return { what, after: roundedSeconds(seconds) };
}

/** `61 s`, or `never` if it does not happen by itself. */
export function roundedSeconds(seconds: number | undefined): string {
  return seconds === undefined ? "never" : `${Math.round(seconds)} s`;
}

/** The assumptions behind the times, one or two sentences each. */
export const timelineAssumptions: readonly string[] = [
  `All new tasks start at once. Placing a task, pulling an image of about ${assumed.imageMegabytes} MB and starting it take ${assumed.secondsToRun} s.`,
  `A task is gone ${assumed.secondsToLeave} s after its deregistration, ${spotShutdownDelaySeconds} s later if Spot is used; a crash counts after ${assumed.secondsToCrash} s. An alarm goes off ${assumed.secondsToAlarm} s after its last minute: CloudWatch has the balancer's metrics one to three minutes late.`,
  `Without a circuit breaker, \`pulumi up\` gives up a version that crashes while it waits. It looks every ${lookEvery} s.`,
];

/**
 * The times for scripts. `null` means that the moment never comes, or that the stack runs no task.
 */
export function timelineJson(timeline: Timeline | undefined) {
  if (!timeline) return null;
  const { serves, steady, watched = null, rejected = null, crashRejected = null } = timeline;
  return { serves, steady, watched, rejected, crashRejected };
}
