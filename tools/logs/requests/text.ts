import type { LoggedRequest } from "../../../live/balancing/accessLog/parse";
import type { ReadFiles } from "../../../live/balancing/accessLog/read";
import { plural } from "../../../components/common/text/plural";
import { columns, pairs } from "../../text/columns";
import { section, type Style } from "../../text/style";
import { wrap } from "../../text/wrap";
import type { PathSummary, RequestSummary } from "./summary";

/** What was requested, and what was read. */
export interface AskedRequests {
  readonly stack: string;
  readonly until: Date;
  readonly files: ReadFiles;
}

/** Number of paths to show. */
const mostPaths = 10;

/** The requests in numbers, the most requested paths, the slowest requests, and those that failed. */
export function requestsText(
  summary: RequestSummary,
  { stack, until, files }: AskedRequests,
  style: Style,
): string {
  const { count, paths, slowest, failed } = summary;
  const head = `${stack}: ${plural(count, "request")}, ${minute(files.from)} to ${minute(until)} UTC`;
  const parts = [
    [style.colors.bold(head), pairs(numbers(summary), style), ...notes(files, style)].join("\n"),
    section("By path", style, [pathTable(paths, style)]),
    section("Slowest", style, [requestTable(slowest, style)]),
    failed.length === 0
      ? ""
      : section("Newest with a status of 500 or more", style, [requestTable(failed, style)]),
  ];
  return `${parts.filter((each) => each !== "").join("\n\n")}\n`;
}

function numbers({ statuses, count, median, p95, p99 }: RequestSummary) {
  const share = (amount: number) => `${((100 * amount) / count).toFixed(1)} %`;
  return [
    [
      "status",
      Object.entries(statuses)
        .map(([kind, amount]) => `${kind} ${amount} (${share(amount)})`)
        .join(", "),
    ],
    [
      "time",
      median === undefined
        ? "no task answered"
        : `half within ${seconds(median)}, 95 % within ${seconds(p95)}, 99 % within ${seconds(p99)}`,
    ],
  ];
}

/** What the numbers do not count. */
function notes({ found, read, unreadable }: ReadFiles, { width }: Style): readonly string[] {
  return [
    ...(read < found
      ? [`Only the newest ${read} of ${found} files were read. --until looks further back.`]
      : []),
    ...(unreadable > 0 ? [`${plural(unreadable, "line")} could not be read.`] : []),
  ].map((each) => wrap(each, { first: "  ", width }));
}

function pathTable(paths: readonly PathSummary[], { width }: Style): string {
  const rows = paths
    .slice(0, mostPaths)
    .map(({ request, count, failed, median, p95 }) => [
      String(count),
      String(failed),
      seconds(median),
      seconds(p95),
      request,
    ]);
  const rest = paths.length - rows.length;
  const table = columns(rows, {
    head: ["count", "5xx", "half", "95 %", "request"],
    right: [0, 1, 2, 3],
    width,
  });
  return rest > 0 ? `${table}\n  and ${plural(rest, "path")} more: --json has all` : table;
}

function requestTable(requests: readonly LoggedRequest[], { width }: Style): string {
  const rows = requests.map(({ at, seconds: taken, status, targetStatus, ...request }) => [
    at.toISOString().replace("T", " ").slice(5, 19),
    seconds(taken),
    status === undefined ? "-" : String(status),
    targetStatus === undefined ? "no task" : "",
    [`${request.method} ${request.path}`, request.reason].filter(Boolean).join(": "),
  ]);
  return columns(rows, { right: [1], width });
}

function seconds(taken: number | undefined): string {
  return taken === undefined ? "-" : `${taken} s`;
}

function minute(at: Date): string {
  return at.toISOString().replace("T", " ").slice(0, 16);
}
