import type { EvaluatedResource } from "../../evaluate";
import { referencesOf } from "./references";
import { terraformType } from "./names";
import { attributesOf, type Attributes } from "./value";

/**
 * The part of `terraform show -json` that a scanner reads.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export interface TerraformPlan {
  readonly format_version: string;
  readonly terraform_version: string;
  readonly planned_values: { readonly root_module: { readonly resources: readonly Planned[] } };
  readonly configuration: { readonly root_module: { readonly resources: readonly Configured[] } };
}

interface Named {
  readonly address: string;
  readonly mode: "managed";
  readonly type: string;
  readonly name: string;
}

interface Planned extends Named {
  readonly values: Attributes;
}

interface Configured extends Named {
  readonly expressions: Attributes;
}

/** A plan, and Pulumi's resources for its addresses. */
export interface ConvertedPlan {
  readonly plan: TerraformPlan;
  /** Resources by their addresses in the plan. */
  readonly resources: ReadonlyMap<string, EvaluatedResource>;
  /** Resources that no scanner sees, because they do not belong to Pulumi's AWS package. */
  readonly left: readonly EvaluatedResource[];
}

/** A stack's resources as a Terraform plan that creates them. Throws for a type without a known name in Terraform. */
export function terraformPlan(all: readonly EvaluatedResource[]): ConvertedPlan {
  const scanned = all.filter(isAws);
  const named = new Map<EvaluatedResource, Named>();
  const resources = new Map<string, EvaluatedResource>();
  for (const resource of scanned) {
    const type = terraformType(resource.type);
    const name = freeName(type, resource.name, resources);
    const address = `${type}.${name}`;
    named.set(resource, { address, mode: "managed", type, name });
    resources.set(address, resource);
  }
  const addresses = new Map(scanned.map((each) => [each.urn, named.get(each)?.address ?? ""]));
  const planned = [...named].map(([resource, about]) => ({
    ...about,
    values: attributesOf(about.type, resource.inputs),
  }));
  const configured = [...named].map(([resource, about], index) => ({
    ...about,
    expressions: referencesOf(
      planned[index]?.values ?? {},
      targetsOf(resource, scanned, addresses),
    ),
  }));
  return {
    plan: {
      format_version: "1.2",
      terraform_version: "1.9.0",
      planned_values: { root_module: { resources: planned } },
      configuration: { root_module: { resources: configured } },
    },
    resources,
    left: all.filter((each) => (each.custom || each.remote) && !isAws(each) && !isProvider(each)),
  };
}

/** The ids of the resources on which a resource depends, with their addresses. */
function targetsOf(
  resource: EvaluatedResource,
  all: readonly EvaluatedResource[],
  addresses: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const needed = all.filter(({ urn }) => resource.dependencies.includes(urn));
  return new Map(needed.map(({ urn, id }) => [id ?? "", addresses.get(urn) ?? ""]));
}

function isAws({ type, custom }: EvaluatedResource): boolean {
  return custom && type.startsWith("aws:");
}

function isProvider({ type }: EvaluatedResource): boolean {
  return type.startsWith("pulumi:");
}

/**
 * A name that no other resource of the type has. In Pulumi, logical names are unique only among the children of one
 * parent.
 */
function freeName(type: string, logical: string, taken: ReadonlyMap<string, unknown>): string {
  const name = logical.replace(/[^\w-]/g, "_");
  let free = name;
  for (let count = 2; taken.has(`${type}.${free}`); count++) free = `${name}-${count}`;
  return free;
}
