import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { GetObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { withClient, type ClientConfig } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { parseRequest, type LoggedRequest } from "./parse";

/** Which requests to read. */
export interface RequestQuery {
  readonly bucket: string;
  /** The account whose load balancer wrote the logs, 12 digits. */
  readonly account: string;
  readonly region: string;
  readonly since: Date;
  readonly until: Date;
  /** Ends the reading. */
  readonly signal?: AbortSignal;
}

/** What was read of a bucket. */
export interface ReadFiles {
  /** Number of files in the requested time. */
  readonly found: number;
  /** Number of files that were read: the newest. */
  readonly read: number;
  /** The time from which on all files were read. */
  readonly from: Date;
  /** Number of lines that are no log lines. */
  readonly unreadable: number;
}

/** Files to read at most: a day of a load balancer with three nodes has 864. */
const mostFiles = 1000;

/** Files that are read at the same time. */
const together = 8;

/** Milliseconds that a file covers. */
const span = 5 * 60_000;

/** Days that are listed one by one. Each takes a call. */
const mostDays = 60;

/** Milliseconds of a day. */
const day = 86_400_000;

/**
 * Passes on every request of a time span that the access logs in a bucket contain. Reads the newest
 * files first and holds only one line of each in memory. Undefined if there is no such bucket;
 * rejects if AWS refuses.
 */
export async function readRequests(
  config: ClientConfig,
  query: RequestQuery,
  take: (request: LoggedRequest) => void,
  most = mostFiles,
): Promise<ReadFiles | undefined> {
  // With the bucket in the path instead of the host name, any endpoint works, such as a test's.
  const pathStyle = { ...config, forcePathStyle: true };
  try {
    return await withClient(S3Client, pathStyle, (client) => readAll(client, query, take, most));
  } catch (error) {
    if (isNamed(error, "NoSuchBucket")) return undefined;
    throw error;
  }
}

async function readAll(
  client: S3Client,
  query: RequestQuery,
  take: (request: LoggedRequest) => void,
  most: number,
): Promise<ReadFiles> {
  const files = await listFiles(client, query);
  const chosen = files.slice(0, most);
  let unreadable = 0;
  const waiting = [...chosen];
  const work = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      for await (const line of linesOf(client, query, file.key)) {
        const request = parseRequest(line);
        if (!request) unreadable += line === "" ? 0 : 1;
        else if (request.at >= query.since && request.at < query.until) take(request);
      }
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  const oldest = chosen.at(-1)?.end.getTime() ?? 0;
  const from = chosen.length < files.length ? new Date(oldest) : query.since;
  return { found: files.length, read: chosen.length, from, unreadable };
}

interface LogFile {
  readonly key: string;
  /** The end of the time that it covers. */
  readonly end: Date;
}

/** The files that may have requests of the time, newest first. Their folders are days. */
async function listFiles(client: S3Client, query: RequestQuery): Promise<readonly LogFile[]> {
  const { bucket, since, until } = query;
  const files: LogFile[] = [];
  for (const Prefix of foldersOf(query)) {
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix })) {
      for (const { Key: key = "" } of page.Contents ?? []) {
        const end = endOf(key);
        if (end && end >= since && end.getTime() - span <= until.getTime()) {
          files.push({ key, end });
        }
      }
    }
  }
  return files.sort((a, b) => b.end.getTime() - a.end.getTime());
}

/** The folders to list: one for each day, or the one above them if there are too many days. */
function foldersOf({ account, region, since, until }: RequestQuery): readonly string[] {
  const all = `AWSLogs/${account}/elasticloadbalancing/${region}/`;
  const first = startOfDay(since);
  const days = Math.floor((until.getTime() + span - first) / day) + 1;
  if (days > mostDays) return [all];
  return Array.from({ length: days }, (_, index) => {
    const date = new Date(first + index * day).toISOString().slice(0, 10);
    return `${all}${date.replaceAll("-", "/")}/`;
  });
}

function startOfDay(at: Date): number {
  return Math.floor(at.getTime() / day) * day;
}

/** `…_app.my-alb.50dc6c49_20260301T1205Z_10.0.0.1_abc.log.gz` */
function endOf(key: string): Date | undefined {
  const [, year, month, date, hour, minute] =
    /_(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z_[^/]*\.log\.gz$/.exec(key) ?? [];
  if (minute === undefined) return undefined;
  return new Date(`${year}-${month}-${date}T${hour}:${minute}:00Z`);
}

/** The lines of a file, one after the other. */
async function* linesOf(
  client: S3Client,
  { bucket, signal }: RequestQuery,
  Key: string,
): AsyncGenerator<string> {
  const command = new GetObjectCommand({ Bucket: bucket, Key });
  const { Body } = await client.send(command, { abortSignal: signal });
  const packed = Body as Readable;
  const text = createGunzip();
  packed.once("error", (error) => text.destroy(error));
  yield* createInterface({ input: packed.pipe(text), crlfDelay: Infinity });
}
