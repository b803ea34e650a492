import { unmade } from "../../aws";
import { about, input } from "../read";
import type { Acceptance, Control } from "../types";

const longest = 90;

const keysOfOthers: Acceptance = {
  reason:
    "The values are keys of other services, and one key of the app: Secrets Manager could rotate them only with a " +
    "function that also tells the other services. A new value in the stack file makes a new revision and rolls out by " +
    "itself; `followRotation` takes up what something else rotates.",
  review: "2027-11-30",
};

/** https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html */
export const secretsManagerControls: readonly Control[] = [
  {
    id: "SecretsManager.1",
    title: "Secrets are rotated automatically",
    passes: (secret, resources) =>
      about(resources, unmade.secretRotation, "secretId", secret).length > 0,
    met: "a rotation for every secret",
    open: "no rotation",
    accepted: keysOfOthers,
    checkov: ["CKV2_AWS_57"],
  },
  {
    id: "SecretsManager.4",
    title: "Secrets change every 90 days",
    passes: (secret, resources) =>
      about(resources, unmade.secretRotation, "secretId", secret).some(
        (each) => Number(input(each, "rotationRules", "automaticallyAfterDays")) <= longest,
      ),
    met: "a rotation within 90 days for every secret",
    open: "nothing changes them automatically",
    accepted: keysOfOthers,
    checkov: ["CKV_AWS_304"],
  },
];
