import type { EvaluatedResource } from "../evaluate";
import { controls } from "./controls";
import { acceptanceIn } from "./judge";
import { acceptedFinding } from "./scanners";
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
  return (
    fromControls.find((each) => each !== undefined) ?? acceptedFinding(checkId, resource, resources)
  );
}
