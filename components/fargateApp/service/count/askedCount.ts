import * as pulumi from "@pulumi/pulumi";
import type { ServiceNow } from "../../../common/live/service";
import { plural } from "../../../common/text/plural";
import type { AppSettings, FargateAppArgs } from "../../args";
import type { Count } from "../../types";
import { countTag } from "./countTag";

/** The settings and the facts that decide the number of tasks. */
export interface CountArgs extends Pick<AppSettings, "names" | "desiredCount"> {
  /** The service as ECS has it before this run; undefined if there is none yet. */
  readonly now: ServiceNow | undefined;
  /** The fewest and the most tasks by day; undefined if the program alone decides their number. */
  readonly limits?: { readonly min: number; readonly max: number };
}

/**
 * Compares desiredCount with the number that the live service last got from a stack file, which its tag holds, and says
 * what this run does about a difference. A service without the tag counts as unchanged.
 */
export async function askedCount(args: CountArgs): Promise<Count> {
  const { limits, desiredCount, now } = args;
  if (!limits) return { by: "program" };
  const former = now?.obeyedCount;
  if (!now || former === undefined || former === desiredCount) {
    return { by: "scaling", obeyed: desiredCount, isSet: false };
  }
  const isSet = now.desiredCount === desiredCount || isAwake(now, former, limits);
  await pulumi.log.info(changeText(args, now, isSet));
  return { by: "scaling", obeyed: isSet ? desiredCount : former, isSet };
}

/**
 * Whether the service has a number of tasks that it can have by day. With a fixed count, that is the number that the
 * last run set.
 */
function isAwake(
  { desiredCount }: ServiceNow,
  former: number,
  { min, max }: Required<CountArgs>["limits"],
) {
  return min === max ? desiredCount === former : desiredCount >= min && desiredCount <= max;
}

function changeText({ names, desiredCount }: CountArgs, now: ServiceNow, isSet: boolean): string {
  const change = `desiredCount was ${now.obeyedCount} and is ${desiredCount}, and ${names.service} wants ${plural(now.desiredCount, "task")} now`;
  return isSet
    ? `${change}: this run sets ${plural(desiredCount, "task")}, and scaling goes on from there. scaling.minCount keeps a number for good.`
    : `${change}, because it is night, the weekend or a pause. This run leaves that; the first run by day sets ${plural(desiredCount, "task")}.`;
}

/**
 * The service's tags, and the inputs that Pulumi ignores. Both depend on who decides the number of tasks. The tag tells
 * a later run whether the stack file's number is new.
 */
export function countInputs({
  count,
  desiredCount,
}: Pick<FargateAppArgs, "count" | "desiredCount">) {
  switch (count.by) {
    case "program":
      return { tags: { [countTag]: String(desiredCount) }, ignoreChanges: [] };
    case "scaling":
      return {
        tags: { [countTag]: String(count.obeyed) },
        ignoreChanges: count.isSet ? [] : ["desiredCount"],
      };
  }
}
