import { callsOf, loadShapes, type Shapes } from "../calls";
import { sent } from "../calls/empties";
import type { Inputs } from "../calls/fields";
import { problemsOf, type Problem } from "../calls/limits";

/** The error of AWS, or of its SDK before it sends anything, for a call that is refused. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/**
 * Why AWS refuses the inputs of a resource, including its stack's default tags; undefined if it accepts them. The
 * parameters that the provider would send are compared with AWS's own service models (`tools/calls/limits`). Throws if
 * the tables of `tools/calls` do not know the type, or one of its inputs.
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

/** The SDK itself finds missing members. Everything else is judged by the service. */
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
