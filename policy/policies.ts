import type { StackValidationPolicy } from "@pulumi/policy";
import { controls } from "../tools/security/controls";
import { budgetPolicy } from "./budget";
import { controlPolicy, unjudgedPolicy } from "./control";

/** Every policy of the pack: one for each control of the security register, and one for the budget. */
export const policies: readonly StackValidationPolicy[] = [
  ...controls.map(controlPolicy),
  unjudgedPolicy(controls),
  budgetPolicy,
];
