import type { Cost } from "../types";

/** The cost as data for scripts. Unknown values are null, so that no key is ever missing. */
export function costJson(cost: Cost): unknown {
  return withNulls(cost);
}

/** A copy with null for every undefined value, because JSON leaves out undefined values. */
export function withNulls(data: object): unknown {
  return JSON.parse(
    JSON.stringify(data, (_, value: unknown) => (value === undefined ? null : value)),
  ) as unknown;
}
