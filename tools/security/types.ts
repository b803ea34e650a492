import type { Kind } from "../aws/kind";
import type { EvaluatedResource } from "../evaluate";

/** Every resource of a stack, from its evaluation. */
export type Resources = readonly EvaluatedResource[];

/** Why something stays unmet, and the day of the next review. */
export interface Acceptance {
  readonly reason: string;
  /** A date such as `2027-05-31`. From that day on, the preview and the scan mention the review, but nothing fails. */
  readonly review: string;
}

/** The acceptance of a resource that does not pass: always, or depending on the stack. */
export type Accept = Acceptance | AcceptIf;

type AcceptIf = (resource: EvaluatedResource, resources: Resources) => Acceptance | undefined;

/**
 * One control of AWS Security Hub CSPM, judged only by inputs.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
 */
export interface Control {
  /** Security Hub's own id, e.g. `ECS.5`. */
  readonly id: string;
  readonly title: string;
  /** Kinds that it judges in addition to those that list its id in `tools/aws/`. */
  readonly besides?: readonly Kind[];
  /** Whether one of those resources passes; undefined if the control does not apply to it. */
  readonly passes: (resource: EvaluatedResource, resources: Resources) => boolean | undefined;
  /** The setting or input that meets the control. */
  readonly met: string;
  /** What is missing, and the setting that adds it. */
  readonly open: string;
  readonly accepted?: Accept;
  /** Checkov's checks of the same thing. The control's acceptance is also valid for them. */
  readonly checkov?: readonly string[];
}

/** The result of a control for one stack. */
export type ControlResult = {
  readonly id: string;
  readonly title: string;
  /** AWS's page about it. */
  readonly page: string;
  /** The setting or input that meets the control, or what is missing and the setting that adds it. */
  readonly how: string;
} & (
  | { readonly state: "met" }
  | { readonly state: "open" }
  | ({ readonly state: "accepted" } & Acceptance)
);

/** Findings of scanners that no control is about, and why they are accepted. */
export interface ScannerFinding extends Acceptance {
  /** Checkov's ids, or the linter's. */
  readonly checks: readonly string[];
}

/** The controls that apply to a stack, with counts, and the accepted findings of scanners. */
export interface SecurityReport {
  readonly controls: readonly ControlResult[];
  readonly scanners: readonly ScannerFinding[];
  readonly counts: Readonly<Record<ControlResult["state"], number>>;
}
