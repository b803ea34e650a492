import { DeleteParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { withClient, type ClientConfig } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { ifThere } from "../../account/names/tags";

/** Removes a stack's ledger. Does nothing if there is none. Rejects if AWS refuses. */
export async function removeLedger(config: ClientConfig, Name: string): Promise<void> {
  return withClient(SSMClient, config, async (client) => {
    await ifThere(
      () => client.send(new DeleteParameterCommand({ Name })),
      (error) => isNamed(error, "ParameterNotFound"),
    );
  });
}
