import type * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";

/** The log to search, and the folder of the queries. */
export interface QueriesArgs {
  /** Start of the queries' names: the folder in which Logs Insights lists them, with its slash. */
  readonly folder: string;
  /** The log group of the app's containers. */
  readonly logGroupName: pulumi.Input<string>;
}

/** The lines of the log about errors, the newest first. */
export const newestErrors = [
  "fields @timestamp, @logStream, @message",
  "| filter @message like /(?i)(error|exception|fatal)/",
  "| sort @timestamp desc",
  "| limit 100",
];

/**
 * Saved queries of the app's log, each as its lines, so that nobody needs to learn the query language. Fields such as
 * `duration` exist if the app logs JSON. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
const queries: Readonly<Record<string, readonly string[]>> = {
  errors: newestErrors,
  "slow-requests": [
    "fields @timestamp, method, path, status, coalesce(duration, responseTime, ms) as milliseconds",
    "| filter milliseconds > 1000",
    "| sort milliseconds desc",
    "| limit 100",
  ],
  "one-request": [
    "# Put the request's id in place of REQUEST-ID: the balancer sends it as X-Amzn-Trace-Id",
    "fields @timestamp, @logStream, @message",
    '| filter @message like "REQUEST-ID"',
    "| sort @timestamp asc",
  ],
  "top-paths": [
    "filter ispresent(path)",
    "| stats count(*) as requests, pct(duration, 95) as p95 by path",
    "| sort requests desc",
    "| limit 50",
  ],
};

/** Saves the queries. */
export function createQueries(name: string, args: QueriesArgs, parent: pulumi.Resource): void {
  for (const [query, lines] of Object.entries(queries)) {
    new cloudwatch.QueryDefinition(
      `${name}-${query}`,
      {
        name: `${args.folder}${query}`,
        logGroupNames: [args.logGroupName],
        queryString: lines.join("\n"),
      },
      { parent },
    );
  }
}
