import { withCannedS3, type Bucket } from "../../../live/support/cannedS3";
import { runCatalog } from "../run";
import { cannedConfig } from "../../../live/support/config";

/** A line of the access log, at this time of 2026-03-01. */
export function line(
  time: string,
  request: string,
  status = 200,
  took = "0.010",
  target = "200",
): string {
  return `https 2026-03-01T${time}.000000Z app/mcp-catalog-alb/1 203.0.113.77:2817 10.0.0.1:3000 0.000 ${took} 0.000 ${status} ${target} 34 366 "${request} HTTP/2.0" "Mozilla/5.0 (canary browser)" - - arn:group "Root=1-5" "-" "-" 0 2026-03-01T${time}.000000Z "forward" "-" "-" "-" "-" "-" "-"`;
}

export const key = (end: string, node = "10.0.0.1") =>
  `AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/03/01/123456789012_elasticloadbalancing_us-east-1_app.mcp-catalog-alb.1_20260301T${end}Z_${node}_abc.log.gz`;

export const busy: Bucket = {
  [key("1155")]: [line("11:52:00", "GET https://h:443/before", 500)],
  [key("1205")]: [
    line("11:59:59", "GET https://h:443/before", 500),
    line("12:00:01", "GET https://h:443/search?q=canary"),
    line("12:00:02", "GET https://h:443/search?q=other", 200, "3.201"),
    line("12:01:00", "GET https://h:443/items/4711"),
  ],
  [key("1205", "10.0.1.1")]: [
    line("12:03:00", "GET https://h:443/items/42", 502, "-1", "-"),
    "no log line",
    line("12:02:00", "POST https://h:443/api/order", 503, "0.250", "503"),
  ],
  [key("1210")]: [line("12:04:30", "GET https://h:443/after")],
  "AWSLogs/123456789012/ELBAccessLogTestFile": ["Enable AccessLog"],
};

export const time = ["--since", "2026-03-01T12:00Z", "--until", "2026-03-01T12:04Z"];

/** Runs `catalog logs prod --requests` with a bucket. */
export function ask(bucket: Bucket, words: readonly string[] = time) {
  return withCannedS3(bucket, async ({ endpoint, asked }) => {
    const connect = () => Promise.resolve(cannedConfig(endpoint));
    const done = await runCatalog(["logs", "prod", "--requests", ...words], {}, { connect });
    return { ...done, asked };
  });
}
