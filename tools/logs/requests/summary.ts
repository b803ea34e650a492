import type { LoggedRequest } from "../../../live/balancing/accessLog/parse";

/** Requests with one method and path. */
export interface PathSummary {
  readonly request: string;
  readonly count: number;
  /** Number of answers with a status of 500 or more. */
  readonly failed: number;
  readonly median: number | undefined;
  readonly p95: number | undefined;
}

/** Many requests in few numbers. Times are seconds; percentiles are within 10 %. */
export interface RequestSummary {
  readonly count: number;
  /** Number of answers by the first digit of the status, e.g. `2xx`; `none` without a status. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly median: number | undefined;
  readonly p95: number | undefined;
  readonly p99: number | undefined;
  /** Most requested first. */
  readonly paths: readonly PathSummary[];
  /** Slowest first. */
  readonly slowest: readonly LoggedRequest[];
  /** Those with a status of 500 or more, newest first. */
  readonly failed: readonly LoggedRequest[];
}

/** The most paths that are counted separately. All others are counted together. */
const mostPaths = 1000;

/** The most requests of a kind that are kept whole. */
const mostRequests = 10;

/** How much longer the times of one step of the histogram are than those of the step before. */
const growth = 1.1;

/**
 * Counts requests without keeping them, so the memory that it needs does not grow with their
 * number.
 */
export class RequestCounter {
  private count = 0;
  private readonly statuses = new Map<string, number>();
  private readonly times = new Histogram();
  private readonly paths = new Map<string, PathCounter>();
  private slowest: LoggedRequest[] = [];
  private failed: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    const { status, seconds } = request;
    this.count += 1;
    const kind = status === undefined ? "none" : `${Math.floor(status / 100)}xx`;
    this.statuses.set(kind, (this.statuses.get(kind) ?? 0) + 1);
    this.times.add(seconds);
    this.pathOf(request).add(request);
    if (seconds !== undefined) {
      this.slowest = kept(this.slowest, request, ({ seconds: taken = 0 }) => taken);
    }
    if (isFailed(request)) this.failed = kept(this.failed, request, ({ at }) => at.getTime());
  }

  summary(): RequestSummary {
    return {
      count: this.count,
      statuses: Object.fromEntries([...this.statuses].sort()),
      median: this.times.percentile(50),
      p95: this.times.percentile(95),
      p99: this.times.percentile(99),
      paths: [...this.paths]
        .map(([request, path]) => path.summary(request))
        .sort((a, b) => b.count - a.count),
      slowest: this.slowest,
      failed: this.failed,
    };
  }

  private pathOf({ method, path }: LoggedRequest): PathCounter {
    const name = `${method} ${path}`;
    const key = this.paths.has(name) || this.paths.size < mostPaths ? name : "all others";
    const found = this.paths.get(key) ?? new PathCounter();
    this.paths.set(key, found);
    return found;
  }
}

class PathCounter {
  private count = 0;
  private failed = 0;
  private readonly times = new Histogram();

  add(request: LoggedRequest): void {
    this.count += 1;
    if (isFailed(request)) this.failed += 1;
    this.times.add(request.seconds);
  }

  summary(request: string): PathSummary {
    const { count, failed, times } = this;
    return {
      request,
      count,
      failed,
      median: times.percentile(50),
      p95: times.percentile(95),
    };
  }
}

/** Times in steps that grow. AWS writes milliseconds, so shorter times are one step. */
class Histogram {
  private readonly steps = new Map<number, number>();
  private count = 0;

  add(seconds: number | undefined): void {
    if (seconds === undefined) return;
    const step = Math.round(Math.log(Math.max(seconds, 0.001)) / Math.log(growth));
    this.steps.set(step, (this.steps.get(step) ?? 0) + 1);
    this.count += 1;
  }

  /** The time that so many percent of the requests took at most; undefined without any. */
  percentile(percent: number): number | undefined {
    let left = Math.ceil((this.count * percent) / 100);
    for (const [step, count] of [...this.steps].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return Number((growth ** step).toPrecision(2));
    }
    return undefined;
  }
}

function isFailed({ status = 0 }: LoggedRequest): boolean {
  return status >= 500;
}

/** The requests with the highest rank. */
function kept(
  list: LoggedRequest[],
  request: LoggedRequest,
  rank: (each: LoggedRequest) => number,
): LoggedRequest[] {
  const last = list.at(-1);
  if (last && list.length >= mostRequests && rank(request) <= rank(last)) return list;
  return [...list, request].sort((a, b) => rank(b) - rank(a)).slice(0, mostRequests);
}
