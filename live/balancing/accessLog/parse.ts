import { oneLine } from "../../calls/oneLine";

/** One request, as the load balancer has logged it. */
export interface LoggedRequest {
  /** When the load balancer answered. */
  readonly at: Date;
  /** The client's network: the first three parts of an IPv4 address, or the first three groups of an IPv6 address. */
  readonly client: string;
  /** Seconds from the first byte of the request to the last of the answer; undefined if there was no answer of a task. */
  readonly seconds: number | undefined;
  /** Status that the client got. */
  readonly status: number | undefined;
  /** Status that the task gave; undefined if no task answered. */
  readonly targetStatus: number | undefined;
  readonly method: string;
  readonly host: string;
  /** Without the query. Parts that look like an id or an e-mail address are `:id`. */
  readonly path: string;
  /** AWS's word for what went wrong, e.g. `LambdaInvalidResponse`; undefined if it gave none. */
  readonly reason: string | undefined;
}

/**
 * Number of fields up to the request. A line with fewer fields is not a log line; AWS adds new
 * fields at the end.
 */
const fewestFields = 13;

/** Characters of a request that are kept, query included. Clients choose them. */
const requestLength = 4000;

/** Characters of a method that are kept. */
const methodLength = 20;

/** Characters of a host, a path or a reason that are kept. */
const textLength = 300;

const field = /"((?:[^"\\]|\\.)*)"|(\S+)/g;

/**
 * A line of the load balancer's access log, without anything that identifies the client: its
 * address is shortened, and queries, ids and the name of its browser are left out. Undefined for
 * any other text.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
 */
export function parseRequest(line: string): LoggedRequest | undefined {
  const fields = [...line.matchAll(field)].map(([, quoted, plain]) => quoted ?? plain ?? "");
  if (fields.length < fewestFields) return undefined;
  const [, time = "", , client = "", , ...rest] = fields;
  const [waited = "", worked = "", answered = "", status, targetStatus, , , request = ""] = rest;
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return undefined;
  const reason = oneLine(fields[24] ?? "-", textLength);
  return {
    at,
    client: networkOf(client),
    seconds: sum([waited, worked, answered]),
    status: numberOf(status),
    targetStatus: numberOf(targetStatus),
    ...requestOf(oneLine(request, requestLength)),
    reason: reason === "-" ? undefined : reason,
  };
}

/** The sum of durations. AWS writes -1 for one that did not take place. */
function sum(durations: readonly string[]): number | undefined {
  const seconds = durations.map(Number);
  return seconds.some((each) => !(each >= 0))
    ? undefined
    : Number(seconds.reduce((all, each) => all + each, 0).toFixed(3));
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The client's network, without its port. */
function networkOf(client: string): string {
  const address = client.replace(/:\d+$/, "").replace(/^\[|\]$/g, "");
  if (address.includes(":")) return `${address.split(":").slice(0, 3).join(":")}::`;
  return address.split(".").slice(0, 3).concat("0").join(".");
}

/** `GET http://host:80/path?query HTTP/1.1`. A request that the load balancer could not read has hyphens instead. */
function requestOf(request: string): Pick<LoggedRequest, "method" | "host" | "path"> {
  const [, method = "-", url = ""] = /^(\S+) (.*?)(?: \S+)?$/.exec(request) ?? [];
  const [, host = "-", path = "-"] = /^\w+:\/\/([^/?#]*?)(?::\d*)?-?([/?#].*)?$/.exec(url) ?? [];
  return {
    method: oneLine(method, methodLength),
    host: oneLine(host, textLength) || "-",
    path: path === "-" ? "-" : oneLine(anonymous(path), textLength),
  };
}

/** A path without query, in which parts that tell one visitor or object from another are `:id`. */
function anonymous(path: string): string {
  const [own = ""] = path.split(/[?#]/);
  const parts = own.split("/").map((part) => (isId.test(part) ? ":id" : part));
  return parts.join("/") || "/";
}

/** Numbers, UUIDs and other long hexadecimal texts, tokens, and e-mail addresses. */
const isId = /^\d+$|^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{12,}$|^(?=.*\d)[\w-]{24,}$|@|%40/i;
