import type { EvaluatedResource } from "../../tools/evaluate";
import { runLinter } from "../../tools/scan/scanners/linter";
import { scan } from "../../tools/scan/scan";
import { requireTools } from "../../tools/scan/scanners/tools";
import type { ScannerResult, StackScan } from "../../tools/scan/types";

/** The scanners' findings about resources, with nothing accepted. */
export function scanned(resources: readonly EvaluatedResource[]): Promise<StackScan> {
  const all = { name: "test", region: "us-east-1", resources, accept: () => undefined };
  return scan(all, requireTools());
}

/** The policy linter's findings about resources. */
export function linted(resources: readonly EvaluatedResource[]): Promise<ScannerResult> {
  return runLinter(requireTools(), resources);
}

/** `CKV_AWS_91 app-balancer` for each finding of scanners. */
export function found(...results: readonly ScannerResult[]): readonly string[] {
  return results
    .flatMap(({ findings }) => findings)
    .map(({ id, resource }) => `${id} ${resource.name}`);
}
