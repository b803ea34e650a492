import type { Cost } from "../types";

/** The cost as data for scripts: what is not known is null, never left out. */
export function costJson(cost: Cost): unknown {
  return withNulls(cost);
}

/** A copy with null for everything that is undefined, which JSON would leave out. */
export function withNulls(data: object): unknown {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (value === undefined ? null : value)),
  ) as unknown;
}
