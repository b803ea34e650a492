import { ec2, ecr, secretsmanager } from "../aws";
import { every } from "./read";
import type { Acceptance, Resources } from "./types";

/** Whether the stack is disposable. Only a disposable stack deletes its images and secrets at once. */
export function isDisposable(resources: Resources): boolean {
  return (
    every(resources, ecr.repository).some((each) => each.inputs["forceDelete"] === true) ||
    every(resources, secretsmanager.secret).some(
      (each) => each.inputs["recoveryWindowInDays"] === 0,
    )
  );
}

/** Whether the stack makes its VPC. If not, it uses the account's default VPC or one that its settings name. */
export function hasOwnVpc(resources: Resources): boolean {
  return every(resources, ec2.vpc).length > 0;
}

/** Accepts a finding only on a disposable stack. */
export function onDisposable(acceptance: Acceptance) {
  return (_: unknown, resources: Resources) => (isDisposable(resources) ? acceptance : undefined);
}
