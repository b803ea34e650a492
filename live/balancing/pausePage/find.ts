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
  return balancer === undefined
    ? undefined
    : doorOf(client, { balancer, targetGroupArns }, stackTags, ask);
}

/** A load balancer, as the service behind target groups uses it; undefined if AWS does not say. */
export async function doorOf(
  client: ElasticLoadBalancingV2Client,
  { balancer, targetGroupArns }: { balancer: string; targetGroupArns: readonly string[] },
  stackTags: StackTags,
  ask: Ask,
): Promise<Door | undefined> {
  const all = await ask(
    "elasticloadbalancing:DescribeListeners, elasticloadbalancing:DescribeRules",
    () => rulesByListener(client, balancer),
  );
  if (all === undefined) return undefined;
  const fixed = all.flatMap(({ rules }) => rules.filter(isFixed));
  const tags = await ask("elasticloadbalancing:DescribeTags", () =>
    tagsByArn(client, [balancer, ...fixed.map(({ RuleArn = "" }) => RuleArn)]),
  );
  if (tags === undefined) return undefined;
  const own = tags.get(balancer);
  const listeners = all.map(({ arn, name, rules }) => {
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
    isOwn: isOfStack(own, stackTags),
    isShared: own?.["Shared"] === "true",
    listeners: listeners.filter(({ forwards, pages }) => forwards || pages.length > 0),
  };
}

/** The page that a load balancer shows; undefined if it shows none. */
export function pageAt(door: Door | undefined): ShownPage | undefined {
  const listeners = door?.listeners ?? [];
  const showing = listeners.filter(({ pages }) => pages.length > 0);
  if (showing.length === 0) return undefined;
  return {
    rules: showing.flatMap(({ pages }) => pages),
    on: showing.map(({ name }) => name),
    notOn: listeners.filter(({ pages }) => pages.length === 0).map(({ name }) => name),
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
