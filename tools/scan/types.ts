import type { EvaluatedResource } from "../evaluate";
import type { Acceptance } from "../security";

/** Something that a scanner found wrong with a resource. */
export interface Finding {
  /** Checkov's id, e.g. `CKV_AWS_91`, the policy linter's, e.g. `RESOURCE_STAR`, or cfn-lint's, e.g. `E3031`. */
  readonly id: string;
  readonly title: string;
  readonly resource: EvaluatedResource;
  /** What exactly, where the scanner says more than its title. */
  readonly detail: string;
}

/** A finding, and why the register accepts it; open where it does not. */
export interface JudgedFinding extends Finding {
  readonly accepted: Acceptance | undefined;
}

/** What one of the scanners looked at, and what it found. */
export interface ScannerResult<F extends Finding = Finding> {
  /** Name and version, e.g. `checkov 3.3.30`. */
  readonly scanner: string;
  /** What passed: Checkov's checks, each on one resource; the linter's policy documents; cfn-lint's resources. */
  readonly passed: number;
  readonly findings: readonly F[];
}

/** What the scanners say of a stack. */
export interface StackScan {
  /** The stack, with the settings laid over its file. */
  readonly name: string;
  readonly region: string;
  readonly checkov: ScannerResult<JudgedFinding>;
  readonly linter: ScannerResult<JudgedFinding>;
  /** Of what the program makes: the tables of its calls do not know what the guide has beside it. */
  readonly cfnLint: ScannerResult<JudgedFinding> | undefined;
  /** What no scanner could look at, a phrase each. */
  readonly unseen: readonly string[];
}

/** Everything found, one scanner after the other. */
export function allFindings({ checkov, linter, cfnLint }: StackScan): readonly JudgedFinding[] {
  return [checkov, linter, cfnLint].flatMap((each) => each?.findings ?? []);
}

/** Everything found that nobody accepted. */
export function openFindings(scan: StackScan): readonly JudgedFinding[] {
  return allFindings(scan).filter(({ accepted }) => !accepted);
}
