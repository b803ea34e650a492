import * as pulumi from "@pulumi/pulumi";
import type { StackTags } from "../stackTags";
import type { Live } from "../../common/live";
import { removal } from "./removal";
import type { FixedName, NamedKind, TakenName } from "./types";

export * from "./leftover";
export * from "./restore";
export * from "./types";

/** The names to look up. */
export interface TakenNamesArgs {
  /** Every fixed name that the stack needs. */
  readonly names: readonly FixedName[];
  /** Tags that only this stack's resources carry. */
  readonly stackTags: StackTags;
  /** The region, for the commands that the message prints. */
  readonly region: string;
  readonly live: Live;
}

/**
 * Checks, in previews and updates, that nothing else in the account uses a name that this stack needs. Raises a
 * RunError that lists all such names, each with the command that removes its owner. Warns if AWS does not answer a
 * call. Once the stack's own service runs, only secrets are looked up, because the other names are then the stack's own.
 * Resolves with the stack's own secrets that this run must adopt.
 */
export async function refuseTakenNames(args: TakenNamesArgs): Promise<readonly TakenName[]> {
  const { taken: all, unread } = await args.live.takenNames(args.names, args.stackTags);
  const removed = all.filter((each) => isRemovedHere(each, args.stackTags));
  const taken = all.filter((each) => !removed.includes(each));
  if (unread.length > 0) {
    await pulumi.log.warn(
      `Could not check all names that this stack needs: ${unread.join("; ")}. ` +
        "A name that is taken makes pulumi up fail half-way.",
    );
  }
  if (taken.length === 0) return removed;
  throw new pulumi.RunError(takenText(taken, args));
}

/**
 * Whether a name belongs to a secret that this stack has removed, and that can be restored or has
 * been restored.
 */
function isRemovedHere(
  { scheduledForDeletion, isRestored, owner }: TakenName,
  { Project, Stack }: TakenNamesArgs["stackTags"],
): boolean {
  if (isRestored) return true;
  return scheduledForDeletion === true && owner?.project === Project && owner.stack === Stack;
}

/** The message for a person if names are taken. */
function takenText(
  taken: readonly TakenName[],
  { stackTags, region }: Pick<TakenNamesArgs, "stackTags" | "region">,
): string {
  const one = taken.length === 1;
  const lines = taken.flatMap((each) => [
    `  ${takenLabel(each)}`,
    `    ${removal(each)} --region ${region}`,
  ]);
  return [
    `${one ? "1 name" : `${taken.length} names`} that stack ${stackTags.Stack} needs ${one ? "is" : "are"} taken in this account:`,
    "",
    ...lines,
    "",
    "Nothing was changed. Each command deletes what has the name, with all data in it. To keep what is there, give this",
    "stack other names instead: another name in Pulumi.yaml, or another stack name. Then run pulumi up again.",
  ].join("\n");
}

/** What a kind of name belongs to, for people: `IAM role`. */
export const takenKinds: Readonly<Record<NamedKind, string>> = {
  repository: "ECR repository",
  secret: "Secret",
  role: "IAM role",
  cluster: "ECS cluster",
  service: "ECS service",
  balancer: "Load balancer",
  targetGroup: "Target group",
  logGroup: "Log group",
  alarm: "CloudWatch alarm",
  dashboard: "CloudWatch dashboard",
  topic: "SNS topic",
  keyAlias: "KMS alias",
};

/**
 * A name with its kind and its owner:
 * `Secret mcp-catalog/stripe-key, which waits for its deletion`.
 */
export function takenLabel(each: TakenName): string {
  return `${takenKinds[each.kind]} ${each.name}, ${ownerText(each)}`;
}

function ownerText({ owner, scheduledForDeletion }: TakenName): string {
  if (scheduledForDeletion) return "which waits for its deletion";
  return owner ? `of stack ${owner.stack} of project ${owner.project}` : "which no stack has made";
}
