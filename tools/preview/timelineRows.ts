import { spotShutdownDelaySeconds } from "../../components/fargateApp";
import { assumed, type Timeline } from "./timeline";

/** A moment of a rollout, as people are told of it. */
export interface TimelineRow {
  readonly what: string;
  /** `61 s`, or `never`. */
  readonly after: string;
}

/** The moments of a rollout in the order of their importance; that of the alarms only where there are some. */
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

/** `61 s`, or `never` for what does not happen by itself. */
export function roundedSeconds(seconds: number | undefined): string {
  return seconds === undefined ? "never" : `${Math.round(seconds)} s`;
}

/** What the numbers take for granted, a sentence each. */
export const timelineAssumptions: readonly string[] = [
  `All new tasks start at once. Placing a task, pulling an image of about ${assumed.imageMegabytes} MB and starting it take ${assumed.secondsToRun} s.`,
  `A task is gone ${assumed.secondsToLeave} s after its deregistration, where Spot is used ${spotShutdownDelaySeconds} s later; a crash counts after ${assumed.secondsToCrash} s, an alarm ${assumed.secondsToAlarm} s after its last minute.`,
];

/** The numbers for scripts: `null` stands for never, and for a stack in which no task is to run. */
export function timelineJson(timeline: Timeline | undefined) {
  if (!timeline) return null;
  const { serves, steady, watched = null, rejected = null, crashRejected = null } = timeline;
  return { serves, steady, watched, rejected, crashRejected };
}
