import type { Provider } from "@pulumi/aws/provider";
import type { Input } from "@pulumi/pulumi";
import type { Live } from "../components/common/live";
import type { lookAround } from "../lookAround";
import type { Settings } from "../settings";

/** What every part of a stack is made from. */
export interface Stack {
  readonly settings: Settings;
  /** What AWS has answered to the program's questions about the settings. */
  readonly found: Awaited<ReturnType<typeof lookAround>>;
  readonly live: Live;
  readonly opts: { readonly provider: Provider };
}

/** What most components take. */
export interface Common {
  readonly region: string;
  readonly accountId: string;
  /** ARN of the stack's own key; undefined if AWS's keys encrypt. */
  readonly keyArn: Input<string> | undefined;
  /** ARN of the policy that limits every role; undefined for no limit. */
  readonly permissionsBoundary: string | undefined;
}
