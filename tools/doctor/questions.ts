import { partitionOf } from "../../components/iam/partition";
import type { Question } from "../../live/doctor/simulate";
import type { Settings } from "../../settings/types";
import type { Scope } from "../permissions/scope";
import { statementsOf, type Statement } from "../permissions/statements";

/** What a stack's deployment touches, as the policies of `bootstrap/` have it. */
export function scopeOf({ aws, names, stackTags, sharing }: Settings, account: string): Scope {
  return {
    partition: partitionOf(aws.region),
    account,
    regions: [aws.region],
    project: stackTags.Project,
    base: names.base,
    display: names.title,
    hosts: sharing.mode === "guest" ? [names.cluster.replace(/-cluster$/, "")] : [],
    zoneIds: ["*"],
  };
}

/**
 * The questions for IAM's simulator. Each action is judged on a resource with the stack's names,
 * and with the condition keys that AWS would fill in. The policies of `bootstrap/` are made from
 * the same statements.
 */
export function deploymentQuestions(
  actions: readonly string[],
  scope: Scope,
  boundaryArn: string | undefined,
): readonly Question[] {
  return statementsOf(actions, scope, boundaryArn ?? "").map((statement) => ({
    actions: statement.Action,
    resources: statement.Resource.map((each) => concrete(each, scope)),
    context: contextOf(statement),
  }));
}

/**
 * An ARN that fits a pattern. It has the stack's region and its plain name; any other part is made
 * up.
 */
function concrete(pattern: string, { regions }: Scope): string {
  if (pattern === "*") return pattern;
  const [arn = "", partition = "", service = "", region = "", account = "", ...rest] =
    pattern.split(":");
  const own = region === "*" ? (regions[0] ?? "") : region;
  const part = rest
    .join(":")
    .replace(/([\w-])\*$/, "$1")
    .replaceAll("*", "doctor");
  return [arn, partition, service, own, account, part].join(":");
}

/** One value for each condition key. An empty one is left out: the stack's roles then have no boundary. */
function contextOf({ Condition = {} }: Statement): Question["context"] {
  const keys = Object.values(Condition).flatMap((each) => Object.entries(each));
  return Object.fromEntries(
    keys.flatMap(([key, value]) => {
      const first = typeof value === "string" ? value : (preferred(value) ?? "");
      return first === "" ? [] : [[key, first] as const];
    }),
  );
}

/** The service that every stack hands a role to, if it is among the values. */
function preferred(values: readonly string[]): string | undefined {
  return values.find((each) => each === "ecs-tasks.amazonaws.com") ?? values[0];
}
