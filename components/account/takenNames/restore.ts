import * as pulumi from "@pulumi/pulumi";
import { errorText } from "../../common/text/errorText";
import type { Live } from "../../common/live";
import { patientAsk } from "../../common/lookUps/ask";
import { restoredTag } from "./restoredTag";
import type { TakenName } from "./types";

/** A secret that AWS has and that a run must adopt. */
export interface RestoredSecret {
  readonly arn: string;
  /** To be called once the secret is in the state. Never rejects. */
  readonly adopted: () => Promise<void>;
}

/** Those secrets by name. */
export type RestoredSecrets = ReadonlyMap<string, RestoredSecret>;

/**
 * Cancels the deletion of secrets that this stack has deleted and whose recovery window has not ended, and resolves with
 * those that the run must adopt: AWS creates no secret of their name. A run that fails in between leaves a mark on the
 * secret, by which the next run adopts it. A preview restores none and says so; its plan shows them as new. Rejects with
 * a `LookUpError` if AWS refuses.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-restore-secret.html
 */
export async function restoreSecrets(
  removed: readonly TakenName[],
  live: Pick<Live, "restoreSecret" | "unmarkSecret" | "patience">,
): Promise<RestoredSecrets> {
  const previews = pulumi.runtime.isDryRun();
  const restored = await Promise.all(
    removed.map(async ({ name, arn = name, isRestored }) => {
      const who = previews ? "pulumi up" : "this run";
      await pulumi.log.info(
        isRestored
          ? `Secret ${name} was restored by a run that failed before it was in the state: ${who} adopts it and gives it a new version.`
          : `Secret ${name} waits for its deletion since this stack removed it: ${who} restores it and gives it a new version.`,
      );
      const question = {
        key: "secrets",
        what: `cancel the deletion of ${name}`,
        takes: "secretsmanager:RestoreSecret, secretsmanager:TagResource",
      };
      if (!previews && !isRestored) {
        await patientAsk(live.patience)(question, () => live.restoreSecret(arn));
      }
      return [name, { arn, adopted: () => unmark(name, arn, live) }] as const;
    }),
  );
  return new Map(previews ? [] : restored);
}

/** While the mark stays, runs leave the secret's description, key and tags as they are. */
async function unmark(name: string, arn: string, live: Pick<Live, "unmarkSecret">): Promise<void> {
  try {
    await live.unmarkSecret(arn);
  } catch (error) {
    await pulumi.log.warn(
      `Secret ${name} keeps its tag ${restoredTag}: ${errorText(error)}. The next run removes it.`,
    );
  }
}
