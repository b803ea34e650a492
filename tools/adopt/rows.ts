import { takenKinds } from "../../components/account/takenNames";
import { removal } from "../../components/account/takenNames/removal";
import type { AccountByHand } from "../../live/adopt";
import { isOfStack, type StackTags } from "../../components/account/stackTags";
import { effects } from "../diff/effects";
import type { EvaluatedResource } from "../evaluate";
import { adoptables, unadoptable, type Adoptable, type Candidate } from "./kinds";
import type { Row, Taken } from "./types";

/**
 * Names of the resources that the guide makes. Other resources of these types are listed only if
 * the account has them.
 */
const ofTheGuide: Readonly<Record<string, RegExp>> = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": /-High-CPU$/,
  "aws:cloudwatch/logGroup:LogGroup": /^\/ecs\//,
  "aws:secretsmanager/secret:Secret": /\/supabase-/,
};

/** The stack, and its resources in Pulumi's state. */
export interface Place {
  readonly tags: StackTags;
  readonly region: string;
  /** URNs of the resources in the state. */
  readonly inState: ReadonlySet<string>;
}

/** What becomes of each resource, and what Pulumi takes over. */
export function rowsOf(
  resources: readonly EvaluatedResource[],
  account: AccountByHand,
  place: Place,
): { readonly rows: readonly Row[]; readonly taken: readonly Taken[] } {
  const all = [...adoptables].flatMap(([type, adoptable]) =>
    resources
      .filter((each) => each.type === type)
      .flatMap((each) => rowOf(each, adoptable, account, place)),
  );
  const untakable = account.names
    .filter(({ kind, tags }) => unadoptable.includes(kind) && !isOfStack(tags, place.tags))
    .map((each) => ({
      what: takenKinds[each.kind],
      name: each.name,
      fate: "inTheWay" as const,
      note: `the stack needs its name: ${removal(each)} --region ${place.region}`,
    }));
  return {
    rows: [...all.map(({ row }) => row), ...untakable],
    taken: all.flatMap(({ taken }) => taken ?? []),
  };
}

function rowOf(
  { type, urn, inputs }: EvaluatedResource,
  adoptable: Adoptable,
  account: AccountByHand,
  { tags, inState }: Place,
): readonly { readonly row: Row; readonly taken?: Taken }[] {
  const { what } = adoptable;
  const found = adoptable.find(inputs, account);
  if (!found) {
    const name = adoptable.name(inputs);
    if (ofTheGuide[type]?.test(name) === false) return [];
    const note = inState.has(urn) ? "AWS does not have it any more: pulumi refresh" : "";
    return [{ row: { what, name, fate: "missing", note } }];
  }
  const base = { what, name: found.name };
  if (inState.has(urn)) return [{ row: { ...base, fate: "own", note: "" } }];
  const other = ownerText(found, tags);
  const trouble = other ?? found.trouble;
  if (trouble !== undefined) {
    const effect = other === undefined ? effects[type]?.replaced : undefined;
    const note = effect === undefined ? trouble : `${trouble}; if it is replaced, ${effect}`;
    return [{ row: { ...base, fate: "inTheWay", note } }];
  }
  const untagged = isOfStack(found.tags, tags) ? undefined : found.arn;
  return [
    { row: { ...base, fate: "kept", note: kept(type) }, taken: { urn, id: found.id, untagged } },
  ];
}

/** The owner of a resource with the tags of another stack; undefined without such tags. */
function ownerText({ tags }: Candidate, own: StackTags): string | undefined {
  const { Project, Stack } = tags ?? {};
  if (Project === undefined || Stack === undefined || isOfStack(tags, own)) return undefined;
  return `it belongs to stack ${Stack} of project ${Project}`;
}

const holds: Readonly<Record<string, string>> = {
  "aws:ecr/repository:Repository": "with its images",
  "aws:secretsmanager/secret:Secret": "with its value",
  "aws:cloudwatch/logGroup:LogGroup": "with its lines",
  "aws:lb/loadBalancer:LoadBalancer": "with its address",
  "aws:ecs/service:Service": "its tasks are replaced one by one",
};

function kept(type: string): string {
  return holds[type] ?? "changed in place";
}
