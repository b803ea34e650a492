import { z } from "zod";
import { oneOf, text, yesOrNo } from "./fields";

const policyArn = text(
  /^arn:[^:]+:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]+$/,
  "must be the ARN of a managed policy, e.g. arn:aws:iam::123456789012:policy/boundary",
);

/** `iam`: what the stack's roles may do. */
export const iam = z
  .strictObject(
    {
      managedExecutionPolicy: yesOrNo
        .default(false)
        .describe(
          "true: AWS's AmazonECSTaskExecutionRolePolicy, for every repository and log group, instead of this stack's alone",
        ),
      taskPolicyArns: z
        .array(policyArn, { error: "must be a list of policy ARNs" })
        .max(10, { error: "must have at most 10 policies, IAM's own limit for a role" })
        .refine((arns) => new Set(arns).size === arns.length, {
          error: "must name every policy once",
        })
        .default([])
        .describe("managed policies for what the app itself calls in AWS"),
      permissionsBoundary: policyArn
        .optional()
        .describe("policy that bounds every role of the stack"),
    },
    { error: "must be a map, e.g. { taskPolicyArns: [] }" },
  )
  .prefault({});

/** `encryption`: whose key encrypts what the stack stores. */
export const encryption = oneOf(["aws", "customerKey"]).default("aws");
