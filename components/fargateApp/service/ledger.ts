import * as pulumi from "@pulumi/pulumi";
import { errorText } from "../../common/text/errorText";
import type { Live, ReleaseNote } from "../../common/live";

/** Where to note the rollouts of a service. */
export interface RolloutLedgerArgs extends Pick<ReleaseNote, "ledger" | "stackTags"> {
  readonly live: Live;
  /** The resource beside which its message is shown. */
  readonly parent: pulumi.Resource;
}

/**
 * Notes each rollout of this run in the stack's ledger when it has ended, whether it succeeded or
 * failed. The state cannot do that: it knows only the last version, and a failed run leaves no
 * trace in it. Nothing is noted if the service did not change. A failure to note it never fails the
 * rollout.
 */
export class RolloutLedger {
  private began: string | undefined;

  constructor(private readonly args: RolloutLedgerArgs) {}

  /** A rollout begins. */
  begin(now = new Date()): void {
    this.began = now.toISOString();
  }

  /** The rollout has ended. Does nothing if none began, or at a second call. */
  async end(end: Pick<ReleaseNote, "taskDefinition" | "verdict" | "reason">): Promise<void> {
    const { began } = this;
    if (began === undefined) return;
    this.began = undefined;
    const { live, ledger, stackTags, parent } = this.args;
    try {
      await live.noteRelease({ ledger, stackTags, began, ...end });
    } catch (error) {
      await pulumi.log.warn(
        `This release is not in the ledger ${ledger}, which npx catalog releases reads: ${errorText(error)}`,
        parent,
      );
    }
  }
}
