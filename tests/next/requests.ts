import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Container } from "./container";

/**
 * What the image cache says about an image at the first request, and later: as soon as the image is
 * cached, or after three seconds.
 */
export async function imageTwice(container: Container): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  while (found.length < 7 && found.at(-1) !== "HIT") {
    const { headers } = await get(container, "/_next/image?url=%2Fpicture.png&w=64&q=75");
    found.push(headers["x-nextjs-cache"]);
    await sleep(500);
  }
  return [found[0], found.at(-1)];
}

/**
 * How often Next.js made a page of examples/next anew. It may do so each second; the count ends at
 * three, or after 30 seconds.
 */
export async function timesAnew(container: Container): Promise<number> {
  const found = new Set<unknown>();
  const end = Date.now() + 30_000;
  while (found.size < 4 && Date.now() < end) {
    const { body } = await get(container, "/isr");
    found.add(/<time>([^<]+)/.exec(body)?.[1]);
    await sleep(500);
  }
  return found.size - 1;
}

/** Asks a container's server. `fetch` would not send another Host header. */
export function get(
  { url }: Container,
  path: string,
  headers: Readonly<Record<string, string>> = {},
) {
  return new Promise<{ status?: number; headers: http.IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      http
        .get(
          `${url}${path}`,
          { headers, agent: new http.Agent({ keepAlive: true, timeout: 1_000 }) },
          (answer) => {
            let body = "";
            answer.setEncoding("utf8").on("data", (text: string) => (body += text));
            answer.once("end", () => {
              resolve({ status: answer.statusCode, headers: answer.headers, body });
            });
          },
        )
        .once("error", reject);
    },
  );
}
