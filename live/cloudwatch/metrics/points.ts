import type { Level, UsagePoint } from "./evidence";

/** The values of each query by its id and by their time in milliseconds. */
export type Series = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** The values of all queries, grouped by their time. The values of several target groups are added up. */
export function toPoints(series: Series, periodSeconds: number): readonly UsagePoint[] {
  const minutes = periodSeconds / 60;
  const ids = [...series.keys()];
  const times = new Set([...series.values()].flatMap((values) => [...values.keys()]));
  return [...times]
    .sort((a, b) => a - b)
    .map((time) => {
      const value = (id: string) => series.get(id)?.get(time);
      const together = (prefix: string) =>
        sum(ids.filter((id) => id.startsWith(prefix)).map(value));
      const healthy = together("healthy");
      const samples = value("samples");
      const requests = together("requests");
      return {
        at: new Date(time),
        tasks: healthy || (samples === undefined ? healthy : samples / minutes),
        cpu: level(value("cpuAverage"), value("cpuMaximum")),
        memory: level(value("memoryAverage"), value("memoryMaximum")),
        requests: requests === undefined ? undefined : requests / minutes,
      };
    });
}

function level(average: number | undefined, maximum: number | undefined): Level | undefined {
  return average === undefined || maximum === undefined ? undefined : { average, maximum };
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, each) => total + each, 0);
}
