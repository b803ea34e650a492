import {
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
  type Rule,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { isOfStack, type StackTags } from "../../../components/account/stackTags";
import type { Ask } from "../../calls/ask";
import { forwardWeights } from "../forwardWeights";
import { rulesByListener, tagsByArn } from "../rules";
import type { Tags } from "../../account/names/types";

/** The tag of a rule that shows a page. The rule also has the tags of its stack. */
export const pageTag = { PausePage: "true" } as const;

/** The load balancer as a stack's service uses it. */
export interface Door {
  /** Whether the load balancer belongs to the stack. */
  readonly isOwn: boolean;
  /** Whether other stacks may use it, too. */
  readonly isShared: boolean;
  /** The listeners that forward to the service, or that show the stack's page. */
  readonly listeners: readonly DoorListener[];
}

export interface DoorListener {
  readonly arn: string;
  /** Protocol and port, e.g. `HTTPS:443`. */
  readonly name: string;
  /** Whether it forwards to the service. A later update may have made it redirect, and has left the page. */
  readonly forwards: boolean;
  /** The numbers of its rules. */
  readonly taken: readonly number[];
  /** The number of the rule that forwards to the service; undefined if only the default action does. */
  readonly appRule: number | undefined;
  /** ARNs of the rules that show the stack's page. */
  readonly pages: readonly string[];
}

/** The page of a stack, and the listeners on which people see it, e.g. `HTTPS:443`. */
export interface ShownPage {
  /** ARNs of the rules that show it. */
  readonly rules: readonly string[];
  readonly on: readonly string[];
  /** The listeners that still forward to the service. */
  readonly notOn: readonly string[];
}

/** A service behind a load balancer, and the tags of its stack. */
interface Behind {
  readonly targetGroupArns: readonly string[];
  readonly stackTags: StackTags;
}

/** ARN of the load balancer in front of target groups; undefined if there is none, or if AWS does not say. */
export async function findBalancer(
  client: ElasticLoadBalancingV2Client,
  targetGroupArns: readonly string[],
  ask: Ask,
): Promise<string | undefined> {
  if (targetGroupArns.length === 0) return undefined;
  const groups = await ask("elasticloadbalancing:DescribeTargetGroups", () =>
    client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [...targetGroupArns] })),
  );
  return (groups?.TargetGroups ?? []).flatMap((group) => group.LoadBalancerArns ?? [])[0];
}

/** A load balancer as the service behind it uses it; undefined if AWS does not say. */
export async function readDoor(
  client: ElasticLoadBalancingV2Client,
  balancer: string,
  behind: Behind,
  ask: Ask,
): Promise<Door | undefined> {
  const read = await readListeners(client, balancer, behind, ask, [balancer]);
  if (!read) return undefined;
  const own = read.tags.get(balancer);
  return {
    isOwn: isOfStack(own, behind.stackTags),
    isShared: own?.["Shared"] === "true",
    listeners: read.listeners,
  };
}

/** The page that a load balancer shows in front of a service; undefined if it shows none, or if AWS does not say. */
export async function readPage(
  client: ElasticLoadBalancingV2Client,
  balancer: string,
  behind: Behind,
  ask: Ask,
): Promise<ShownPage | undefined> {
  const { listeners = [] } = (await readListeners(client, balancer, behind, ask)) ?? {};
  const showing = listeners.filter(({ pages }) => pages.length > 0);
  if (showing.length === 0) return undefined;
  return {
    rules: showing.flatMap(({ pages }) => pages),
    on: showing.map(({ name }) => name),
    notOn: listeners.filter(({ pages }) => pages.length === 0).map(({ name }) => name),
  };
}

/** The listeners, and the tags of the rules that answer by themselves and of `others`. */
async function readListeners(
  client: ElasticLoadBalancingV2Client,
  balancer: string,
  { targetGroupArns, stackTags }: Behind,
  ask: Ask,
  others: readonly string[] = [],
) {
  const all = await ask(
    "elasticloadbalancing:DescribeListeners, elasticloadbalancing:DescribeRules",
    () => rulesByListener(client, balancer),
  );
  if (!all) return undefined;
  const fixed = all.flatMap(({ rules }) => rules.filter(isFixed));
  const tags = await ask("elasticloadbalancing:DescribeTags", () =>
    tagsByArn(client, [...others, ...fixed.map(({ RuleArn = "" }) => RuleArn)]),
  );
  if (!tags) return undefined;
  const listeners = all.map(({ arn, name, rules }): DoorListener => {
    const numbered = rules.filter(({ IsDefault }) => IsDefault !== true);
    return {
      arn,
      name,
      forwards: rules.some((rule) => forwardsTo(rule, targetGroupArns)),
      taken: numbered.map(numberOf),
      appRule: lowest(numbered.filter((rule) => forwardsTo(rule, targetGroupArns))),
      pages: numbered
        .map(({ RuleArn = "" }) => RuleArn)
        .filter((rule) => isPage(tags.get(rule), stackTags)),
    };
  });
  return {
    tags,
    listeners: listeners.filter(({ forwards, pages }) => forwards || pages.length > 0),
  };
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
