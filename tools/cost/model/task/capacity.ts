import { appautoscaling } from "../../../aws";
import type { CapacityShare } from "../../../../components/common/live/service";
import type { EvaluatedResource } from "../../../evaluate";
import type { Range } from "../../types";
import { listOf, mapOf, numberOf, ofKind, textOf } from "../inputs";
import { scheduledWeek, type Week } from "./schedule";

/** How the tasks of a service are divided between Fargate and Fargate Spot. */
export interface Division {
  /** Tasks that are placed first, all of them on one of the two. */
  readonly base: number;
  readonly baseIsSpot: boolean;
  /** Share of Spot in the tasks after the base, from 0 to 1. */
  readonly spotShare: number;
}

/** All tasks on Fargate, none on Spot. */
export const noSpot: Division = { base: 0, baseIsSpot: false, spotShare: 0 };

/**
 * The division by base and weights; undefined if the service does not run on Fargate, or does not say where it runs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function divisionOf(service: EvaluatedResource): Division | undefined {
  const strategies = (listOf(service.inputs["capacityProviderStrategies"]) ?? []).map(mapOf);
  if (strategies.length === 0) {
    return service.inputs["launchType"] === "FARGATE" ? noSpot : undefined;
  }
  return dividedBy(
    strategies.map((each) => ({
      capacityProvider: textOf(each["capacityProvider"]) ?? "",
      base: numberOf(each["base"]) ?? 0,
      weight: numberOf(each["weight"]) ?? 0,
    })),
  );
}

/** The division by base and weights, from shares that are known. */
export function dividedBy(all: readonly CapacityShare[]): Division | undefined {
  if (all.some((each) => !/^FARGATE(_SPOT)?$/.test(each.capacityProvider))) return undefined;
  const withBase = all.find(({ base }) => base > 0);
  const weights = all.reduce((total, { weight }) => total + weight, 0);
  const spotWeight = all
    .filter((each) => each.capacityProvider === "FARGATE_SPOT")
    .reduce((total, { weight }) => total + weight, 0);
  return {
    base: withBase?.base ?? 0,
    baseIsSpot: withBase?.capacityProvider === "FARGATE_SPOT",
    spotShare: weights === 0 ? 0 : spotWeight / weights,
  };
}

/** How many of the tasks are on Spot, on average. ECS itself places whole tasks. */
export function spotTasks(tasks: number, { base, baseIsSpot, spotShare }: Division): number {
  const first = Math.min(tasks, base);
  return (baseIsSpot ? first : 0) + (tasks - first) * spotShare;
}

/**
 * How many tasks a service has over a week: between the limits of its scalable target, which a schedule may change.
 * Without a scalable target, its desired count.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
 */
export function weekOf(service: EvaluatedResource, all: readonly EvaluatedResource[]): Week {
  const target = targetOf(service, all);
  if (!target) return scheduledWeek(exactTasks(service), []);
  const base: Range = {
    floor: numberOf(target.inputs["minCapacity"]) ?? 0,
    ceiling: numberOf(target.inputs["maxCapacity"]) ?? 0,
  };
  const actions = ofKind(all, appautoscaling.scheduledAction).filter(scalesIt(service));
  return scheduledWeek(
    base,
    actions.map(({ inputs }) => {
      const capacity = mapOf(inputs["scalableTargetAction"]);
      return {
        schedule: textOf(inputs["schedule"]) ?? "",
        min: numberOf(capacity["minCapacity"]),
        max: numberOf(capacity["maxCapacity"]),
      };
    }),
  );
}

/** The scalable target of a service; undefined if nothing scales it. */
export function targetOf(
  service: EvaluatedResource,
  all: readonly EvaluatedResource[],
): EvaluatedResource | undefined {
  return ofKind(all, appautoscaling.target).find(scalesIt(service));
}

function scalesIt(service: EvaluatedResource): (each: EvaluatedResource) => boolean {
  const name = textOf(service.inputs["name"]) ?? service.name;
  return ({ inputs }) => textOf(inputs["resourceId"])?.split("/").at(-1) === name;
}

function exactTasks(service: EvaluatedResource): Range {
  const count = numberOf(service.inputs["desiredCount"]) ?? 1;
  return { floor: count, ceiling: count };
}
