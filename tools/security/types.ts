import type { Kind } from "../aws/kind";
import type { EvaluatedResource } from "../evaluate";

/** Every resource of a stack, as its evaluation gives them. */
export type Resources = readonly EvaluatedResource[];

/** A standing reason why something is not met, and the day to look at it again. */
export interface Acceptance {
  readonly reason: string;
  /** `2027-05-31`: the preview and the scan say so once it has passed; nothing fails. */
  readonly review: string;
}

/** Whether a resource that does not pass is accepted: always, or as the stack is. */
export type Accept =
  Acceptance | ((resource: EvaluatedResource, resources: Resources) => Acceptance | undefined);

/**
 * One control of AWS Security Hub CSPM, judged by inputs alone.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html
 */
export interface Control {
  /** Security Hub's own id, e.g. `ECS.5`. */
  readonly id: string;
  readonly title: string;
  /** Kinds that it judges beside those whose descriptions in `tools/aws/` list its id. */
  readonly besides?: readonly Kind[];
  /** Whether one of those resources passes; undefined if the control does not apply to it. */
  readonly passes: (resource: EvaluatedResource, resources: Resources) => boolean | undefined;
  /** The setting or the input that meets it. */
  readonly met: string;
  /** What is missing, and the setting that ends it. */
  readonly open: string;
  readonly accepted?: Accept;
  /** Checkov's checks of the same thing, which its acceptance covers, too. */
  readonly checkov?: readonly string[];
}

/** A control as one stack has it. */
export type ControlResult = {
  readonly id: string;
  readonly title: string;
  /** AWS's page about it. */
  readonly page: string;
  /** The setting or the input that meets it, or what is missing and the setting that ends it. */
  readonly how: string;
} & (
  | { readonly state: "met" }
  | { readonly state: "open" }
  | ({ readonly state: "accepted" } & Acceptance)
);

/** What scanners find in a stack that no control is about, and why it may stay. */
export interface ScannerFinding extends Acceptance {
  /** Checkov's ids, or the linter's. */
  readonly checks: readonly string[];
}

/** The controls that apply to a stack, with their counts, and what is accepted beside them. */
export interface SecurityReport {
  readonly controls: readonly ControlResult[];
  readonly scanners: readonly ScannerFinding[];
  readonly counts: Readonly<Record<ControlResult["state"], number>>;
}
