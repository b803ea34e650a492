import type * as pulumi from "@pulumi/pulumi";

/** Who is told of alarms and of what else goes wrong; nobody by default. */
export interface Recipients {
  /** Addresses that get every message by mail. */
  readonly emails: readonly string[];
  /** HTTPS addresses, e.g. of a paging service, that get only what cannot wait. AWS asks each to confirm. */
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

/** Whether anybody is told of anything. */
export function tellsSomebody({ emails, urls, slack, teams }: Recipients): boolean {
  return emails.length > 0 || urls.length > 0 || slack !== undefined || teams !== undefined;
}

/** ARNs of the topics, by who reads them; empty if nobody is told. */
export interface Audience {
  /** For what can wait until somebody is at work. */
  readonly warning: readonly pulumi.Input<string>[];
  /** For what cannot wait. */
  readonly critical: readonly pulumi.Input<string>[];
  /** For events as AWS words them: a channel drops any other text. */
  readonly chat: readonly pulumi.Input<string>[];
}

/** The audience of a stack that tells nobody anything. */
export const nobody: Audience = { warning: [], critical: [], chat: [] };
