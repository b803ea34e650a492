import { shellWord } from "../../text/shellWord";
import { fail, ok, warn, type Check } from "../types";

/** Which account the credentials belong to, and whether the stack may be in it. */
export const account: Check = {
  name: "account",
  lines: ({ caller: { account: id, arn }, settings: { aws } }) => {
    const { region, allowedAccountIds: allowed } = aws;
    const who = arn.split(":").slice(5).join(":");
    const profile = aws.profile === undefined ? "" : ` --profile ${shellWord(aws.profile)}`;
    if (allowed && !allowed.includes(id)) {
      return Promise.resolve([
        fail(
          `the credentials lead to ${id}, and aws:allowedAccountIds has only ${allowed.join(", ")}`,
          `aws sts get-caller-identity${profile}`,
        ),
      ]);
    }
    const text = `${id} in ${region}, as ${who}`;
    if (who === "root") {
      return Promise.resolve([
        warn(`${text}: a role for deployments can do less harm`, `pulumi -C bootstrap up`),
      ]);
    }
    return Promise.resolve([ok(text)]);
  },
};
