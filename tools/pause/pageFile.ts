import * as fs from "node:fs";
import * as path from "node:path";
import { describeError } from "../../live/calls/errors";
import type { Page } from "../../live/balancing/pausePage";
import { UsageError } from "../stack/readStackConfig";

/** A page, and the file that it comes from. */
export interface PageFile extends Page {
  /** The file as the person typed it. */
  readonly file: string;
  /** The length of the body. A byte order mark does not belong to it. */
  readonly bytes: number;
}

/**
 * The longest body of a load balancer's own response.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html
 */
const mostBytes = 1024;

const contentTypes: Readonly<Record<string, Page["contentType"]>> = {
  ".html": "text/html",
  ".htm": "text/html",
  ".txt": "text/plain",
  ".json": "application/json",
};

/** Reads the file of a page, relative to `cwd`. Raises a UsageError that lists everything that is wrong with it. */
export function readPageFile(file: string, cwd: string): PageFile {
  const content = contentOf(file, cwd);
  const contentType = contentTypes[path.extname(file).toLowerCase()];
  const body = decode(content);
  const bytes = body === undefined ? content.length : Buffer.byteLength(body);
  const problems = [
    ...(contentType === undefined
      ? [
          `its name must end in ${Object.keys(contentTypes).join(", ")}, which tells browsers what it is`,
        ]
      : []),
    ...(bytes > mostBytes
      ? [
          `it must have at most ${mostBytes} bytes, AWS's limit for an answer of the load balancer itself, and has ` +
            `${bytes}: put styles and pictures on another server, and name their addresses`,
        ]
      : []),
    ...(body === undefined ? ["it must be text in UTF-8"] : textProblems(body, contentType)),
  ];
  if (problems.length > 0 || contentType === undefined || body === undefined) {
    throw new UsageError(
      [`--page ${file}: nothing was changed.`, ...problems.map((each) => `  ${each}`)].join("\n"),
    );
  }
  return { file, contentType, body, bytes };
}

function contentOf(file: string, cwd: string): Buffer {
  try {
    return fs.readFileSync(path.resolve(cwd, file));
  } catch (error) {
    throw new UsageError(`--page ${file} cannot be read: ${describeError(error).message}`);
  }
}

/**
 * The text without a byte order mark; undefined if it is not UTF-8.
 * https://encoding.spec.whatwg.org/#dom-textdecoder-ignorebom
 */
function decode(content: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function textProblems(body: string, contentType: Page["contentType"] | undefined): string[] {
  if (body.trim() === "") return ["it must not be empty"];
  if (contentType === "application/json" && !isJson(body)) return ["it must be JSON"];
  return [];
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
