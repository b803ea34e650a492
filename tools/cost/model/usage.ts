import { described, iam } from "../../aws";
import type { EvaluatedResource } from "../../evaluate";
import type { PriceBook, UsageArgs } from "../book";
import { priceKeys } from "../items";
import type { UsageLine } from "../types";
import { ofKind } from "./inputs";
import { interfaceEndpoints, natGateways } from "./network";

/** What a stack pays by use, in addition to the hourly costs, in the order of `priceItems`. */
export function usageLines(all: readonly EvaluatedResource[], book: PriceBook): UsageLine[] {
  return [...usageOfKinds(all), ...usageOfNetwork(all), ...usageOfTraces(all)]
    .sort((a, b) => priceKeys.indexOf(a.key) - priceKeys.indexOf(b.key))
    .map((each) => book.usage(each));
}

function usageOfKinds(all: readonly EvaluatedResource[]): readonly UsageArgs[] {
  const types = new Set(all.map(({ type }) => type));
  return [...described.values()].flatMap(({ type, usage = [] }) => (types.has(type) ? usage : []));
}

/** Gateways in an awsx VPC are not among the resources. Endpoints of type Gateway are free. */
function usageOfNetwork(all: readonly EvaluatedResource[]): readonly UsageArgs[] {
  const example = { amount: 10, example: "10 GB" };
  return [
    ...(natGateways(all).gateways > 0
      ? [{ key: "natGb" as const, item: "data through NAT gateways", ...example }]
      : []),
    ...(interfaceEndpoints(all).length > 0
      ? [{ key: "endpointGb" as const, item: "data through interface endpoints", ...example }]
      : []),
  ];
}

/** Only the task's right to write to X-Ray shows that traces go there. */
function usageOfTraces(all: readonly EvaluatedResource[]): readonly UsageArgs[] {
  const writes = ofKind(all, iam.rolePolicy).some(({ inputs }) =>
    JSON.stringify(inputs["policy"]).includes("xray:PutTraceSegments"),
  );
  if (!writes) return [];
  const note = "an account's first 100,000 of a month are free";
  return [{ key: "xrayTraces", item: "traces in X-Ray", amount: 1, example: "1 million", note }];
}
