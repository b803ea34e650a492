import type { Kind } from "../aws/kind";
import { SecretValue, type EvaluatedResource } from "../evaluate";
import type { Resources } from "./types";

/** Every resource of a kind. */
export function every(resources: Resources, { type }: Pick<Kind, "type">): Resources {
  return resources.filter((each) => each.type === type);
}

/** The resources of a kind that name another resource in an input: `about(all, ec2.flowLog, "vpcId", vpc)`. */
export function about(
  resources: Resources,
  kind: Pick<Kind, "type">,
  key: string,
  resource: EvaluatedResource,
): Resources {
  return every(resources, kind).filter((each) => names(each.inputs[key], resource));
}

/** Whether a value is a resource's id (often an ARN), its name, or an ARN that ends with one of them. */
export function names(value: unknown, { id, inputs }: EvaluatedResource): boolean {
  if (typeof value !== "string") return false;
  return [id, inputs["name"], inputs["bucket"], inputs["arn"]].some(
    (each) => typeof each === "string" && each !== "" && (value === each || isArnOf(value, each)),
  );
}

function isArnOf(value: string, name: string): boolean {
  return value.startsWith("arn:") && (value.endsWith(`/${name}`) || value.endsWith(`:${name}`));
}

/** An input at any depth: `input(service, "networkConfiguration", "assignPublicIp")`. */
export function input(resource: EvaluatedResource, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => field(value, step), resource.inputs);
}

/** A field of an object; undefined if there is none, or if the value is not an object. */
export function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** An input that is a list; empty if it is not set. */
export function list(resource: EvaluatedResource, ...path: readonly string[]): readonly unknown[] {
  return asList(input(resource, ...path));
}

/**
 * A value as a list, because policy documents allow a single value in place of a list. A missing
 * value becomes an empty list.
 */
export function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

/** The value in a JSON text; undefined for anything else, such as a value that only AWS can know. */
export function json(value: unknown): unknown {
  const text = value instanceof SecretValue ? value.value : value;
  if (typeof text !== "string") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Whether a task definition has containers, and all of them meet a condition. */
export function everyContainer(
  taskDefinition: EvaluatedResource,
  isSo: (container: unknown) => boolean,
): boolean {
  const containers = asList(json(taskDefinition.inputs["containerDefinitions"]));
  return containers.length > 0 && containers.every(isSo);
}
