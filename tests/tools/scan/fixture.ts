import { made } from "../cost/fixture";
import { terraformPlan, type TerraformPlan } from "../../../tools/scan/terraform/plan";
import type { Attributes } from "../../../tools/scan/terraform/value";
import type { EvaluatedResource } from "../../../tools/evaluate";

export { made };

/** The same resource, made after others. */
export function after(
  resource: EvaluatedResource,
  ...needs: readonly EvaluatedResource[]
): EvaluatedResource {
  return { ...resource, dependencies: needs.map(({ urn }) => urn) };
}

/** What a plan says that a resource of a type will be, with these inputs. */
export function valuesOf(type: string, inputs: Attributes): Attributes {
  return values(terraformPlan([made(type, "it", inputs)]).plan)[0] ?? {};
}

/** The values of every resource of a plan. */
export function values({ planned_values: { root_module: root } }: TerraformPlan) {
  return root.resources.map((each) => each.values);
}

/** The references of every resource of a plan, by its address. */
export function expressions({ configuration: { root_module: root } }: TerraformPlan) {
  return Object.fromEntries(root.resources.map((each) => [each.address, each.expressions]));
}
