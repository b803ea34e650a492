import type { LogLine } from "./evidence";

/** Errors that do not pass by themselves: one line tells of them. */
const lasting =
  /\bEROFS\b|read-only file system|\bEACCES\b|\bEPERM\b|permission denied|\bENOSPC\b|no space left on device|is not authorized to perform|\bAccessDenied|CERT_HAS_EXPIRED|certificate has expired|self[- ]signed certificate|unable to (?:get local issuer|verify the first) certificate|password authentication failed/i;

/** Errors that may pass, as of a connection that is made anew: they tell something if they are repeated. */
const passing =
  /\b(?:ECONNREFUSED|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ECONNRESET)\b|Can't reach database server|could not connect to server|connection to server at/i;

/** Milliseconds before the last line in which an error counts. */
const recent = 3_600_000;

/**
 * The lines in which a task that runs reports errors that last: of the last hour before its last line, and without errors
 * that came once and may have passed.
 */
export function steadyErrors(lines: readonly LogLine[]): readonly LogLine[] {
  const last = lines.at(-1)?.at.getTime() ?? 0;
  const late = lines.filter(({ at }) => at.getTime() >= last - recent);
  const repeated = late.filter(({ text }) => passing.test(text));
  return late.filter(
    ({ text }) => lasting.test(text) || (repeated.length > 1 && passing.test(text)),
  );
}
