import * as pulumi from "@pulumi/pulumi";
import { getCallerIdentity } from "@pulumi/aws/getCallerIdentity";
import type { Live } from "../common/live";
import { together, type Ask } from "../common/lookUps";

/**
 * The provider's account, after a check that it is also the account of the program's own calls to AWS. The provider and
 * the program read the machine's credentials with different libraries. If the accounts differed, the program would
 * judge another account's service.
 *
 * Raises a RunError that names both accounts if they differ. Also raises one if AWS refuses to name the account.
 */
export async function sameAccount(
  live: Pick<Live, "accountId">,
  ask: Ask,
  opts: pulumi.InvokeOptions,
): Promise<string> {
  const question = {
    key: "aws:region",
    what: "whose credentials these are",
    takes: "sts:GetCallerIdentity",
  };
  const { provider, own } = await together({
    provider: ask(question, async () => (await getCallerIdentity({}, opts)).accountId),
    own: ask(question, () => live.accountId()),
  });
  if (own === undefined || own === provider) return provider;
  throw new pulumi.RunError(
    [
      `The stack is in account ${provider}, and the credentials that this program finds are of account ${own}.`,
      "Use one identity for both: either set aws:profile in the stack file, or keep only one kind of credentials in",
      "the shell (AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY). This shows whose they are:",
      "  aws sts get-caller-identity",
    ].join("\n"),
  );
}
