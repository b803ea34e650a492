import { distance } from "fastest-levenshtein";
import type { Problem, RawConfig } from "../raw";

/** What a region's name says after the country or continent. https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html */
const directions = [
  "north",
  "south",
  "east",
  "west",
  "central",
  "northeast",
  "northwest",
  "southeast",
  "southwest",
] as const;

/**
 * A region whose direction is misspelled. AWS adds regions all the time, in new places and with new numbers: any other
 * name that looks like one is AWS's to judge.
 */
export function regionRule(_: unknown, { values }: RawConfig): readonly Problem[] {
  const region = values["aws:region"];
  const [, before, word, number] = /^([a-z]+(?:-[a-z]+)*)-([a-z]+)-(\d)$/.exec(region ?? "") ?? [];
  if (region === undefined || before === undefined || word === undefined) return [];
  if (directions.some((each) => each === word)) return [];
  const near = nearest(word);
  if (near === undefined) return [];
  const meant = `${before}-${near}-${number ?? ""}`;
  return [
    { key: "aws:region", message: `must be a region, got ${region}: did you mean ${meant}?` },
  ];
}

function nearest(word: string): string | undefined {
  const [first] = [...directions].sort((a, b) => distance(a, word) - distance(b, word));
  return first !== undefined && distance(first, word) <= 2 ? first : undefined;
}
