import { covers, hasNone, type Statement } from "../policies";
import type { Control } from "../types";
import type { EvaluatedResource } from "../../evaluate";

/** Resources that stand for every key of the account.
 * https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html */
const allKeys = /^(?:\*|arn:[^:]*:kms:[^:]*:[^:]*:(?:\*|key\/\*))$/;

/** https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html */
export const iamControls: readonly Control[] = [
  {
    id: "IAM.1",
    title: "No policy allows everything",
    passes: without((each) => each.actions.includes("*") && each.resources.includes("*")),
    met: "policies of the execution role and the task role: named actions only",
    open: "a policy allows `*` on `*`",
    checkov: ["CKV_AWS_62", "CKV_AWS_63", "CKV2_AWS_40"],
  },
  {
    id: "IAM.21",
    title: "No policy allows every action of a service",
    passes: without((each) => each.actions.some((action) => /^(?:\*|[\w-]+:\*)$/.test(action))),
    met: "policies of the execution role and the task role: named actions only",
    open: "a policy allows `service:*`",
  },
  {
    id: "IAM.27",
    title: "No role has AWSCloudShellFullAccess",
    passes: ({ inputs }) => !String(inputs["policyArn"]).endsWith("/AWSCloudShellFullAccess"),
    met: "`iam`: no such policy is attached",
    open: "AWSCloudShellFullAccess is attached; take it out of `iam.taskPolicyArns`",
  },
  {
    id: "KMS.1",
    title: "No managed policy decrypts with every key",
    passes: without(decryptsWithAll),
    met: "policies name the keys",
    open: "a policy allows `kms:Decrypt` with every key",
  },
  {
    id: "KMS.2",
    title: "No policy within a role decrypts with every key",
    passes: without(decryptsWithAll),
    met: "`encryption`: the roles' policies name the key, or none",
    open: "a policy allows `kms:Decrypt` with every key",
  },
];

/** Passes if the document can be read and has no statement that allows such a thing. */
function without(isLike: (statement: Statement) => boolean) {
  return ({ inputs }: EvaluatedResource) =>
    hasNone(inputs["policy"], (each) => each.allows && isLike(each));
}

function decryptsWithAll(statement: Statement): boolean {
  return (
    ["kms:Decrypt", "kms:ReEncryptFrom"].some((action) => covers(statement, action)) &&
    statement.resources.some((each) => allKeys.test(each))
  );
}
