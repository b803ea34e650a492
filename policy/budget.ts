import type { PolicyResource, StackValidationPolicy } from "@pulumi/policy";
import { budgetVerdict, costOf } from "../tools/cost";
import { evaluatedResources } from "./resources";

interface BudgetConfig {
  /** USD a month. */
  readonly monthly?: number;
}

/**
 * Reports a stack that costs more than its budget by the list prices, with as few tasks as it may run. The budget comes
 * from the pack's configuration; without one, nothing is checked.
 */
export const budgetPolicy: StackValidationPolicy = {
  name: "budget",
  displayName: "The stack keeps to its budget",
  description: "The stack costs no more a month than its budget, by AWS's list prices",
  enforcementLevel: "mandatory",
  configSchema: {
    properties: {
      monthly: { type: "number", exclusiveMinimum: 0, description: "USD a month" },
    },
  },
  validateStack: (args, report) => {
    const { resources } = args;
    const { monthly } = args.getConfig<BudgetConfig>();
    if (monthly === undefined) return args.notApplicable("the pack has no budget.monthly");
    const region = regionOf(resources);
    if (region === undefined) return args.notApplicable("no resource is in a region of AWS");
    const verdict = budgetVerdict(costOf(evaluatedResources(resources), region), monthly);
    if (verdict.state !== "within") report(verdict.message);
  },
};

/** The region of the first provider of AWS; undefined if there is none. */
function regionOf(resources: readonly PolicyResource[]): string | undefined {
  const regions = resources
    .filter(({ type }) => type.startsWith("aws:"))
    .map(({ provider }) => provider?.props["region"] as unknown);
  return regions.find((each) => typeof each === "string");
}
