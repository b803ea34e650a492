import { kinds } from "../../aws";
import { isNone, type CloudFormation } from "../../aws/kind";
import { callsOf, defaultTagsOf, type Resource, type Shapes } from "../../calls";
import { sent } from "../../calls/empties";
import { pairs, put, without, type Inputs, type Parameters } from "../../calls/fields";
import { SecretValue, UnknownValue, type EvaluatedResource } from "../../evaluate";
import { freeId } from "./logicalId";

/**
 * A CloudFormation template that would make the same resources.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/
 */
export interface Template {
  readonly AWSTemplateFormatVersion: "2010-09-09";
  readonly Parameters: Inputs;
  readonly Resources: Readonly<Record<string, Twin>>;
}

interface Twin {
  readonly Type: string;
  readonly Properties: Parameters;
}

/** A stack as a CloudFormation template. */
export interface ConvertedTemplate {
  readonly template: Template;
  /**
   * The resource that a property comes from, by logical id. If CloudFormation writes the resource as a part of another,
   * also by property.
   */
  readonly ownerOf: (id: string, property: string) => EvaluatedResource;
}

/** Stands for a value that must not be in a file, or is not known yet. It is a parameter, so no rule can judge it. */
const unknown = { Ref: "Unknown" };

/** Maps with keys that users choose. Such keys stay as they are. */
const maps: readonly string[] = ["Options", "DockerLabels"];

/**
 * A stack's resources as the CloudFormation template that would make them, for tools that judge templates by AWS's own
 * schemas. Throws for a type without a description. `shapes` come from `loadShapes()`.
 */
export function cloudFormationTemplate(
  all: readonly EvaluatedResource[],
  shapes: Shapes,
): ConvertedTemplate {
  const twins = new Map<string, Twin>();
  const ids = new Map<EvaluatedResource, string>();
  const parts = new Map<string, EvaluatedResource>();
  const tags = defaultTagsOf(all);
  const ours = all.filter(({ type, custom }) => custom && type.startsWith("aws:"));
  for (const resource of ours) {
    const about = typeOf(resource.type);
    if (!about) continue;
    const parameters = parametersOf(resource, shapes);
    if (about.partOf) {
      const whole = wholeOf(about.partOf, parameters, ids, shapes);
      const [, named, naming = named] = about.partOf;
      for (const [property, value] of Object.entries(
        propertiesOf(about, without(parameters, naming)),
      )) {
        parts.set(`${whole}.${property}`, resource);
        join(twins.get(whole)?.Properties ?? {}, property, value);
      }
      continue;
    }
    const properties = propertiesOf(about, parameters);
    const id = freeId(resource.name, twins);
    ids.set(resource, id);
    twins.set(id, {
      Type: about.type,
      Properties: { ...properties, ...tagsOf(about, resource, tags) },
    });
  }
  const mains = new Map([...ids].map(([resource, id]) => [id, resource]));
  return {
    template: {
      AWSTemplateFormatVersion: "2010-09-09",
      Parameters: { Unknown: { Type: "String" } },
      Resources: Object.fromEntries(twins),
    },
    ownerOf: (id, property) => {
      const owner = parts.get(`${id}.${property}`) ?? mains.get(id);
      if (!owner)
        throw new Error(`cfn-lint names a resource that the template does not have: ${id}`);
      return owner;
    },
  };
}

/** The description of a type; undefined if CloudFormation does not have the type. */
function typeOf(type: string): CloudFormation | undefined {
  const about = kinds.get(type)?.cloudFormation;
  if (about) return isNone(about) ? undefined : about;
  throw new Error(`No CloudFormation type is known for ${type}: describe it in tools/aws/.`);
}

/** The parameters of all calls that create a resource, without tags, with a capital first letter. */
function parametersOf(resource: EvaluatedResource, shapes: Shapes): Parameters {
  const untagged: Resource = { ...resource, inputs: without(sent(resource), "tags") };
  const merged: Parameters = {};
  for (const { parameters } of callsOf(untagged, shapes)) {
    for (const [key, value] of Object.entries(without(parameters, "TagSpecifications"))) {
      join(merged, key, value);
    }
  }
  return capitalized(merged) as Parameters;
}

function propertiesOf(
  { properties = {}, forms = {} }: CloudFormation,
  parameters: Parameters,
): Parameters {
  let result: Parameters = parameters;
  for (const [path, target] of Object.entries(properties)) {
    const [value, rest] = taken(result, path.split("."));
    result = structuredClone(rest);
    if (value === undefined || target === undefined) continue;
    if (target === "") result = { ...result, ...(value as Parameters) };
    else put(result, target.split("."), value);
  }
  const formed = Object.entries(forms).filter(([name]) => name in result);
  return {
    ...result,
    ...Object.fromEntries(formed.map(([name, form]) => [name, form(result[name] as never)])),
  };
}

/** A value in a tree, and the tree without that value. Maps and lists that become empty are removed. */
function taken(
  tree: Parameters,
  [key = "", ...path]: readonly string[],
): readonly [value: unknown, rest: Parameters] {
  const inner = tree[key];
  if (path.length === 0 || inner === undefined) return [inner, without(tree, key)];
  const [value, rest] = taken(inner as Parameters, path);
  const left = Object.keys(rest).length === 0 ? {} : { [key]: rest };
  return [value, { ...without(tree, key), ...left }];
}

/** The logical id of the resource to which a part belongs. */
function wholeOf(
  [type, parameter, own = parameter]: NonNullable<CloudFormation["partOf"]>,
  parameters: Parameters,
  ids: ReadonlyMap<EvaluatedResource, string>,
  shapes: Shapes,
): string {
  const name = parameters[own];
  const found = [...ids].find(
    ([whole]) => whole.type === type && parametersOf(whole, shapes)[parameter] === name,
  );
  if (!found) throw new Error(`no ${type} with ${parameter} ${String(name)} is in the stack`);
  return found[1];
}

/** Adds a value to existing ones: lists grow, maps are merged. */
function join(target: Parameters, key: string, value: unknown): void {
  const there: unknown = target[key];
  if (Array.isArray(there) && Array.isArray(value)) {
    target[key] = [...(there as unknown[]), ...(value as unknown[])];
  } else put(target, [key], value);
}

function tagsOf(
  { tags: property = "Tags" }: CloudFormation,
  { inputs }: EvaluatedResource,
  defaultTags: Inputs,
): Inputs {
  const tags = { ...defaultTags, ...(inputs["tags"] as Inputs | undefined) };
  if (property === "none" || Object.keys(tags).length === 0) return {};
  return { [property]: pairs("Key", "Value")(tags) };
}

/**
 * A value with a capital first letter in every key, with policies as maps, and with a reference in place of anything
 * that no rule can judge.
 */
function capitalized(value: unknown, key = ""): unknown {
  if (value instanceof UnknownValue || value instanceof SecretValue) return unknown;
  if (typeof value === "string") return policyOf(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => capitalized(each, key));
  if (typeof value !== "object" || value === null || maps.includes(key)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      const capital = name.slice(0, 1).toUpperCase() + name.slice(1);
      return [capital, capitalized(part, capital)];
    }),
  );
}

/** The policy document in a text; undefined if there is none. */
function policyOf(text: string): unknown {
  if (!text.startsWith("{") || !text.includes('"Statement"')) return undefined;
  return JSON.parse(text) as unknown;
}
