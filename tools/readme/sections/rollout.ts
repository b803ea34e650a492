import { deriveTiming } from "../../../components/fargateApp/rollout/timing";
import { defaultCount } from "../../../settings/toSettings/scaling";
import { settingsSchema } from "../../../settings/schema";
import {
  rolloutModel,
  rolloutTimeline,
  type RolloutModel,
  type Timeline,
} from "../../preview/timeline";
import { roundedSeconds, timelineAssumptions } from "../../preview/timelineRows";

/** A service with this project's default number of tasks and start time, but with the waiting times of AWS's guides. */
export const guideModel: RolloutModel = {
  tasks: defaultCount,
  startUpSeconds: settingsSchema.startUpSeconds.parse(undefined),
  balancerCheck: { intervalSeconds: 30, timeoutSeconds: 10 },
  containerCheck: { intervalSeconds: 30 },
  gracePeriodSeconds: 300,
  deregistrationDelaySeconds: 300,
  crashes: "nobody",
};

/**
 * How long a rollout takes for each stack, for each strategy with its defaults, and for the guide's
 * service.
 */
export function rolloutSection(stacks: Readonly<Record<string, Timeline | undefined>>): string {
  const ours = Object.entries(stacks).map(([stack, timeline]) => rowOf(`\`${stack}\``, timeline));
  const others = (["blueGreen", "canary", "linear"] as const).map((strategy) =>
    rowOf(`\`${strategy}\` by default`, byDefault(strategy)),
  );
  return [
    line(["", "serving", "steady", "watched", "broken rejected", "crash rejected"]),
    line(["---", ...columns.map(() => "---:")]),
    ...ours,
    ...others,
    rowOf("the guide", rolloutTimeline(guideModel)),
    "",
    ...explanations,
    ...timelineAssumptions.map((each) => `- ${each}`),
    `- The guide: both checks every ${guideModel.balancerCheck.intervalSeconds} s, ${guideModel.gracePeriodSeconds} s of grace, ${guideModel.deregistrationDelaySeconds} s of deregistration, no circuit breaker, no alarms.`,
  ].join("\n");
}

const columns = ["serves", "steady", "watched", "rejected", "crashRejected"] as const;

const explanations = [
  "Seconds from the start of a rollout until the new version answers every request (serving), no old task is left (steady), the alarms stop watching (watched), a version that never answers is given up (broken), and a version that ends immediately is given up (crash).",
  "A model, not a measurement:",
  "",
];

/** The times of a strategy, if the stack file sets nothing else. */
function byDefault(strategy: "blueGreen" | "canary" | "linear"): Timeline {
  const startUpSeconds = settingsSchema.startUpSeconds.parse(undefined);
  const longestRequestSeconds = settingsSchema.longestRequestSeconds.parse(undefined);
  return rolloutTimeline(
    rolloutModel(
      deriveTiming({ startUpSeconds, longestRequestSeconds }),
      settingsSchema.rollout.parse({ strategy }),
      { tasks: defaultCount, startUpSeconds },
    ),
  );
}

function rowOf(name: string, timeline: Timeline | undefined): string {
  return line([name, ...columns.map((column) => (timeline ? cell(timeline, column) : "–"))]);
}

/** A time in seconds. Without alarms, there is no time at which they stop watching. */
function cell(timeline: Timeline, column: (typeof columns)[number]): string {
  return column === "watched" && timeline.watched === undefined
    ? "–"
    : roundedSeconds(timeline[column]);
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
