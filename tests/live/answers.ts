import type * as http from "node:http";
import { text } from "node:stream/consumers";
import { clientConfig, type ClientConfig } from "../../live/calls/clients";
import { listen, type Loopback } from "../support/loopback";
import type { Call } from "./support/cannedAws";

/** The answer to a call. */
export interface Reply {
  /** HTTP status; 200 by default. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The answers to each operation. The last one of a list is repeated. */
export type Answers = Readonly<Record<string, Reply | readonly Reply[]>>;

/**
 * A server that answers in the very bytes that a test gives, in their order, and counts connections. It understands
 * calls in JSON 1.1 with the operation in a header, queries with the operation in the body, and plain requests, e.g.
 * `GET /blob`. `withCannedAws` is for the tests that give an output and leave the bytes to it.
 */
export class AnswerServer {
  readonly calls: Call[] = [];
  private loopback: Loopback | undefined;

  private constructor(private readonly answers: Answers) {}

  static async start(answers: Answers): Promise<AnswerServer> {
    const server = new AnswerServer(answers);
    server.loopback = await listen((request, response) => {
      void server.handle(request, response);
    });
    return server;
  }

  get url(): string {
    return this.started.url;
  }

  private get started(): Loopback {
    if (!this.loopback) throw new Error("the server has not started");
    return this.loopback;
  }

  /** The configuration of clients that reach this server instead of AWS, with keys that have no meaning. */
  get config(): ClientConfig & { readonly endpoint: string } {
    const identity = { accessKeyId: "test", secretAccessKey: "test" };
    return {
      ...clientConfig({ region: "us-east-1" }),
      credentials: () => Promise.resolve(identity),
      endpoint: this.url,
    };
  }

  /** The inputs of all calls of an operation. */
  inputs(operation: string): readonly Call["input"][] {
    return this.calls.filter((call) => call.operation === operation).map(({ input }) => input);
  }

  /** The number of open connections. */
  async connections(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.started.server.getConnections((error, count) => {
        if (error) reject(error);
        else resolve(count);
      });
    });
  }

  close(): Promise<void> {
    return this.started.close();
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse) {
    const call = readCall(request, await text(request));
    const earlier = this.inputs(call.operation).length;
    this.calls.push(call);
    const answer = this.answers[call.operation] ?? refused("UnknownOperation", call.operation);
    const all = "body" in answer ? [answer] : answer;
    const { status = 200, headers, body } = all[Math.min(earlier, all.length - 1)] ?? json({});
    response.writeHead(status, headers).end(body);
  }
}

function readCall({ headers, method, url }: http.IncomingMessage, body: string): Call {
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const operation = target.split(".").at(-1) ?? "";
    return { operation, input: JSON.parse(body) as Call["input"] };
  }
  const query = new URLSearchParams(body);
  return {
    operation: query.get("Action") ?? `${method ?? ""} ${url ?? ""}`,
    input: Object.fromEntries(query),
  };
}

/** An answer in JSON. */
export function json(value: unknown): Reply {
  return { headers: { "content-type": "application/x-amz-json-1.1" }, body: JSON.stringify(value) };
}

/** An answer in XML, in the form of Elastic Load Balancing. */
export function xml(operation: string, content: string): Reply {
  const namespace = "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";
  return {
    headers: { "content-type": "text/xml" },
    body: `<${operation}Response xmlns="${namespace}"><${operation}Result>${content}</${operation}Result></${operation}Response>`,
  };
}

/** An answer that refuses a call. */
export function refused(code: string, message: string): Reply {
  return { ...json({ __type: code, message }), status: 400 };
}
