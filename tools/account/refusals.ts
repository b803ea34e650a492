import { callsOf, loadShapes, type Shapes } from "../calls";
import { sent } from "../calls/empties";
import type { Inputs } from "../calls/fields";
import { problemsOf, type Problem } from "../calls/limits";

/** What AWS, or its SDK before it sends anything, answers to a call that it refuses. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/**
 * Why AWS refuses the inputs of a resource with its stack's default tags; undefined if it accepts them. It judges what
 * the provider would send, by AWS's own service models (`tools/calls/limits`). Throws if the tables of `tools/calls` do
 * not know the type, or an input of it.
 */
export async function refusalOf(
  type: string,
  inputs: Inputs,
  tags: Inputs = {},
): Promise<Refusal | undefined> {
  if (!type.startsWith("aws:")) return undefined;
  shapes ??= loadShapes();
  const known = await shapes;
  const name = type.split(":").at(-1) ?? "";
  for (const { call, own, parameters } of callsOf(
    { type, name, inputs: sent({ type, inputs }) },
    known,
    tags,
  )) {
    const named =
      own === undefined ? parameters : { ...parameters, [own]: "made-by-the-first-call" };
    const [problem] = problemsOf({ call, parameters: named });
    if (problem) return refusal(problem);
  }
  return undefined;
}

let shapes: Promise<Shapes> | undefined;

/** The SDK misses members by itself; the rest is the service's to judge. */
function refusal({ call, path, message, missing }: Problem): Refusal {
  const [service = "", operation = ""] = call.split(".");
  if (missing !== undefined) {
    const member = [operation, path, missing].filter((part) => part !== "").join(".");
    return {
      code: `operation error ${service}`,
      message: `1 validation error(s) found. - missing required field, ${member}.`,
    };
  }
  return { code: "ValidationException", message: `${operation}: ${path} ${message}` };
}
