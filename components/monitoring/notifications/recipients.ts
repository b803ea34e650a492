import type * as pulumi from "@pulumi/pulumi";

/** Who is notified of alarms and other problems; nobody by default. */
export interface Recipients {
  /** E-mail addresses that get every message. */
  readonly emails: readonly string[];
  /** HTTPS addresses, e.g. of a paging service, that get only messages that cannot wait. AWS asks each to confirm. */
  readonly urls: readonly pulumi.Input<string>[];
  /** A channel in Slack that gets every message. */
  readonly slack?: { readonly workspaceId: string; readonly channelId: string };
  /** A channel in Microsoft Teams that gets every message. */
  readonly teams?: {
    readonly tenantId: string;
    readonly teamId: string;
    readonly channelId: string;
  };
}

/** Whether there is any recipient. */
export function tellsSomebody({ emails, urls, slack, teams }: Recipients): boolean {
  return emails.length > 0 || urls.length > 0 || slack !== undefined || teams !== undefined;
}

/** ARNs of the topics, by their readers; empty if nobody is notified. */
export interface Audience {
  /** For messages that can wait until somebody is at work. */
  readonly warning: readonly pulumi.Input<string>[];
  /** For messages that cannot wait. */
  readonly critical: readonly pulumi.Input<string>[];
  /** For the alarm of the check from outside, in that alarm's region: no alarm notifies a topic of another region. */
  readonly outside: readonly pulumi.Input<string>[];
  /** For events in AWS's own words: a chat channel drops any other text. */
  readonly chat: readonly pulumi.Input<string>[];
}

/** The audience of a stack without recipients. */
export const nobody: Audience = { warning: [], critical: [], outside: [], chat: [] };
