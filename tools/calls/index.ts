import { kinds } from "../aws";
import { isNone } from "../aws/kind";
import type { EvaluatedResource } from "../evaluate";
import { mapped, type Inputs } from "./fields";
import type { CallShape, ResourceShape } from "./types";

/** The calls that create resources, by type. */
export type Shapes = Readonly<Record<string, ResourceShape>>;

/** Loads the calls that the descriptions in `tools/aws/` name. */
export async function loadShapes(): Promise<Shapes> {
  const loaded = [...kinds.values()].map(async ({ type, calls }) => {
    if (isNone(calls)) return [];
    return [[type, typeof calls === "function" ? await calls() : calls] as const];
  });
  return Object.fromEntries((await Promise.all(loaded)).flat());
}

/** One call of AWS's API that the provider would make for a resource. */
export interface ApiCall {
  /** Service and operation, `ecs.CreateService`. */
  readonly call: string;
  readonly parameters: Inputs;
  /** The parameter that names the resource itself. Its value is in the answer to the first call. */
  readonly own?: string;
}

/** The part of a resource that this file reads. */
export type Resource = Pick<EvaluatedResource, "type" | "name" | "inputs">;

/** The calls that create a resource of a type. Throws if the type has no description. */
export function shapeOf(type: string, shapes: Shapes): ResourceShape {
  const shape = shapes[type];
  if (!shape) throw new Error(`tools/aws describes no calls of ${type}`);
  return shape;
}

/**
 * The calls that create a resource, with the stack's default tags if AWS takes tags. Throws if its type is not
 * described, or if no call has one of its inputs.
 */
export function callsOf(
  resource: Resource,
  shapes: Shapes,
  defaultTags: Inputs = {},
): readonly ApiCall[] {
  const { calls, providerOnly = [] } = shapeOf(resource.type, shapes);
  const unknown = Object.keys(resource.inputs).filter(
    // The region of a resource decides who is called, not what is sent.
    (key) =>
      key !== "region" && !providerOnly.includes(key) && !calls.some(({ fields }) => key in fields),
  );
  if (unknown.length > 0) {
    throw new Error(
      `no call of ${resource.type} has ${unknown.join(", ")}: name it in the fields of a call, or in providerOnly if AWS never gets it`,
    );
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

/** The default tags that a stack's provider adds to every resource. */
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
