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
 * The highest number that AWS has given in each part of the world. A test compares this with botocore's list.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html
 */
export const highestNumbers: Readonly<Record<string, number>> = {
  "af-south": 1,
  "ap-east": 2,
  "ap-northeast": 3,
  "ap-south": 2,
  "ap-southeast": 7,
  "ca-central": 1,
  "ca-west": 1,
  "cn-north": 1,
  "cn-northwest": 1,
  "eu-central": 2,
  "eu-isoe-west": 1,
  "eu-north": 1,
  "eu-south": 2,
  "eu-west": 3,
  "eusc-de-east": 1,
  "il-central": 1,
  "me-central": 1,
  "me-south": 1,
  "mx-central": 1,
  "sa-east": 1,
  "us-east": 2,
  "us-gov-east": 1,
  "us-gov-west": 1,
  "us-iso-east": 1,
  "us-iso-west": 1,
  "us-isob-east": 1,
  "us-isob-west": 1,
  "us-isof-east": 1,
  "us-isof-south": 1,
  "us-west": 2,
};

/**
 * Refuses a region with a misspelled direction, or with a number that AWS has not reached: AWS counts from 1 in each
 * part of the world. AWS adds regions all the time, so the next number and unknown places are left to AWS to judge.
 */
export function regionRule(_: unknown, { values }: RawConfig): readonly Problem[] {
  const region = values["aws:region"];
  const [, before, word, number] = /^([a-z]+(?:-[a-z]+)*)-([a-z]+)-(\d)$/.exec(region ?? "") ?? [];
  if (region === undefined || before === undefined || word === undefined) return [];
  const near = directions.some((each) => each === word) ? undefined : nearest(word);
  if (near !== undefined) {
    const meant = `${before}-${near}-${number ?? ""}`;
    return [
      { key: "aws:region", message: `must be a region, got ${region}: did you mean ${meant}?` },
    ];
  }
  const place = `${before}-${word}`;
  const highest = highestNumbers[place] ?? 0;
  if (Number(number) >= 1 && Number(number) <= highest + 1) return [];
  const known = highest === 0 ? "AWS has none there" : `the last one there is ${place}-${highest}`;
  return [{ key: "aws:region", message: `must be a region, got ${region}: ${known}` }];
}

function nearest(word: string): string | undefined {
  const [first] = [...directions].sort((a, b) => distance(a, word) - distance(b, word));
  return first !== undefined && distance(first, word) <= 2 ? first : undefined;
}
