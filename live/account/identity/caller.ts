import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { withClient, type ClientConfig } from "../../calls/clients";

/** Whose credentials a call was signed with. */
export interface Caller {
  /** 12 digits. */
  readonly account: string;
  /** ARN of a user, of a role's session, of a federated user, or of the account's root. */
  readonly arn: string;
}

/** Asks AWS whose the credentials are. Needs no permission. Rejects if AWS refuses the credentials.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export async function callerOf(config: ClientConfig): Promise<Caller | undefined> {
  return withClient(STSClient, config, async (client) => {
    const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}));
    return Account === undefined || Arn === undefined ? undefined : { account: Account, arn: Arn };
  });
}
