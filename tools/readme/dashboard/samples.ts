/** The number of minutes in the picture, and the minute in which a deployment begins. */
export const minutes = 180;
export const deployment = 110;

/** Whether both versions run, as they do for a few minutes after a deployment begins. */
function overlaps(minute: number): boolean {
  return minute >= deployment && minute < deployment + 3;
}

/** A number between -1 and 1 that differs from minute to minute, but is the same in each run. */
function noise(minute: number, seed: number): number {
  return Math.sin(minute * (1.7 + seed)) * Math.cos(minute * (0.37 + seed / 3));
}

/** A wave over a day, from 0 to 1. */
function wave(minute: number): number {
  return (1 + Math.sin(minute / 40)) / 2;
}

const times: Readonly<Record<string, number>> = { p50: 0.08, p95: 0.32, p99: 0.7 };

const samples: Readonly<Record<string, (minute: number, stat: string) => number>> = {
  RequestCount: (minute) => 220 + 140 * wave(minute) + 18 * noise(minute, 1),
  HTTPCode_ELB_5XX_Count: () => 0,
  HTTPCode_Target_5XX_Count: (minute) =>
    overlaps(minute - 4) ? 3 : noise(minute, 2) > 0.93 ? 1 : 0,
  HTTPCode_Target_4XX_Count: (minute) => 5 + 3 * wave(minute) + 2 * noise(minute, 3),
  TargetResponseTime: (minute, stat) =>
    (times[stat] ?? 0) * (1 + 0.12 * noise(minute, 4) + (overlaps(minute) ? 0.9 : 0)),
  HealthyHostCount: (minute) => (overlaps(minute) ? 4 : 2),
  UnHealthyHostCount: () => 0,
  RunningTaskCount: (minute) => (overlaps(minute) ? 4 : 2),
  DesiredTaskCount: () => 2,
  CPUUtilization: (minute, stat) =>
    (stat === "Maximum" ? 14 : 0) + 24 + 22 * wave(minute) + 3 * noise(minute, 5),
  MemoryUtilization: (minute, stat) => (stat === "Maximum" ? 5 : 0) + 46 + 2 * noise(minute, 6),
};

/** Made-up values of a metric, minute by minute. Raises an Error for a metric without made-up values. */
export function sampleOf(metricName: string, stat: string): readonly number[] {
  const sample = samples[metricName];
  if (!sample) throw new Error(`make up ${metricName} in tools/readme/dashboard/samples.ts`);
  return Array.from({ length: minutes }, (_, minute) => Math.max(0, sample(minute, stat)));
}

/** Made-up rows of the lists, by the widget's title. */
export const sampleRows: Readonly<Record<string, readonly string[]>> = {
  "Newest errors in the log": [
    "14:06:12  Error: fetch failed: connect ETIMEDOUT 203.0.113.7:443",
    '13:41:55  {"level":"error","msg":"upstream answered 502"}',
    "13:02:08  Error: Failed to find Server Action",
  ],
  "What has changed": [
    "14:01:37  SERVICE_DEPLOYMENT_COMPLETED",
    "14:00:02  SERVICE_DEPLOYMENT_IN_PROGRESS",
    "12:20:44  EssentialContainerExited",
  ],
};
