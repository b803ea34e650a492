import type * as http from "node:http";
import { gzipSync } from "node:zlib";
import { serving } from "../../support/loopback";

/** A server that answers S3's client about one bucket, and STS about the caller. */
export interface CannedS3 {
  readonly endpoint: string;
  /** Each request: its method, and its path with the query. */
  readonly asked: readonly string[];
}

/** The lines of each file of a bucket, by key; undefined if there is no such bucket. */
export type Bucket = Readonly<Record<string, readonly string[]>> | undefined;

/** Files of a listing's page. AWS's own limit is 1000. */
const perPage = 2;

/** Starts a server with a bucket, runs a function with it, and closes it. */
export async function withCannedS3<T>(
  bucket: Bucket,
  act: (s3: CannedS3) => Promise<T>,
): Promise<T> {
  const asked: string[] = [];
  const handle: http.RequestListener = (request, response) => {
    const { method = "", url = "" } = request;
    asked.push(`${method} ${url}`);
    request.resume();
    const { status, body } =
      method === "POST" ? identity : answer(new URL(url, "http://s3"), bucket);
    response.writeHead(status, {
      "content-type": typeof body === "string" ? "application/xml" : "application/x-gzip",
    });
    response.end(body);
  };
  return serving(handle, ({ url: endpoint }) => act({ endpoint, asked }));
}

const identity = {
  status: 200,
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/ann</Arn><UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
};

function answer({ pathname, searchParams }: URL, bucket: Bucket) {
  if (!bucket) return refusal(404, "NoSuchBucket");
  if (!searchParams.has("list-type")) {
    const key = decodeURIComponent(pathname.split("/").slice(2).join("/"));
    const lines = bucket[key];
    return lines
      ? { status: 200, body: gzipSync(`${lines.join("\n")}\n`) }
      : refusal(404, "NoSuchKey");
  }
  const prefix = searchParams.get("prefix") ?? "";
  const from = Number(searchParams.get("continuation-token") ?? 0);
  const keys = Object.keys(bucket).filter((key) => key.startsWith(prefix));
  const shown = keys.slice(from, from + perPage);
  const next = from + perPage < keys.length ? from + perPage : undefined;
  return {
    status: 200,
    body:
      `<ListBucketResult><IsTruncated>${next !== undefined}</IsTruncated>` +
      shown.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("") +
      (next === undefined ? "" : `<NextContinuationToken>${next}</NextContinuationToken>`) +
      "</ListBucketResult>",
  };
}

function refusal(status: number, code: string) {
  return { status, body: `<Error><Code>${code}</Code><Message>${code}</Message></Error>` };
}
