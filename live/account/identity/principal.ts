import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import type { Ask } from "../../calls/ask";
import { withClient, type ClientConfig } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { ifThere } from "../names/tags";
import type { Caller } from "./caller";

const session = /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//;

/**
 * The ARN of the user or role behind a caller, in the form that IAM's simulator accepts. Undefined for the account's root
 * and for a federated user, which have no policies of their own in IAM. A session's ARN does not contain the path of its
 * role, so the role is looked up. If AWS refuses the look-up, the result has no path.
 */
export async function principalOf(
  config: ClientConfig,
  { arn }: Caller,
  ask: Ask,
): Promise<string | undefined> {
  if (/^arn:[^:]+:iam::\d+:user\//.test(arn)) return arn;
  const [, partition = "", account = "", name = ""] = session.exec(arn) ?? [];
  if (name === "") return undefined;
  return (await roleArn(config, name, ask)) ?? `arn:${partition}:iam::${account}:role/${name}`;
}

/** The ARN of a role, with its path; undefined if AWS has no such role or does not say. */
export async function roleArn(
  config: ClientConfig,
  name: string,
  ask: Ask,
): Promise<string | undefined> {
  return withClient(IAMClient, config, async (client) => {
    const answer = await ask("iam:GetRole", () =>
      ifThere(
        () => client.send(new GetRoleCommand({ RoleName: name })),
        (error) => isNamed(error, "NoSuchEntityException"),
      ),
    );
    return answer?.Role?.Arn;
  });
}
