import { setImmediate } from "node:timers/promises";

/** A request of the AWS SDK. */
export interface Request {
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What a request gets. */
export interface Response {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

type Handle = (request: Request) => Response;

/** What the SDK's clients hand to the part of them that sends. */
interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const utf8 = new TextDecoder();
const open = new Map<string, Handle>();
let opened = 0;

/** An address inside this process that a function answers until it is closed. */
export function openEndpoint(handle: Handle) {
  opened += 1;
  const endpoint = `http://canned-${opened}.invalid`;
  open.set(endpoint, handle);
  return { endpoint, close: () => void open.delete(endpoint) };
}

/**
 * Sends requests to an address inside this process, in place of a client's connections; undefined for any other address.
 * As on a network, the answer comes in a later turn.
 */
export function senderTo(endpoint: string) {
  const handle = open.get(endpoint);
  if (!handle) return undefined;
  return async ({ headers, body = "" }: SdkRequest) => {
    await setImmediate();
    if (open.get(endpoint) !== handle) throw new Error(`${endpoint} was asked after its end`);
    const { status, contentType, text } = handle({
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      ),
      body: typeof body === "string" ? body : utf8.decode(body),
    });
    return {
      response: {
        statusCode: status,
        headers: { "content-type": contentType },
        body: Buffer.from(text),
      },
    };
  };
}
