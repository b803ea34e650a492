import type { Scope } from "./scope";
import { statementsOf, type Statement } from "./statements";
import type { Permissions } from "./types";

/** An IAM policy. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/**
 * The longest managed policy, in characters without white space.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const longestPolicy = 6144;

/** How many managed policies a role can have, unless AWS raises the quota. */
export const mostPolicies = 10;

/** Actions that reveal the app's data. A preview must not have them, because it runs the code of a pull request. */
export const revealing = [
  "secretsmanager:GetSecretValue",
  "logs:GetLogEvents",
  "logs:FilterLogEvents",
  "kms:Decrypt",
];

/** What a preview needs: every action that only reads, except of secrets and logs. */
export function previewPolicies({ reads }: Permissions, scope: Scope): readonly PolicyDocument[] {
  const allowed = reads.filter((action) => !revealing.includes(action));
  return packed(statementsOf(allowed, scope, ""));
}

/**
 * What a deployment needs in addition to the preview's policies. It may make and change only roles that have the
 * boundary, so that it cannot give itself more rights than it has.
 */
export function deployPolicies(
  { reads, writes }: Permissions,
  scope: Scope,
  boundaryArn: string,
): readonly PolicyDocument[] {
  const allowed = [...reads.filter((action) => revealing.includes(action)), ...writes];
  return packed(statementsOf(allowed, scope, boundaryArn));
}

/**
 * The statements in as few policies as possible, in their order. Throws if one statement is longer than a policy may
 * be.
 */
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
