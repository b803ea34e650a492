import { ecs } from "../aws";
import type { EvaluatedResource } from "../evaluate";
import { PriceBook } from "./book";
import { architectureOf, onOtherCpu } from "./model/task/architecture";
import { ofKind } from "./model/inputs";
import { taskCost } from "./model/tasks";
import type { PriceList } from "./priceList";
import { knownTotal, type Range } from "./types";
import { percents, range } from "./views/format";

/**
 * What the tasks would cost on the other CPU, in one sentence, or which price is missing. Undefined if no task runs, or
 * none runs on Fargate.
 */
export function otherCpu(
  resources: readonly EvaluatedResource[],
  region: string,
  prices: PriceList,
): string | undefined {
  const lines = (all: readonly EvaluatedResource[]) =>
    taskCost(all, new PriceBook(prices, region)).lines.filter(({ key }) =>
      /^(fargate|spot) /.test(key),
    );
  const [definition] = ofKind(resources, ecs.taskDefinition);
  const architecture = definition && architectureOf(definition);
  const [these, others] = [lines(resources), lines(onOtherCpu(resources))];
  if (!architecture || these.every(({ quantity }) => quantity.ceiling === 0)) return undefined;
  const arm = architecture === "ARM64";
  const on = `On ${arm ? "X86_64" : "ARM64"} (image.platform: ${arm ? "linux/amd64" : "linux/arm64"})`;
  const [before, after] = [knownTotal(these), knownTotal(others)];
  if (!before || !after) {
    const missing = [...these, ...others].find(({ monthly }) => !monthly)?.basis ?? "";
    return missing.startsWith("no price for Fargate") ? `${on}: ${missing}.` : undefined;
  }
  const more = after.ceiling - before.ceiling;
  const difference: Range = {
    floor: Math.abs(after.floor - before.floor),
    ceiling: Math.abs(more),
  };
  return (
    `${on} the tasks would cost ${range(after)} instead of ${range(before)}: ` +
    `${range(difference)} USD ${more < 0 ? "less" : "more"} (${percents(before, after)}).`
  );
}
