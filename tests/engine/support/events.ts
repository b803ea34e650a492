import type * as auto from "@pulumi/pulumi/automation";
import { changedInputs } from "../settings/changedInputs";
import { text } from "../../../tools/account/world/values";
import type { Inputs } from "../../../tools/account/world/types";

/** The name by which a person would know a resource. */
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
  // A secret's ARN ends with six random characters.
  const known = key === "secretId" ? name.split(":").at(-1)?.slice(0, -7) : name;
  return [known, port, inputs["targetId"], inputs["protocol"]].filter(Boolean).join(" ");
}

/** Secrets that the SDK writes to the engine's debug log, each by the beginning of its line. */
const traces = [
  // The registry's password, valid for twelve hours.
  "Invoke RPC finished: tok=aws:ecr/getAuthorizationToken",
  // A value that a provider has made up, or that is only in the state. Values from the stack file are known, and
  // masked.
  "RegisterResource RPC finished: resource:secrets-",
];

/** Whether an event is such a line, which only `--debug` shows. A program cannot prevent these lines. */
export function isSecretTrace({ diagnosticEvent }: auto.EngineEvent): boolean {
  return (
    String(diagnosticEvent?.severity) === "debug" &&
    traces.some((trace) => diagnosticEvent?.message.startsWith(trace))
  );
}

/** The text of an event that a person reads. Lines of `--debug` and temporary lines are left out. */
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
  readonly old?: Readonly<{ inputs?: Inputs }>;
  readonly new?: Readonly<{ inputs?: Inputs }>;
}

/** Whether a step changes something that a provider made. */
export function isChange({ op, type }: StepMetadata): boolean {
  const component = type.startsWith("mcp-catalog:") || type === "pulumi:pulumi:Stack";
  return !component && !["same", "read", "refresh"].includes(op);
}

/** A replacement is several steps for the engine, but one change for a person. */
export function describeStep({ op, urn }: StepMetadata): string {
  const operation = /^(create-replacement|replace|delete-replaced)$/.test(op) ? "replace" : op;
  return `${operation} ${urn.split("::").at(-1) ?? urn}`;
}

/** A step with each input that differs; a resource that comes or goes is one line. */
export function inputSteps(step: StepMetadata): string[] {
  const described = describeStep(step);
  // The steps of one replacement have the same inputs.
  if (["create", "delete", "delete-replaced"].includes(step.op)) {
    return step.op === "delete-replaced" ? [] : [described];
  }
  const changed = changedInputs(step.old?.inputs, step.new?.inputs);
  return changed.length === 0 ? [described] : changed.map((input) => `${described} ${input}`);
}
