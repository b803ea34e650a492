import type { TaskCounts } from "../../live/cloudwatch/metrics";

/** `23 %`. Small values have a decimal. */
export function percent(value: number): string {
  return `${value < 9.95 ? Number(value.toFixed(1)) : Math.round(value)} %`;
}

/** `0.25 vCPU` */
export function vCpu(units: number): string {
  return `${units / 1024} vCPU`;
}

/** `2`, or `2 to 6` for a service that scales. */
export function countsText(counts: TaskCounts): string {
  if (!counts.scaling) return String(counts.desired);
  const { minimum, maximum } = counts;
  return minimum === maximum ? String(minimum) : `${minimum} to ${maximum}`;
}

/** `2026-07-22 09:00 UTC` */
export function utc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
