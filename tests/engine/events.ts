import type * as auto from "@pulumi/pulumi/automation";
import { text, type Inputs } from "./standin/world";

/** What a person would call a resource by. */
export function knownAs(inputs: Inputs): string {
  const keys = ["name", "namePrefix", "dashboardName", "family", "description", "cidrBlock"];
  const key = keys.find((each) => inputs[each] !== undefined);
  const port = inputs["fromPort"] ?? inputs["port"];
  return [key === undefined ? "" : text(inputs, key), port].filter(Boolean).join(" ");
}

/**
 * The SDK writes the answer of every look-up to the engine's debug log, which only `--debug` shows; the registry's
 * password of twelve hours is one. Nothing in a program can prevent that.
 */
export function isLookupTrace({ diagnosticEvent }: auto.EngineEvent): boolean {
  const trace = "Invoke RPC finished: tok=aws:ecr/getAuthorizationToken";
  return (
    String(diagnosticEvent?.severity) === "debug" && !!diagnosticEvent?.message.startsWith(trace)
  );
}

interface StepMetadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
}

/** Whether a step changes something that a provider made. */
export function isChange({ op, type }: StepMetadata): boolean {
  const component = type.startsWith("mcp-catalog:") || type === "pulumi:pulumi:Stack";
  return !component && !["same", "read", "refresh"].includes(op);
}

/** A replacement is several steps to the engine, and one thing to a person. */
export function describeStep({ op, urn }: StepMetadata): string {
  const operation = /^(create-replacement|replace|delete-replaced)$/.test(op) ? "replace" : op;
  return `${operation} ${urn.split("::").at(-1) ?? urn}`;
}
