import { described } from "../aws";
import type { EvaluatedResource } from "../evaluate";
import type { Accept, Acceptance, Control, ControlResult, Resources } from "./types";

/** A control's state, before acceptances. */
export interface Checked {
  readonly state: "met" | "open" | "notApplicable";
  readonly how: string;
}

/** Judges the inputs of the resources that a control is about. All resources to which it applies must pass. */
export function check(control: Control, resources: Resources): Checked {
  const { applicable, failing } = judged(control, resources);
  if (applicable.length === 0) return { state: "notApplicable", how: "" };
  return failing.length === 0
    ? { state: "met", how: control.met }
    : { state: "open", how: control.open + which(failing, applicable) };
}

/**
 * The control's result for the stack; undefined if the control does not apply. It is accepted if all failing resources
 * are accepted.
 */
export function resultOf(control: Control, resources: Resources): ControlResult | undefined {
  const { state, how } = check(control, resources);
  if (state === "notApplicable") return undefined;
  const result = { id: control.id, title: control.title, page: pageOf(control.id), how };
  const acceptance = state === "open" ? acceptanceOfAll(control, resources) : undefined;
  return acceptance ? { ...result, state: "accepted", ...acceptance } : { ...result, state };
}

/** The control's own acceptance of one resource; undefined if the resource passes, or fails without a reason. */
export function acceptanceIn(
  control: Control,
  resource: EvaluatedResource,
  resources: Resources,
): Acceptance | undefined {
  return judges(control, resource) && control.passes(resource, resources) === false
    ? accepts(control.accepted, resource, resources)
    : undefined;
}

/** The acceptance of one resource of a stack, if there is one. */
export function accepts(
  accept: Accept | undefined,
  resource: EvaluatedResource,
  resources: Resources,
): Acceptance | undefined {
  return typeof accept === "function" ? accept(resource, resources) : accept;
}

/** AWS's page about a control, e.g. `ECS.5`. */
export function pageOf(id: string): string {
  const [service = ""] = id.toLowerCase().split(".");
  const anchor = id.toLowerCase().replace(".", "-");
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/${service}-controls.html#${anchor}`;
}

/** Whether a control can judge a resource, according to the description of its type. */
export function judges({ id, besides = [] }: Control, { type }: EvaluatedResource): boolean {
  const ids = described.get(type)?.controls ?? [];
  return (Array.isArray(ids) && ids.includes(id)) || besides.some((kind) => kind.type === type);
}

function judged(control: Control, resources: Resources) {
  const verdicts = resources
    .filter((each) => judges(control, each))
    .map((resource) => ({ resource, passes: control.passes(resource, resources) }));
  return {
    applicable: verdicts.filter(({ passes }) => passes !== undefined),
    failing: verdicts.filter(({ passes }) => passes === false).map(({ resource }) => resource),
  };
}

/** Names the failing resources, if others pass. */
function which(failing: Resources, applicable: readonly unknown[]): string {
  return failing.length === applicable.length
    ? ""
    : ` (${failing.map(({ name }) => name).join(", ")})`;
}

/** Every reason once, with the earliest date; undefined if a failing resource has no reason. */
function acceptanceOfAll(control: Control, resources: Resources): Acceptance | undefined {
  const found = judged(control, resources).failing.map((each) =>
    acceptanceIn(control, each, resources),
  );
  const known = found.filter((each) => each !== undefined);
  const [review] = known.map((each) => each.review).sort();
  if (review === undefined || known.length < found.length) return undefined;
  return { reason: [...new Set(known.map(({ reason }) => reason))].join(" "), review };
}
