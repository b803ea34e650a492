import { z } from "zod";
import { quotedText, text } from "./fields";

/**
 * The `aws:` keys, which reach the provider.
 * https://www.pulumi.com/registry/packages/aws/installation-configuration/
 */
export const awsSchema = {
  region: text(/^[a-z]{2,4}(-[a-z]+)+-\d$/, "must be a region, e.g. us-east-1").describe(
    "region; default: AWS_REGION of the shell",
  ),
  profile: z.string().optional().describe("profile of the shared credentials file"),
  allowedAccountIds: z
    .array(text(/^\d{12}$/, "must be an account id of 12 digits, in quotes"), {
      error: 'must be a list of account ids, e.g. ["123456789012"]',
    })
    .optional()
    .describe("the only accounts this stack may touch"),
  assumeRoles: z
    .array(
      z.strictObject(
        {
          roleArn: text(/^arn:[^:]+:iam::\d{12}:role\/.+$/, "must be the ARN of an IAM role"),
          sessionName: quotedText.optional(),
          externalId: quotedText.optional(),
          duration: quotedText.optional(),
        },
        { error: "must be a role, e.g. { roleArn: arn:aws:iam::123456789012:role/deploy }" },
      ),
      {
        error: "must be a list of roles, e.g. [{ roleArn: arn:aws:iam::123456789012:role/deploy }]",
      },
    )
    .optional()
    .describe("roles to assume, one after the other"),
} as const;
