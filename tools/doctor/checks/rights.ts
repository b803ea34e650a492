import { refusals, type Refusal } from "../../../live/doctor/simulate";
import { principalOf } from "../../../live/account/identity/principal";
import { permissionsFor } from "../../permissions";
import { deploymentQuestions, scopeOf } from "../questions";
import { fail, ok, warn, type Check } from "../types";

/** The actions that are shown; the others are counted. */
const mostShown = 6;

/** Whether the caller may do what `pulumi up` of this stack does, action by action. */
export const rights: Check = {
  name: "rights",
  lines: async ({ config, caller, preview, settings }, ask) => {
    const principal = await principalOf(config, caller, ask);
    if (principal === undefined) {
      return [warn(`nothing to simulate: ${caller.arn} has no policies of its own in IAM`)];
    }
    const types = preview.resources.filter(({ custom }) => custom).map(({ type }) => type);
    const { reads, writes } = await permissionsFor(types, preview.lookups);
    const actions = [...reads, ...writes];
    const questions = deploymentQuestions(
      actions,
      scopeOf(settings, caller.account),
      settings.iam.permissionsBoundary,
    );
    const refused = await refusals(config, principal, questions, ask);
    if (refused === undefined) return [];
    const role = principal.split(":").at(-1) ?? principal;
    if (refused.length === 0) {
      return [ok(`${role} may take all ${actions.length} actions that pulumi up needs`)];
    }
    return causes(refused).map(([by, names]) =>
      fail(
        `${names.length} of ${actions.length} actions are refused to ${role} by ${by}: ${shown(names)}`,
        "pulumi -C bootstrap up",
      ),
    );
  },
};

function causes(refused: readonly Refusal[]): readonly (readonly [string, readonly string[]])[] {
  return [...new Set(refused.map(({ by }) => by))].map((by) => [
    by === "no policy" ? "the lack of a policy" : by,
    refused.filter((each) => each.by === by).map(({ action }) => action),
  ]);
}

function shown(names: readonly string[]): string {
  const more = names.length - mostShown;
  return `${names.slice(0, mostShown).join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
}
