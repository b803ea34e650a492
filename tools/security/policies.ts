import { asList, field, json } from "./read";

/** One statement of a policy document. */
export interface Statement {
  readonly allows: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Principals that are not AWS services: accounts, roles, users, `*`. */
  readonly principals: readonly string[];
  readonly conditions: unknown;
}

/** The statements of a policy document in JSON; undefined if it cannot be read. */
export function statements(document: unknown): readonly Statement[] | undefined {
  const found = field(json(document), "Statement");
  return found === undefined ? undefined : asList(found).map(statement);
}

/** Whether a document can be read and has no such statement. */
export function hasNone(document: unknown, isLike: (statement: Statement) => boolean): boolean {
  const found = statements(document);
  return found !== undefined && !found.some(isLike);
}

/**
 * Whether a statement allows everybody, without a condition.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function isPublic({ allows, principals, conditions }: Statement): boolean {
  return allows && principals.includes("*") && conditions === undefined;
}

/**
 * Whether one of a statement's actions covers this action. Case does not matter, and `*` and `?` are wildcards.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function covers({ actions }: Statement, action: string): boolean {
  return actions.some((each) => pattern(each).test(action));
}

function pattern(action: string): RegExp {
  const escaped = action.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i");
}

function statement(raw: unknown): Statement {
  return {
    allows: field(raw, "Effect") === "Allow",
    actions: texts(field(raw, "Action")),
    resources: texts(field(raw, "Resource")),
    principals: principals(field(raw, "Principal")),
    conditions: field(raw, "Condition"),
  };
}

/** The principals of a statement. `"*"` and `{ AWS: "*" }` both mean everybody. */
function principals(principal: unknown): readonly string[] {
  if (typeof principal !== "object" || principal === null) return texts(principal);
  return Object.entries(principal).flatMap(([kind, value]) =>
    kind === "Service" ? [] : texts(value),
  );
}

function texts(value: unknown): readonly string[] {
  return asList(value).map(String);
}
