import { distance } from "fastest-levenshtein";
import type { Problem, RawConfig } from "../raw";

/**
 * The directions in a region's name, after the country or continent.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
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
 * Refuses a region with a misspelled direction. AWS adds regions in new places and with new numbers all the time, so
 * every other name that looks like a region is left to AWS.
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
