import type { EvaluatedResource } from "../evaluate";
import type { Acceptance } from "../security";

/** Something that a scanner found wrong with a resource. */
export interface Finding {
  /** Checkov's id, e.g. `CKV_AWS_91`, or the policy linter's, e.g. `RESOURCE_STAR`. */
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
  /** What passed: Checkov's checks, each on one resource; the linter's policy documents. */
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
  /** What no scanner could look at, a phrase each. */
  readonly unseen: readonly string[];
}

/** Everything found that nobody accepted. */
export function openFindings({ checkov, linter }: StackScan): readonly JudgedFinding[] {
  return [...checkov.findings, ...linter.findings].filter(({ accepted }) => !accepted);
}
