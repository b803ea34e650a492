import type { PolicyDocument } from "../../../tools/permissions/documents";
import type { Statement } from "../../../tools/permissions/statements";

/** The statements that allow an action on a resource, whatever their conditions. */
export function allowing(
  documents: readonly PolicyDocument[],
  action: string,
  arn: string,
): readonly Statement[] {
  return documents
    .flatMap((each) => each.Statement)
    .filter(
      ({ Action, Resource }) => Action.includes(action) && Resource.some((each) => fits(each, arn)),
    );
}

/** Whether an ARN is one of those that a policy names: `*` is any text. */
export function fits(pattern: string, arn: string): boolean {
  const parts = pattern.split("*").map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(arn);
}

/** Every action of some policies. */
export function actionsOf(documents: readonly PolicyDocument[]): readonly string[] {
  const all = documents.flatMap((each) => each.Statement).flatMap((each) => each.Action);
  return [...new Set(all)].sort();
}
