import * as pulumi from "@pulumi/pulumi";
import type { ForeignRule, Live } from "../../common/live";
import { ownerOf } from "../../sharing";
import { errorText } from "../../common/text/errorText";

/**
 * A tag that the load balancer has while guests may use it. Removing the tag is an update of the balancer, so the hook
 * runs when sharing ends.
 */
export const sharedTag = { Shared: "true" } as const;

type Inputs = Readonly<Record<string, unknown>> | undefined;

/**
 * Refuses to end sharing while another stack's rules are still on the load balancer. AWS is asked only in that case.
 * https://www.pulumi.com/docs/iac/concepts/resources/options/hooks/
 */
export function keepWhileShared(
  name: string,
  stackTags: Readonly<Record<string, string>>,
  live: Live,
): pulumi.ResourceHookBinding {
  const before = new pulumi.ResourceHook(
    `${name}-still-shared`,
    async ({ oldInputs, newInputs, id }) => {
      if (!isShared(oldInputs) || isShared(newInputs)) return;
      const rules = await live.foreignRules(id, stackTags).catch((error: unknown) => {
        throw new Error(unreadText(errorText(error)));
      });
      if (rules.length > 0) throw new Error(stillSharedText(rules, stackTags));
    },
  );
  return { beforeUpdate: [before] };
}

function isShared(inputs: Inputs): boolean {
  const tags = inputs?.["tags"] as Readonly<Record<string, unknown>> | undefined;
  return tags?.["Shared"] === sharedTag.Shared;
}

/** The message of a run that would take the load balancer away from its guests. */
function stillSharedText(
  rules: readonly ForeignRule[],
  { Project: project, Stack: own }: Readonly<Record<string, string>>,
): string {
  const users = rules.map(({ hosts, ...rule }) => `  ${ownerOf(rule)}: ${hosts.join(", ")}`);
  const stacks = [
    ...new Set(rules.filter((each) => each.project === project).map(({ stack }) => stack)),
  ].filter((stack) => stack !== undefined);
  return [
    "shares: others still use this load balancer. It and all they use were left as they are:",
    ...[...new Set(users)].sort(),
    "Remove each of them, or give it a load balancer of its own, which replaces its service. For a stack that is not",
    "disposable, run the first two commands first:",
    ...stacks
      .sort()
      .flatMap((stack) => [
        `  pulumi config set disposable true --stack ${stack}`,
        `  pulumi up --stack ${stack}`,
        `  pulumi destroy --stack ${stack}`,
        `  pulumi config rm sharedWith --stack ${stack} && pulumi up --stack ${stack}`,
      ]),
    `and then run pulumi up again; until then: pulumi config set shares true --stack ${String(own)}`,
  ].join("\n");
}

/** The message if the rules cannot be read. Sharing then does not end, because the balancer may have guests. */
function unreadText(reason: string): string {
  return [
    `shares: could not check whether others still use this load balancer: ${reason}`,
    "It was left as it is. The check needs elasticloadbalancing:DescribeListeners, DescribeRules and",
    "DescribeTags.",
  ].join("\n");
}
