import { z } from "zod";
import { oneOf, text, yesOrNo } from "./fields";

const policyArn = text(
  /^arn:[^:]+:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]+$/,
  "must be the ARN of a managed policy, e.g. arn:aws:iam::123456789012:policy/boundary",
);

/** `iam`: the rights of the stack's roles. */
export const iam = z
  .strictObject(
    {
      managedExecutionPolicy: yesOrNo
        .default(false)
        .describe(
          "true: AWS's AmazonECSTaskExecutionRolePolicy, which allows every repository and log group, instead of only this stack's",
        ),
      taskPolicyArns: z
        .array(policyArn, { error: "must be a list of policy ARNs" })
        .max(10, { error: "must have at most 10 policies, IAM's own limit for a role" })
        .refine((arns) => new Set(arns).size === arns.length, {
          error: "must name every policy once",
        })
        .default([])
        .describe("managed policies for the AWS services that the app calls"),
      permissionsBoundary: policyArn
        .optional()
        .describe("policy that limits every role of the stack"),
    },
    { error: "must be a map, e.g. { taskPolicyArns: [] }" },
  )
  .prefault({});

/** `encryption`: whose key encrypts the stack's data. */
export const encryption = oneOf(["aws", "customerKey"]).default("aws");
