import type { EvaluatedResource } from "../evaluate";
import { PriceBook } from "./book";
import { architectureOf, onOtherCpu, taskDefinitionType } from "./model/architecture";
import { ofType } from "./model/inputs";
import { taskCost } from "./model/tasks";
import type { PriceList } from "./priceList";
import { knownTotal } from "./types";
import { percents, range } from "./views/format";

/** What the tasks would cost on the other CPU, in one sentence; undefined where no task costs anything. */
export function otherCpu(
  resources: readonly EvaluatedResource[],
  region: string,
  prices: PriceList,
): string | undefined {
  const lines = (all: readonly EvaluatedResource[]) =>
    taskCost(all, new PriceBook(prices, region)).lines.filter(({ key }) =>
      /^(fargate|spot) /.test(key),
    );
  const [definition] = ofType(resources, taskDefinitionType);
  const before = knownTotal(lines(resources));
  if (!definition || !before || before.ceiling === 0) return undefined;
  const arm = architectureOf(definition) === "ARM64";
  const other = arm ? "X86_64" : "ARM64";
  const setting = `image.platform: ${arm ? "linux/amd64" : "linux/arm64"}`;
  const otherLines = lines(onOtherCpu(resources));
  const after = knownTotal(otherLines);
  if (!after) {
    const missing = otherLines.find(({ monthly }) => !monthly)?.basis ?? "no price";
    return `On ${other} (${setting}): ${missing}.`;
  }
  const difference = after.ceiling - before.ceiling;
  return (
    `On ${other} (${setting}) the tasks would cost ${range(after)} instead of ${range(before)}: ` +
    `${Math.abs(difference).toFixed(2)} USD ${difference < 0 ? "less" : "more"} (${percents(before, after)}).`
  );
}
