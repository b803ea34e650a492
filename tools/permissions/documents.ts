import type { Scope } from "./scope";
import { statementsOf, type Statement } from "./statements";
import type { Permissions } from "./types";

/** An IAM policy. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** What a managed policy may have: characters, without white space. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const longestPolicy = 6144;

/** How many managed policies a role can have without a request to AWS. */
export const mostPolicies = 10;

/** Reads that reveal what the app handles: a preview, which runs whatever a pull request has, does without. */
export const revealing = [
  "secretsmanager:GetSecretValue",
  "logs:GetLogEvents",
  "logs:FilterLogEvents",
  "kms:Decrypt",
];

/** What a preview needs: everything that looks, but for secrets and logs. */
export function previewPolicies({ reads }: Permissions, scope: Scope): readonly PolicyDocument[] {
  const allowed = reads.filter((action) => !revealing.includes(action));
  return packed(statementsOf(allowed, scope, ""));
}

/**
 * What a deployment needs beside the preview's policies. Roles are made and changed only if the boundary bounds them, so
 * that a deployment cannot give itself more than it has.
 */
export function deployPolicies(
  { reads, writes }: Permissions,
  scope: Scope,
  boundaryArn: string,
): readonly PolicyDocument[] {
  const allowed = [...reads.filter((action) => revealing.includes(action)), ...writes];
  return packed(statementsOf(allowed, scope, boundaryArn));
}

/** As few policies as hold the statements, in their order. Throws if one statement is longer than a policy may be. */
function packed(statements: readonly Statement[]): readonly PolicyDocument[] {
  const all: Statement[][] = [];
  for (const statement of statements) {
    const fitting = all.find((each) => size([...each, statement]) <= longestPolicy);
    if (fitting) fitting.push(statement);
    else if (size([statement]) <= longestPolicy) all.push([statement]);
    else
      throw new Error(
        `a statement is longer than ${longestPolicy} characters: ${statement.Action[0]} …`,
      );
  }
  return all.map(document);
}

function size(statements: readonly Statement[]): number {
  return JSON.stringify(document(statements)).length;
}

function document(statements: readonly Statement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
