import type { LogLine } from "../../evidence";

/** The address on which an app says that it listens. */
export interface Listening {
  /** Hosts that the app names; empty if it names only the port. */
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
  /** The time of the first such line. */
  readonly at: Date;
}

/** Words with which servers announce their own address. Lines about an address that they call use others. */
const announces =
  /\b(?:listen(?:s|ing)?|serving|started server|server (?:is )?(?:running|started|ready|up)|ready (?:on|at)|app (?:running|started))\b|^\W*(?:local|network|url):/i;

const address =
  /(?:(localhost|\*|\[[0-9a-f:]*\]|\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9-]+(?:\.[a-z0-9-]+)*)|(?<=\s)):(\d{2,5})\b/gi;

const portAlone = /\bport:?\s+(\d{2,5})\b/gi;

/** The address in a log on which the app listens; undefined if there is none. */
export function listeningIn(lines: readonly LogLine[]): Listening | undefined {
  const announced = lines.filter(({ text }) => announces.test(text));
  const found = announced.flatMap(({ at, text }) => {
    const plain = text.replace(/\d{1,2}:\d{2}:\d{2}/g, "");
    return [
      ...[...plain.matchAll(address)].map(([, host, port]) => ({ at, host, port: Number(port) })),
      ...[...plain.matchAll(portAlone)].map(([, port]) => ({
        at,
        host: undefined,
        port: Number(port),
      })),
    ];
  });
  const [first] = found;
  if (first === undefined) return undefined;
  return {
    hosts: found.flatMap(({ host }) => host ?? []),
    ports: [...new Set(found.map(({ port }) => port))],
    at: first.at,
  };
}

/**
 * Whether the app names only addresses that nobody outside the task reaches. Next.js prints localhost in addition to
 * the address it listens on.
 */
export function isLoopbackOnly({ hosts }: Listening): boolean {
  return hosts.length > 0 && hosts.every((host) => /^(?:localhost|127\.|\[::1\])/i.test(host));
}

/**
 * Whether the app names only addresses by which others reach the task: neither the loopback address nor "all
 * addresses".
 */
export function isOutwardOnly({ hosts }: Listening): boolean {
  return (
    hosts.length > 0 &&
    hosts.every((host) => !/^(?:localhost|127\.|\[::1?\]|0\.0\.0\.0|\*)/i.test(host))
  );
}
