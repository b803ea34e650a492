import type { EvaluatedResource } from "../evaluate";
import { mapped, type Inputs } from "./fields";
import type { CallShape, ResourceShape } from "./types";
import { balancing } from "./types/balancing";
import { ecs } from "./types/ecs";
import { network } from "./types/network";
import { others } from "./types/others";
import { scaling } from "./types/scaling";
import { storage } from "./types/storage";
import { waf } from "./types/waf";
import { watching } from "./types/watching";

const shapes: Readonly<Record<string, ResourceShape>> = {
  ...balancing,
  ...ecs,
  ...network,
  ...others,
  ...scaling,
  ...storage,
  ...waf,
  ...watching,
};

/** One call of AWS's API, as the provider would make it for a resource. */
export interface ApiCall {
  /** Service and operation, `ecs.CreateService`. */
  readonly call: string;
  readonly parameters: Inputs;
  /** The parameter that names the resource itself, whose value the answer to the first call has. */
  readonly own?: string;
}

/** What this reads of a resource. */
export type Resource = Pick<EvaluatedResource, "type" | "name" | "inputs">;

/** What is known of the calls that create a resource of a type. Throws if nothing is. */
export function shapeOf(type: string): ResourceShape {
  const shape = shapes[type];
  if (!shape) throw new Error(`tools/calls knows no ${type}`);
  return shape;
}

/**
 * The calls that create a resource, with the stack's default tags where AWS takes tags. Throws if the tables do not know
 * the resource's type, or one of its inputs.
 */
export function callsOf(resource: Resource, defaultTags: Inputs = {}): readonly ApiCall[] {
  const { calls, providerOnly = [] } = shapeOf(resource.type);
  const unknown = Object.keys(resource.inputs).filter(
    (key) => !providerOnly.includes(key) && !calls.some(({ fields }) => key in fields),
  );
  if (unknown.length > 0) {
    throw new Error(`tools/calls knows no ${unknown.join(", ")} of ${resource.type}`);
  }
  const inputs = withTags(resource.inputs, defaultTags);
  return calls
    .map((call) => ({ call, own: fieldsOf(call, inputs) }))
    .filter(({ own }, index) => index === 0 || Object.keys(own).length > 0)
    .map(({ call: { call, fields, always, own: named }, own }) => ({
      call,
      parameters: mapped(fields, always)(own),
      ...(named === undefined ? {} : { own: named }),
    }));
}

/** The tags that a stack's provider gives everything it makes. */
export function defaultTagsOf(resources: readonly Resource[]): Inputs {
  const provider = resources.find(({ type }) => type === "pulumi:providers:aws");
  const given = provider?.inputs["defaultTags"];
  const { tags } = (typeof given === "string" ? JSON.parse(given) : (given ?? {})) as {
    readonly tags?: Inputs;
  };
  return tags ?? {};
}

function withTags(inputs: Inputs, defaultTags: Inputs): Inputs {
  const tags = { ...defaultTags, ...(inputs["tags"] as Inputs | undefined) };
  return Object.keys(tags).length > 0 ? { ...inputs, tags } : inputs;
}

function fieldsOf({ fields }: CallShape, inputs: Inputs): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).filter(([key, value]) => key in fields && value !== undefined),
  );
}
