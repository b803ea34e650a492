import type { Inputs, Stored } from "./types";

export const account = "123456789012";

export const region = "us-east-1";

/** AWS's view of a resource's inputs. Some of them change by themselves. */
export function liveInputs({ inputs, outputs }: Pick<Stored, "inputs" | "outputs">): Inputs {
  const changed = Object.entries(outputs).filter(([key]) => key in inputs);
  return { ...inputs, ...Object.fromEntries(changed) };
}

/** An ARN in the account; `place` is the region if it is not the stack's. */
export function arn(service: string, resource: string, place: unknown = region): string {
  return `arn:aws:${service}:${String(place)}:${account}:${resource}`;
}

export function text(inputs: Inputs, key: string): string {
  return String(inputs[key]);
}

export function texts(inputs: Inputs | undefined, key: string): readonly string[] {
  return (inputs?.[key] ?? []) as readonly string[];
}

export function withoutUndefined(inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));
}
