import {
  IAMClient,
  paginateSimulatePrincipalPolicy,
  type EvaluationResult,
} from "@aws-sdk/client-iam";
import type { Ask } from "../calls/ask";
import { withClient, type ClientConfig } from "../calls/clients";

/** Actions to simulate together: each on each of the resources. */
export interface Question {
  readonly actions: readonly string[];
  /** ARNs, or `*`. */
  readonly resources: readonly string[];
  /** Values of condition keys, e.g. `aws:RequestedRegion`. */
  readonly context: Readonly<Record<string, string>>;
}

/** An action that IAM would refuse. */
export interface Refusal {
  readonly action: string;
  readonly resources: readonly string[];
  /** What refuses it: a statement that denies, the boundary, the organization, or the lack of a statement that allows. */
  readonly by: "a deny" | "the boundary" | "the organization" | "no policy";
}

/**
 * Asks IAM which actions a user or role may not take. An action counts as allowed if it is allowed on one of its
 * resources, because the resources of a question have several types. Undefined if AWS refuses one of the calls: then
 * nothing is known. Changes nothing.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
 */
export async function refusals(
  config: ClientConfig,
  principal: string,
  questions: readonly Question[],
  ask: Ask,
): Promise<readonly Refusal[] | undefined> {
  return withClient(IAMClient, config, async (client) => {
    const found: Refusal[] = [];
    // One after the other: IAM allows few simulations a second.
    for (const question of questions) {
      const results = await ask("iam:SimulatePrincipalPolicy", () =>
        simulate(client, principal, question),
      );
      if (results === undefined) return undefined;
      found.push(...refused(question, results));
    }
    return found;
  });
}

async function simulate(
  client: IAMClient,
  principal: string,
  { actions, resources, context }: Question,
): Promise<readonly EvaluationResult[]> {
  const results: EvaluationResult[] = [];
  const input = {
    PolicySourceArn: principal,
    ActionNames: [...actions],
    ResourceArns: [...resources],
    ContextEntries: Object.entries(context).map(([ContextKeyName, value]) => ({
      ContextKeyName,
      ContextKeyValues: [value],
      ContextKeyType: "string" as const,
    })),
  };
  for await (const { EvaluationResults } of paginateSimulatePrincipalPolicy({ client }, input)) {
    results.push(...(EvaluationResults ?? []));
  }
  return results;
}

function refused(
  { actions, resources }: Question,
  results: readonly EvaluationResult[],
): Refusal[] {
  return actions.flatMap((action) => {
    const all = results.filter(({ EvalActionName }) => EvalActionName === action);
    const [first] = all;
    if (first === undefined || all.some(isAllowed)) return [];
    return [{ action, resources, by: cause(first) }];
  });
}

/** IAM reports each resource by itself, too, if it was asked about several. */
function isAllowed({ EvalDecision, ResourceSpecificResults = [] }: EvaluationResult): boolean {
  return (
    EvalDecision === "allowed" ||
    ResourceSpecificResults.some(({ EvalResourceDecision }) => EvalResourceDecision === "allowed")
  );
}

function cause(result: EvaluationResult): Refusal["by"] {
  if (result.OrganizationsDecisionDetail?.AllowedByOrganizations === false)
    return "the organization";
  if (result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false) {
    return "the boundary";
  }
  return result.EvalDecision === "explicitDeny" ? "a deny" : "no policy";
}
