import { concernsCredentials, failureError, unreadLine } from "../../live/calls/errors";
import type { Unread } from "../../live/why/evidence";
import { shellWord } from "./shellWord";
import { bullets, section, type Style } from "./style";

/** The title over what AWS did not answer. */
export const unreadTitle = "Not read";

/** What AWS did not answer, and what to do about it. Empty if it answered everything. */
export function unreadSections(unread: readonly Unread[], style: Style): readonly string[] {
  if (unread.length === 0) return [];
  return [section(unreadTitle, style, bullets(unread.map(unreadLine), style))];
}

/**
 * Raises the failure itself if all calls failed for one reason, e.g. without credentials or without a connection to AWS:
 * the names of the calls would not help. A refusal by IAM is no such failure, because each call needs its own
 * permission.
 */
export function refuseSilence([first, ...others]: readonly Unread[]): void {
  if (first === undefined || others.length > 0) return;
  if (concernsCredentials(first) || (first.calls.length > 1 && !isDenied(first.error))) {
    throw failureError(first);
  }
}

/** The command to run after AWS did not answer: who asks, if that may be the reason; otherwise the same command again. */
export function afterSilence(unread: readonly Unread[], same: string, profile?: string): string {
  const mayNot = ({ error }: Unread) => isDenied(error) || concernsCredentials({ error });
  if (!unread.some(mayNot)) return same;
  return `aws sts get-caller-identity${profile === undefined ? "" : ` --profile ${shellWord(profile)}`}`;
}

function isDenied(error: string): boolean {
  return /AccessDenied|Unauthorized/.test(error);
}
