import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import type { YamlFile } from "./parseYaml";
import { isDate, isOctal } from "./scalars";

/** Text without quotes that Pulumi reads as another value. */
export interface LostText {
  /** The setting's key in the file, with its place in maps and lists. */
  readonly key: string;
  /** Its first key, by which Pulumi knows the setting. */
  readonly root: string;
  readonly line: number;
  /** What the file says, and what Pulumi reads. */
  readonly written: string;
  readonly read: string;
  /** What to write instead. */
  readonly instead: string;
}

/**
 * The values under `config` that change because they have no quotes: dates, octals, and numbers that should be text.
 * `isText` says whether a key's setting is text.
 */
export function lostTexts(file: YamlFile, isText: (key: string) => boolean): readonly LostText[] {
  const config = file.document?.get("config", true);
  return isMap(config)
    ? config.items.flatMap(({ key, value }) => {
        const root = isScalar(key) ? String(key.value) : "";
        return lostIn(file, { root, key: root, isText: isText(root) }, value as ParsedNode, []);
      })
    : [];
}

interface Place {
  readonly root: string;
  readonly key: string;
  readonly isText: boolean;
}

function lostIn(
  file: YamlFile,
  place: Place,
  node: ParsedNode | null,
  seen: readonly ParsedNode[],
): readonly LostText[] {
  if (node === null || seen.includes(node)) return [];
  const inside = [...seen, node];
  if (isAlias(node)) {
    const target = file.document && node.resolve(file.document);
    return lostIn(file, place, (target ?? null) as ParsedNode | null, inside);
  }
  const below = (name: string): Place => ({ ...place, key: `${place.key}.${name}`, isText: false });
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    return node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? key.source : "";
      return [
        ...lostScalar(file, { ...below(name), isText: true }, key),
        ...lostIn(file, below(name), value, inside),
      ];
    });
  }
  if (isSeq<ParsedNode>(node)) {
    return node.items.flatMap((item, index) => lostIn(file, below(String(index)), item, inside));
  }
  return lostScalar(file, place, node);
}

function lostScalar(file: YamlFile, { key, root, isText }: Place, node: ParsedNode) {
  if (!isScalar(node) || node.type !== "PLAIN") return [];
  const { source: written = "" } = node as Scalar;
  const at = { key, root, line: file.lineOf(node), written };
  if (isDate(written)) return [{ ...at, read: "a date", instead: `"${written}"` }];
  if (!["number", "bigint", "boolean"].includes(typeof node.value)) return [];
  const read = String(node.value);
  if (isText && read !== written) return [{ ...at, read, instead: `"${written}"` }];
  if (isOctal(written)) {
    const decimal = String(Number(written.replaceAll("_", "")));
    return [{ ...at, read: `${read} (octal)`, instead: `${decimal}, or ${read}` }];
  }
  return [];
}

/** Says which lines need quotes, and why. */
export function lostTextMessage(file: string, lost: readonly LostText[]): string {
  const rows = lost.map(
    ({ key, line, written, read, instead }) =>
      `  line ${line}: ${key} is ${written}, which Pulumi reads as ${read}. Write ${instead}`,
  );
  const count = lost.length === 1 ? "1 value loses" : `${lost.length} values lose`;
  return [
    `${count} something in ${file}, because ${lost.length === 1 ? "it has" : "they have"} no quotes:`,
    "",
    ...rows,
    "",
    `Nothing was changed. Correct ${lost.length === 1 ? "it" : "them"} and run the same command again.`,
  ].join("\n");
}
