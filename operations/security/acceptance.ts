import type { EvaluatedResource } from "../evaluate";
import { controls } from "./controls";
import { acceptanceIn, accepts } from "./judge";
import { scannerAcceptances } from "./scanners";
import type { Acceptance, Resources } from "./types";

/**
 * Why what a scanner found wrong with a resource may stay so: the acceptance of the control that checks the same, or
 * one of the scanner's own. Undefined where nobody accepted it. `checkId` is Checkov's (`CKV_AWS_2`) or the linter's.
 */
export function acceptance(
  checkId: string,
  resource: EvaluatedResource,
  resources: Resources,
): Acceptance | undefined {
  const fromControls = controls
    .filter(({ checkov = [] }) => checkov.includes(checkId))
    .map((control) => acceptanceIn(control, resource, resources));
  const fromScanners = scannerAcceptances
    .filter(({ checks, types }) => checks.includes(checkId) && types.includes(resource.type))
    .map(({ accepted }) => accepts(accepted, resource, resources));
  return [...fromControls, ...fromScanners].find((each) => each !== undefined);
}
