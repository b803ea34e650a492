import type { Cost } from "../types";

/** The cost as data for scripts: what is not known is null, never left out. */
export function costJson(cost: Cost): unknown {
  return JSON.parse(
    JSON.stringify(cost, (_, value: unknown) => (value === undefined ? null : value)),
  ) as unknown;
}
