import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../live";

/**
 * The provider's account, after a check that it is also the account of the program's own calls to AWS. The provider and
 * the program read the machine's credentials with different libraries. If the accounts differed, the program would
 * judge another account's service.
 *
 * Raises a RunError that names both accounts if they differ. Also raises one if AWS refuses to name the account.
 */
export function sameAccount(
  ofProvider: pulumi.Output<string>,
  live: Pick<Live, "accountId">,
): pulumi.Output<string> {
  return ofProvider.apply(async (provider) => {
    const own = await live.accountId().catch((error: unknown) => {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new pulumi.RunError(
        `sts:GetCallerIdentity did not say whose credentials these are: ${reason}`,
      );
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
  });
}
