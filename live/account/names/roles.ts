import { GetRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { withClient } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { ifThere, tagsOf } from "./tags";
import type { Find } from "./types";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const findRoles: Find = async (config, names, ask) => {
  return withClient(IAMClient, config, async (client) => {
    const found = names.map((name) =>
      ask("iam:GetRole", async () => {
        const answer = await ifThere(
          () => client.send(new GetRoleCommand({ RoleName: name })),
          (error) => isNamed(error, "NoSuchEntityException"),
        );
        return answer?.Role ? [{ name, tags: tagsOf(answer.Role.Tags) }] : [];
      }),
    );
    return (await Promise.all(found)).flatMap((each) => each ?? []);
  });
};
