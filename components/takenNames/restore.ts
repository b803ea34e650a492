import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../live";
import { patientAsk } from "../lookUps/ask";
import type { TakenName } from "./types";

/** The ARNs of secrets by name. */
export type RestoredSecrets = ReadonlyMap<string, string>;

/**
 * Cancels the deletion of secrets that this stack has deleted and whose recovery window has not ended, and resolves with
 * those that the run must adopt: AWS creates no secret of their name. A preview restores none and says so; its plan
 * shows them as new. Rejects with a `LookUpError` if AWS refuses.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-restore-secret.html
 */
export async function restoreSecrets(
  removed: readonly TakenName[],
  live: Pick<Live, "restoreSecret" | "patience">,
): Promise<RestoredSecrets> {
  const previews = pulumi.runtime.isDryRun();
  const restored = await Promise.all(
    removed.map(async ({ name, arn = name }) => {
      await pulumi.log.info(
        `Secret ${name} waits for its deletion since this stack removed it: ${previews ? "pulumi up" : "this run"} restores it and gives it a new version.`,
      );
      const question = {
        key: "secrets",
        what: `cancel the deletion of ${name}`,
        takes: "secretsmanager:RestoreSecret",
      };
      if (!previews) await patientAsk(live.patience)(question, () => live.restoreSecret(arn));
      return [name, arn] as const;
    }),
  );
  return new Map(previews ? [] : restored);
}
