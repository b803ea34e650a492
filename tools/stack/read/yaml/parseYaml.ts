import { errorText } from "../../../../components/common/text/errorText";
import {
  type Document,
  isScalar,
  LineCounter,
  parseAllDocuments,
  type ParsedNode,
  visit,
} from "yaml";
import { UsageError } from "../../usageError";
import { goNumber } from "./scalars";

/** A file of Pulumi's, read in the same way as by its CLI. */
export interface YamlFile {
  /** The file's name, for messages. */
  readonly name: string;
  readonly document: Document.Parsed | undefined;
  /** The file as plain values; an empty map if it is empty. */
  readonly value: Readonly<Record<string, unknown>>;
  /** The line on which a node begins, from 1. */
  readonly lineOf: (node: ParsedNode | null) => number;
}

/** Characters that YAML forbids in a file. https://yaml.org/spec/1.2.2/#51-character-set */
const forbidden = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Reads a file of Pulumi's in the same way as its CLI. Raises a UsageError with the line if the CLI would refuse the
 * file. Also raises one if the CLI reads something that nobody can want: a second document, a tag, infinity.
 */
export function parseYaml(name: string, bytes: Uint8Array): YamlFile {
  const text = decode(name, bytes);
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    merge: true,
    customTags: (tags) => [goNumber, ...tags],
  });
  const [document, ...others] = Array.isArray(documents) ? documents : [];
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const lineOf = (node: ParsedNode | null) => lineAt(node?.range[0] ?? 0);
  if (document === undefined) return { name, document, value: {}, lineOf };
  const [error] = document.errors;
  if (error) throw new UsageError(`${name} is not YAML: ${error.message.trim()}`);
  const second = others.find(({ contents, errors }) => !isEmpty(contents) || errors.length > 0);
  if (second) {
    const line = lineAt(second.contents?.range[0] ?? second.range[0]);
    throw refusal(name, line, "belongs to a second document, and Pulumi reads only the first");
  }
  if (document.directives.yaml.explicit === true) {
    throw refusal(name, 1, "has a version of YAML (%YAML), and Pulumi knows but one: remove it");
  }
  refuseOddNodes(name, document, lineOf);
  return { name, document, value: plainMap(name, document), lineOf };
}

function isEmpty(contents: ParsedNode | null): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

/** The error for a line of a file. The message continues after `line 5 `. */
export function refusal(file: string, line: number, message: string): UsageError {
  return new UsageError(`${file}: line ${line} ${message}`);
}

/** Decodes like Go's library: UTF-16 if the file begins with its mark, otherwise UTF-8. */
function decode(name: string, bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : "utf-8";
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(
      `${name} is not text in UTF-8: save it with that encoding (PowerShell: Set-Content -Encoding utf8)`,
    );
  }
  const [found] = forbidden.exec(text) ?? [];
  if (found === undefined) return text;
  const line = text.slice(0, text.indexOf(found)).split("\n").length;
  throw refusal(name, line, "has a control character, which YAML refuses: remove it");
}

function refuseOddNodes(
  name: string,
  document: Document.Parsed,
  lineOf: (node: ParsedNode) => number,
): void {
  visit(document, {
    Alias: (_, alias, parents) => {
      const target = alias.resolve(document);
      if (target === undefined || !parents.includes(target)) return;
      const line = lineOf(alias as ParsedNode);
      throw refusal(name, line, "has an alias for the list or map that it is in");
    },
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== "<<" || key.type === "PLAIN") return;
      const line = lineOf(key as ParsedNode);
      throw refusal(
        name,
        line,
        "has << in quotes, which Pulumi merges all the same: remove the quotes",
      );
    },
    Node: (_, given) => {
      const node = given as ParsedNode;
      if (node.tag !== undefined && node.tag !== "tag:yaml.org,2002:str") {
        throw refusal(name, lineOf(node), "has a tag (!), which no setting needs: remove it");
      }
      if ("value" in node && typeof node.value === "number" && !Number.isFinite(node.value)) {
        throw refusal(
          name,
          lineOf(node),
          "has infinity or .nan, which Pulumi refuses: write a number",
        );
      }
    },
  });
}

/**
 * Raises a UsageError if the file is not a map. Also raises one for an alias without an anchor, which is found only
 * here.
 */
function plainMap(name: string, document: Document.Parsed): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = document.toJS();
  } catch (error) {
    throw new UsageError(`${name} is not YAML: ${errorText(error)}`);
  }
  if (value === null) return {};
  if (typeof value === "object" && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UsageError(`${name} must be a map that begins with config:`);
}
