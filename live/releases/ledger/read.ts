import { paginateGetParameterHistory, SSMClient } from "@aws-sdk/client-ssm";
import { withClient, type ClientConfig } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { readEntry, type Entry } from "./entry";

/** An entry of the ledger, with what AWS itself noted about it. */
export interface Noted extends Entry {
  /** When the entry was written: when the rollout had ended. */
  readonly endedAt: Date | undefined;
  /** ARN of the identity that wrote the entry: the one that ran `pulumi up`. */
  readonly by: string | undefined;
}

/**
 * The entries of a stack's ledger, newest first: the 100 newest. Empty if there is no ledger yet. Rejects if AWS refuses.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html
 */
export async function readLedger(config: ClientConfig, Name: string): Promise<readonly Noted[]> {
  return withClient(SSMClient, config, async (client) => {
    const noted: Noted[] = [];
    try {
      for await (const { Parameters = [] } of paginateGetParameterHistory({ client }, { Name })) {
        for (const { Value, LastModifiedDate, LastModifiedUser } of Parameters) {
          const entry = readEntry(Value);
          if (entry) noted.push({ ...entry, endedAt: LastModifiedDate, by: LastModifiedUser });
        }
      }
    } catch (error) {
      if (!isNamed(error, "ParameterNotFound")) throw error;
    }
    return noted.reverse();
  });
}
