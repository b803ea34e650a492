import { Provider } from "@pulumi/aws/provider";
import { keepRegion } from "../components";
import type { Settings } from "../settings";

/** The provider of every AWS resource of the stack: its region, its identity, and the tags of everything. */
export function makeProvider({ aws, tags, stackTags }: Settings): Provider {
  return new Provider(
    "aws",
    {
      region: aws.region,
      profile: aws.profile,
      allowedAccountIds: aws.allowedAccountIds && [...aws.allowedAccountIds],
      assumeRoles: aws.assumeRoles && [...aws.assumeRoles],
      defaultTags: { tags },
    },
    { hooks: keepRegion(stackTags.Stack) },
  );
}
