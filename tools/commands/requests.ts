import type { ReadFiles } from "../../live/balancing/accessLog/read";
import { sharedClusterIn } from "../../settings/toSettings/sharing";
import { RequestCounter } from "../logs/requests/summary";
import { requestsText } from "../logs/requests/text";
import { UsageError } from "../stack/readStackConfig";
import { CommandFailure } from "../text/failure";
import { checkAccount } from "../stack/service/tasksOfStack";
import { namesOf, stackService } from "../stack/service/serviceOfStack";
import { sayingWhile } from "../text/terminal";
import { Interrupted } from "./catalog/interrupted";
import { exitCodes } from "./catalog/exitCodes";
import type { Io } from "./catalog/io";
import type { Chosen } from "./catalog/options/parse";

/** The time whose requests are asked for, and how they are shown. */
interface Asked {
  readonly since: Date;
  readonly until: Date;
  readonly json: boolean;
}

/**
 * Shows what the load balancer's access logs have: how many requests, how fast, the slowest and the failed ones. Resolves
 * with 0. Raises a UsageError if the stack keeps no access logs, and a CommandFailure if there is no bucket yet.
 */
export async function showRequests(
  { stack, config }: Chosen,
  { since, until, json }: Asked,
  io: Io,
): Promise<number> {
  const { project, values } = config;
  refuseGuest(stack, sharedClusterIn(project, values[`${project}:sharedWith`]));
  const { aws } = stackService(config);
  const [client, { callerOf }, { readRequests }] = await Promise.all([
    io.connect(aws),
    import("../../live/account/identity/caller"),
    import("../../live/balancing/accessLog/read"),
  ]);
  const account = (await callerOf(client))?.account ?? "";
  checkAccount({ aws }, account);
  const bucket = `${namesOf(config).accessLogs}-${account}`;
  const counter = new RequestCounter();
  const query = { bucket, account, region: aws.region, since, until, signal: io.signal };
  const files = await sayingWhile(io, `Reading access logs in ${bucket} …`, () =>
    readRequests(client, query, (request) => {
      counter.add(request);
    }).catch((error: unknown) => {
      throw io.signal.aborted ? new Interrupted("Nothing was changed.") : error;
    }),
  );
  if (!files) throw noBucket(stack, bucket, values[`${project}:accessLogDays`]);
  const summary = counter.summary();
  if (json) {
    io.out(`${JSON.stringify({ stack, since, until, files, ...summary }, null, 2)}\n`);
  } else if (summary.count === 0) {
    io.out(`${nothing(files, since)}\n`);
  } else {
    io.out(requestsText(summary, { stack, until, files }, io.style));
  }
  return exitCodes.well;
}

function nothing({ found }: ReadFiles, since: Date): string {
  const what = found === 0 ? "There is no access log" : "There was no request";
  return `${what} since ${since.toISOString().slice(0, 16)}Z. The load balancer writes its log every 5 minutes; --since 1d looks further back.`;
}

/** A guest's requests are in the access logs of its host. */
function refuseGuest(stack: string, cluster: string | undefined): void {
  if (cluster === undefined) return;
  throw new UsageError(
    `${stack} uses another stack's load balancer (sharedWith), and that stack has the access logs: npx catalog logs <that stack> --requests`,
  );
}

function noBucket(stack: string, bucket: string, days: string | undefined): Error {
  if (days === "0") {
    return new UsageError(
      `${stack} has no access logs: accessLogDays is 0. pulumi config set accessLogDays 30 -s ${stack}, then pulumi up -s ${stack}, turns them on.`,
    );
  }
  return new CommandFailure(
    `There is no bucket ${bucket}, so there are no access logs of ${stack}: pulumi up -s ${stack} makes it.`,
  );
}
