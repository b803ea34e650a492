const units: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The time that a person means by `90s`, `30m`, `1h`, `2d` or a date; undefined for anything else. */
export function sinceWhen(text: string, now: Date): Date | undefined {
  const at = timeOf(text, now);
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at;
}

function timeOf(text: string, now: Date): Date | undefined {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) {
    return new Date(now.getTime() - Number(count) * (units[unit] ?? 0));
  }
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : undefined;
}
