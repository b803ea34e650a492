import { names, copyCounts } from "../cases";
import { commandNames, timedCommands, type TimedCommand } from "../commands";
import { samplesOf, type Samples } from "../rounds";
import { median, perExtraCopy, ratios } from "./stats";

/** A requirement on the project's speed, and the value that this run measured. */
export interface Requirement {
  readonly what: string;
  /** The highest allowed value. */
  readonly limit: number;
  /** The median over the rounds; undefined if a case was not measured. */
  readonly measured: number | undefined;
  readonly unit: "x" | "ms";
}

/** The requirements, from the CPU seconds of a finished run. `resources` is the number that the program registers. */
export function requirements(samples: Samples, resources: number): readonly Requirement[] {
  return [
    {
      what: `an evaluation of prod, against that of ${names.baseline}`,
      limit: 0.75,
      measured: ratio(samples, names.prod, names.baseline),
      unit: "x",
    },
    {
      what: "npm run preview, against an evaluation of prod",
      limit: 1,
      measured: ratio(samples, names.preview, names.prod),
      unit: "x",
    },
    {
      what: "each further resource",
      limit: 10,
      measured: perResource(samples, resources),
      unit: "ms",
    },
    ...timedCommands.map((command) => ({
      what: `${commandNames.own(command)}, beside ${commandNames.bare(command)}`,
      limit: 1200,
      measured: ownTime(samples, command),
      unit: "ms" as const,
    })),
  ];
}

function ratio(samples: Samples, what: string, against: string): number | undefined {
  if (!samples.has(what) || !samples.has(against)) return undefined;
  return median(ratios(cpuOf(samples, what), cpuOf(samples, against)));
}

/** Milliseconds of each further resource, from the fewest copies of the app to the most. */
function perResource(samples: Samples, resources: number): number | undefined {
  const [few, , many] = copyCounts;
  if (![few, many].every((count) => samples.has(names.copies(count)))) return undefined;
  const [fewer, more] = [few, many].map((copies) => ({
    copies,
    ms: cpuOf(samples, names.copies(copies)),
  })) as [Copies, Copies];
  return median(perExtraCopy(fewer, more)) / resources;
}

/** Milliseconds that a command takes beside what loading its clients and one call take. */
function ownTime(samples: Samples, command: TimedCommand): number | undefined {
  const [own, bare] = [commandNames.own(command), commandNames.bare(command)];
  if (!samples.has(own) || !samples.has(bare)) return undefined;
  const least = cpuOf(samples, bare);
  return median(cpuOf(samples, own).map((ms, round) => ms - (least[round] ?? NaN)));
}

interface Copies {
  readonly copies: number;
  readonly ms: readonly number[];
}

function cpuOf(samples: Samples, name: string): readonly number[] {
  return samplesOf(samples, name).map(({ cpu }) => cpu);
}

/** A line for each requirement: whether it is met, what it is, the measured value and the limit. */
export function requirementLines(all: readonly Requirement[]): string {
  return all
    .map(({ what, limit, measured, unit }) => {
      if (measured === undefined) return `  not measured: ${what}`;
      const kept = measured <= limit ? "kept" : "MISSED";
      return `  ${kept}: ${what} takes ${amount(measured, unit)}, at most ${amount(limit, unit)}`;
    })
    .join("\n");
}

function amount(value: number, unit: Requirement["unit"]): string {
  return unit === "x" ? `${value.toFixed(2)}x` : `${value.toFixed(1)} ms`;
}
