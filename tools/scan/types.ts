import type { EvaluatedResource } from "../evaluate";
import type { Acceptance } from "../security";

/** A problem that a scanner found in a resource. */
export interface Finding {
  /** Checkov's id, e.g. `CKV_AWS_91`, the policy linter's, e.g. `RESOURCE_STAR`, or cfn-lint's, e.g. `E3031`. */
  readonly id: string;
  readonly title: string;
  readonly resource: EvaluatedResource;
  /** Details, if the scanner gives more than a title. */
  readonly detail: string;
}

/** A finding, and why the register accepts it. Without a reason, it is open. */
export interface JudgedFinding extends Finding {
  readonly accepted: Acceptance | undefined;
}

/** The objects that one scanner judged, and its findings. */
export interface ScannerResult<F extends Finding = Finding> {
  /** Name and version, e.g. `checkov 3.3.30`. */
  readonly scanner: string;
  /**
   * The number of passed objects: of Checkov, its checks, each on one resource; of the linter, policy documents; of
   * cfn-lint, resources.
   */
  readonly passed: number;
  readonly findings: readonly F[];
}

/** The results of all scanners for a stack. */
export interface StackScan {
  /** The stack, and the settings that replace those in its file. */
  readonly name: string;
  readonly region: string;
  readonly checkov: ScannerResult<JudgedFinding>;
  readonly linter: ScannerResult<JudgedFinding>;
  /** Only for resources that the program makes: the tables of API calls do not have the guide's other resources. */
  readonly cfnLint: ScannerResult<JudgedFinding> | undefined;
  /** What no scanner could judge, a phrase each. */
  readonly unseen: readonly string[];
}

/** Everything found, one scanner after the other. */
export function allFindings({ checkov, linter, cfnLint }: StackScan): readonly JudgedFinding[] {
  return [checkov, linter, cfnLint].flatMap((each) => each?.findings ?? []);
}

/** All findings that nobody has accepted. */
export function openFindings(scan: StackScan): readonly JudgedFinding[] {
  return allFindings(scan).filter(({ accepted }) => !accepted);
}
