import { z } from "zod";
import { oneLine } from "../../calls/oneLine";

const text = z.string().optional();

/** What the ledger keeps of one rollout. Who wrote it and when, AWS notes by itself. */
const entry = z.object({
  /** `family:revision` */
  revision: z.string(),
  /** When the rollout began: ISO 8601, UTC. */
  began: text,
  verdict: z.enum(["succeeded", "failed"]),
  /** Why the rollout failed, in one line. */
  reason: text,
  /** Tags of the image, without `latest`. */
  tags: z.array(z.string()).optional(),
  /** `sha256:…` */
  digest: text,
  /** Commit of the app. */
  commit: text,
  /** The version of each secret that the revision pins, by variable. */
  secrets: z.record(z.string(), z.string()).optional(),
});

export type Entry = Readonly<z.infer<typeof entry>>;

/** The longest value of a standard parameter, in bytes.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
const mostBytes = 4096;

/** Characters of a reason that are kept. */
const reasonLength = 500;

/**
 * An entry as the value of a parameter. If a stack has so many secrets that the value is too long, their versions are
 * left out: the revision names them, too.
 */
export function writeEntry({ reason, ...others }: Entry): string {
  const kept = { ...others, reason: reason && oneLine(reason, reasonLength) };
  const whole = JSON.stringify(kept);
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  return JSON.stringify({ ...kept, secrets: undefined });
}

/** The entry that a parameter's value holds; undefined if the value is something else. */
export function readEntry(value: string | undefined): Entry | undefined {
  try {
    return entry.safeParse(JSON.parse(value ?? "")).data;
  } catch {
    return undefined;
  }
}

interface SecretOfContainer {
  readonly name?: string;
  readonly valueFrom?: string;
}

/**
 * The versions that a container's secrets name, by variable: the end of `arn:…:secret:<name>:<json key>:<stage>:<version>`.
 */
export function secretVersions(
  secrets: readonly SecretOfContainer[] = [],
): Readonly<Record<string, string>> {
  const versions = secrets.flatMap(({ name = "", valueFrom = "" }) => {
    const [, , , , , , , , , version] = valueFrom.split(":");
    return version === undefined || version === "" ? [] : [[name, version] as const];
  });
  return Object.fromEntries(versions);
}
