import type { Time } from "./runNode";

/** Something to measure. */
export interface Case {
  readonly name: string;
  /** The time of one run. Raises an Error if it did not do its work. */
  readonly run: () => Promise<Time>;
}

/** Times by case, an entry for each round. */
export type Samples = ReadonlyMap<string, readonly Time[]>;

/** Runs the cases in turn, A B C A B C. The first round only fills caches, and is not counted. */
export async function interleave(
  cases: readonly Case[],
  rounds: number,
  progress: (round: number, name: string) => void = () => undefined,
): Promise<Samples> {
  const samples = new Map<string, Time[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of cases) {
      progress(round, name);
      const time = await run();
      if (round > 0) samples.get(name)?.push(time);
    }
  }
  return samples;
}

/** A case's times. Raises an Error if it was not measured. */
export function samplesOf(samples: Samples, name: string): readonly Time[] {
  const found = samples.get(name);
  if (!found) throw new Error(`${name} was not measured`);
  return found;
}
