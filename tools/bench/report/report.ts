import { columns } from "../../text/columns";
import { copyCounts, names } from "../cases";
import { commandNames, timedCommands } from "../commands";
import { samplesOf, type Samples } from "../rounds";
import { linearity, perExtraCopy, ratios, spread, type Copies, type Spread } from "./stats";

/** One line of the report. */
export interface Row {
  readonly what: string;
  /** The case that the ratio compares with; empty for that case itself. */
  readonly against: string;
  /** How many times as long as that case it takes. */
  readonly ratio: Spread | undefined;
  readonly ms: Spread;
}

/** A case's CPU milliseconds, one for each round. */
function cpu(samples: Samples, name: string): readonly number[] {
  return samplesOf(samples, name).map((time) => time.cpu);
}

const compared: readonly (readonly [what: string, against: string])[] = [
  [names.sdkOnly, names.empty],
  [names.prod, names.empty],
  [names.prod, names.sdkOnly],
  [names.prod, names.baseline],
  [names.preview, names.prod],
  ...timedCommands.map(
    (command) => [commandNames.own(command), commandNames.bare(command)] as const,
  ),
  ...copyCounts.map((count) => [names.copies(count), names.prod] as const),
];

/** The rows of a finished run. A case that was not measured has no row. */
export function reportRows(samples: Samples): Row[] {
  const empty = spread(cpu(samples, names.empty));
  return [
    { what: names.empty, against: "", ratio: undefined, ms: empty },
    ...compared
      .filter((pair) => pair.every((name) => samples.has(name)))
      .map(([what, against]) => {
        const ms = cpu(samples, what);
        const ratio = spread(ratios(ms, cpu(samples, against)));
        return { what, against, ratio, ms: spread(ms) };
      }),
    ...extraCopyRows(samples),
  ];
}

function extraCopyRows(samples: Samples): Row[] {
  const [few, some, many] = copyCounts.map((copies): Copies => {
    return { copies, ms: cpu(samples, names.copies(copies)) };
  }) as [Copies, Copies, Copies];
  const early = `each extra copy, ${few.copies} to ${some.copies}`;
  return [
    { what: early, against: "", ratio: undefined, ms: spread(perExtraCopy(few, some)) },
    {
      what: `each extra copy, ${some.copies} to ${many.copies}`,
      against: early,
      ratio: spread(linearity(few, some, many)),
      ms: spread(perExtraCopy(some, many)),
    },
  ];
}

/** The report's table. */
export function reportTable(rows: readonly Row[], bold: (text: string) => string): string {
  const cells = rows.map(({ what, against, ratio, ms }) => [
    what,
    ratio ? `${ratio.median.toFixed(2)}x` : "",
    ratio ? range(ratio, 2) : "",
    against,
    decimals(ms.median),
    `${decimals(ms.min)}..${decimals(ms.max)}`,
  ]);
  const head = ["", "ratio", "min..max", "of", "median CPU ms", "min..max"];
  return alignedTable(head, cells, [1, 2, 4, 5], bold);
}

function range({ min, max }: Spread, digits: number): string {
  return `${min.toFixed(digits)}..${max.toFixed(digits)}`;
}

/** Milliseconds. Small values have a decimal. */
function decimals(ms: number): string {
  return ms.toFixed(Math.abs(ms) < 100 ? 1 : 0);
}

/** A table with columns of numbers, which are aligned to the right. */
export function alignedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: readonly number[],
  bold: (text: string) => string,
): string {
  return columns(rows, { head: head.map(bold), right: numeric });
}
