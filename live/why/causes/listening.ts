import type { LogLine } from "../evidence";

/** Where an app says that it listens. */
export interface Listening {
  /** Hosts that it names; none where it names the port alone. */
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
  /** When it said so first. */
  readonly at: Date;
}

/** Words by which servers announce their address, rather than one that they call. */
const announces =
  /\b(?:listen(?:s|ing)?|serving|started server|server (?:is )?(?:running|started|ready|up)|ready (?:on|at)|app (?:running|started))\b|^\W*(?:local|network|url):/i;

const address =
  /(?:(localhost|\*|\[[0-9a-f:]*\]|\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9-]+(?:\.[a-z0-9-]+)*)|(?<=\s)):(\d{2,5})\b/gi;

const portAlone = /\bport:?\s+(\d{2,5})\b/gi;

/** What a log says of where the app listens; undefined where it does not say. */
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

/** Whether it names no host but the task itself. Next.js names localhost beside the address it is bound to. */
export function isLoopbackOnly({ hosts }: Listening): boolean {
  return hosts.length > 0 && hosts.every((host) => /^(?:localhost|127\.|\[::1\])/i.test(host));
}
