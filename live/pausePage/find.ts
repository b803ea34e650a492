import {
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { isOfStack, type StackTags } from "../../components/account/stackTags";
import type { Ask } from "../ask";
import { forwardWeights } from "../balancing/forwardWeights";
import { rulesByListener, tagsByArn } from "../balancing/rules";
import type { Tags } from "../names/types";

/** The tag of a rule that shows a page. The rule also has the tags of its stack. */
export const pageTag = { PausePage: "true" } as const;

/** The load balancer as a stack's service uses it. */
export interface Door {
  /** Whether the load balancer belongs to the stack. */
  readonly isOwn: boolean;
  /** Whether other stacks may use it, too. */
  readonly isShared: boolean;
  /** The listeners that forward to the service. */
  readonly listeners: readonly DoorListener[];
}

export interface DoorListener {
  readonly arn: string;
  /** The numbers of its rules. */
  readonly taken: readonly number[];
  /** The number of the rule that forwards to the service; undefined if only the default action does. */
  readonly appRule: number | undefined;
  /** ARNs of the rules that show the stack's page. */
  readonly pages: readonly string[];
}

/** The load balancer in front of target groups; undefined if there is none, or if AWS does not say. */
export async function findDoor(
  client: ElasticLoadBalancingV2Client,
  targetGroupArns: readonly string[],
  stackTags: StackTags,
  ask: Ask,
): Promise<Door | undefined> {
  if (targetGroupArns.length === 0) return undefined;
  const groups = await ask("elasticloadbalancing:DescribeTargetGroups", () =>
    client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [...targetGroupArns] })),
  );
  const [balancer] = (groups?.TargetGroups ?? []).flatMap((group) => group.LoadBalancerArns ?? []);
  if (balancer === undefined) return undefined;
  const all = await ask(
    "elasticloadbalancing:DescribeListeners, elasticloadbalancing:DescribeRules",
    () => rulesByListener(client, balancer),
  );
  const listeners = (all ?? []).filter(({ rules }) =>
    rules.some((rule) => forwardsTo(rule, targetGroupArns)),
  );
  const fixed = listeners.flatMap(({ rules }) => rules.filter(isFixed));
  const tags = await ask("elasticloadbalancing:DescribeTags", () =>
    tagsByArn(client, [balancer, ...fixed.map(({ RuleArn = "" }) => RuleArn)]),
  );
  if (tags === undefined) return undefined;
  const own = tags.get(balancer);
  return {
    isOwn: isOfStack(own, stackTags),
    isShared: own?.["Shared"] === "true",
    listeners: listeners.map(({ arn, rules }) => {
      const numbered = rules.filter(({ IsDefault }) => IsDefault !== true);
      return {
        arn,
        taken: numbered.map(numberOf),
        appRule: lowest(numbered.filter((rule) => forwardsTo(rule, targetGroupArns))),
        pages: numbered
          .map(({ RuleArn = "" }) => RuleArn)
          .filter((rule) => isPage(tags.get(rule), stackTags)),
      };
    }),
  };
}

/** ARNs of the rules that show a stack's page; empty if there are none, or if AWS does not say. */
export async function findPages(
  ...asking: Parameters<typeof findDoor>
): Promise<readonly string[]> {
  const door = await findDoor(...asking);
  return (door?.listeners ?? []).flatMap(({ pages }) => pages);
}

function isPage(tags: Tags | undefined, stackTags: StackTags): boolean {
  return isOfStack(tags, stackTags) && tags?.["PausePage"] === pageTag.PausePage;
}

function forwardsTo(rule: Rule, targetGroupArns: readonly string[]): boolean {
  const groups = forwardWeights(rule);
  return targetGroupArns.some((arn) => groups.has(arn));
}

function isFixed({ Actions = [] }: Rule): boolean {
  return Actions.some(({ Type }) => Type === "fixed-response");
}

function numberOf({ Priority }: Rule): number {
  return Number(Priority);
}

function lowest(rules: readonly Rule[]): number | undefined {
  return rules.length === 0 ? undefined : Math.min(...rules.map(numberOf));
}
