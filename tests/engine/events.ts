import type * as auto from "@pulumi/pulumi/automation";
import { text, type Inputs } from "../../tools/account/world";

/** What a person would call a resource by. */
export function knownAs(inputs: Inputs): string {
  const keys = [
    "name",
    "bucket",
    "namePrefix",
    "dashboardName",
    "family",
    "description",
    "cidrBlock",
    "alarmName",
    "configurationName",
    "resourceArn",
    "rule",
    "topic",
    "arn",
  ];
  const key = [...keys, "secretId", "role"].find((each) => inputs[each] !== undefined);
  const port = inputs["fromPort"] ?? inputs["port"];
  const name = key === undefined ? "" : text(inputs, key);
  // A secret's ARN ends with six characters of its own.
  const known = key === "secretId" ? name.split(":").at(-1)?.slice(0, -7) : name;
  return [known, port, inputs["targetId"], inputs["protocol"]].filter(Boolean).join(" ");
}

/** What the SDK writes to the engine's debug log although it is secret, each by how it starts. */
const traces = [
  // The registry's password of twelve hours.
  "Invoke RPC finished: tok=aws:ecr/getAuthorizationToken",
  // A value that a provider has made up, or that is only in the state: those of the stack file are known, and masked.
  "RegisterResource RPC finished: resource:secrets-",
];

/** Whether an event is one of those, which only `--debug` shows. Nothing in a program can prevent them. */
export function isSecretTrace({ diagnosticEvent }: auto.EngineEvent): boolean {
  return (
    String(diagnosticEvent?.severity) === "debug" &&
    traces.some((trace) => diagnosticEvent?.message.startsWith(trace))
  );
}

/** What a person reads of an event; nothing of what only `--debug` shows, or of what is shown for a moment. */
export function saidIn({ diagnosticEvent }: auto.EngineEvent): Said | undefined {
  if (!diagnosticEvent || diagnosticEvent.ephemeral) return undefined;
  const { message, severity } = diagnosticEvent;
  return { severity, text: message.replace(/<\{%[^%]*%\}>/g, "").trim() };
}

interface Said {
  readonly severity: string;
  readonly text: string;
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
