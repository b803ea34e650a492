import type { EvaluatedResource } from "../evaluate";
import { controls } from "./controls";
import { acceptanceIn } from "./judge";
import { acceptedFinding } from "./scanners";
import type { Acceptance, Resources } from "./types";

/**
 * Why a scanner's finding about a resource is accepted: by the acceptance of the control that checks the same thing, or
 * by one for the scanner. Undefined if nobody has accepted it. `checkId` is Checkov's (`CKV_AWS_2`) or the linter's.
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
