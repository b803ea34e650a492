import type { Published } from "../../../tools/published";

/** The contents of `tools/published/aws.json` as text. Each place of a call has a line, and each action. */
export function written({ botocore, reference, regions, calls, actions }: Published): string {
  const callsAsText = mapped(calls, (limits) => block(mapped(limits, JSON.stringify), 2));
  return `${block(
    {
      botocore: JSON.stringify(botocore),
      reference: JSON.stringify(reference),
      regions: JSON.stringify(regions),
      calls: block(callsAsText, 1),
      actions: block(mapped(actions, JSON.stringify), 1),
    },
    0,
  )}\n`;
}

type Texts = Readonly<Record<string, string>>;

function mapped<T>(map: Readonly<Record<string, T>>, text: (value: T) => string): Texts {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, text(value)]));
}

/** A map in JSON, with a line for each of its values, which are JSON themselves. */
function block(texts: Texts, depth: number): string {
  const indent = " ".repeat(depth);
  const lines = Object.entries(texts).map(
    ([key, text]) => `${indent} ${JSON.stringify(key)}: ${text}`,
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}
