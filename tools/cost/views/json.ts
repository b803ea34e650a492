import type { Cost } from "../types";

/** The cost as data for scripts. A value that is not known is null, so that its key is never missing. */
export function costJson(cost: Cost): unknown {
  return withNulls(cost);
}

/** A copy with null for every undefined value, which JSON would leave out. */
export function withNulls(data: object): unknown {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (value === undefined ? null : value)),
  ) as unknown;
}
