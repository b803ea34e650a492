/** Something to measure. */
export interface Case {
  readonly name: string;
  /** Milliseconds of one run; throws where it did not do its work. */
  readonly run: () => Promise<number>;
}

/** Milliseconds by case, an entry for each round. */
export type Samples = ReadonlyMap<string, readonly number[]>;

/** Runs the cases in turn, A B C A B C, after one round that only warms the disk's cache. */
export async function interleave(
  cases: readonly Case[],
  rounds: number,
  progress: (round: number, name: string) => void = () => undefined,
): Promise<Samples> {
  const samples = new Map<string, number[]>(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of cases) {
      progress(round, name);
      const ms = await run();
      if (round > 0) samples.get(name)?.push(ms);
    }
  }
  return samples;
}

/** A case's samples; throws where it was not measured. */
export function samplesOf(samples: Samples, name: string): readonly number[] {
  const found = samples.get(name);
  if (!found) throw new Error(`${name} was not measured`);
  return found;
}
