import type { LogLine } from "./evidence";

/** Errors that do not go away by themselves. One line is enough. */
const lasting =
  /\bEROFS\b|read-only file system|\bEACCES\b|\bEPERM\b|permission denied|\bENOSPC\b|no space left on device|is not authorized to perform|\bAccessDenied|CERT_HAS_EXPIRED|certificate has expired|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|password authentication failed/i;

/**
 * Errors that may go away, for example when a connection or a folder is made again. They count only if they are
 * repeated.
 */
const passing =
  /ENOENT: no such file or directory, mkdir '\/|\b(?:ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ECONNRESET)\b|Can't reach database server|could not connect to server|connection to server at/i;

/** Milliseconds before a task's last line in which errors count. */
const recent = 3_600_000;

/**
 * The lines in which a running task reports lasting errors. Only the hour before the task's last line counts, and
 * errors that may have passed count only if they are repeated.
 */
export function steadyErrors(lines: readonly LogLine[]): readonly LogLine[] {
  const last = lines.at(-1)?.at.getTime() ?? 0;
  const late = lines.filter(({ at }) => at.getTime() >= last - recent);
  const repeated = late.filter(({ text }) => passing.test(text));
  return late.filter(
    ({ text }) => lasting.test(text) || (repeated.length > 1 && passing.test(text)),
  );
}
