import type { JudgedFinding, ScannerResult, StackScan } from "./types";

/** A scan for scripts: resources by URN. `accepted` is null if a finding is open. */
export function scanJson({ checkov, linter, cfnLint, ...rest }: StackScan) {
  return {
    ...rest,
    checkov: resultJson(checkov),
    linter: resultJson(linter),
    ...(cfnLint && { cfnLint: resultJson(cfnLint) }),
  };
}

function resultJson({ scanner, passed, findings }: ScannerResult<JudgedFinding>) {
  return {
    scanner,
    passed,
    open: findings.filter(({ accepted }) => !accepted).length,
    accepted: findings.filter(({ accepted }) => accepted).length,
    findings: findings.map(({ resource, accepted, ...about }) => ({
      ...about,
      urn: resource.urn,
      accepted: accepted ?? null,
    })),
  };
}
