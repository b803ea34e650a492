import type { StackValidationPolicy } from "@pulumi/policy";
import { pageOf, resultOf } from "../tools/security/judge";
import type { Control, ControlResult, Resources } from "../tools/security/types";
import { evaluatedResources } from "./resources";

/**
 * One control as a policy with the control's own id, e.g. `ECS.5`. It reports an open control. A
 * control that the register accepts with a reason is not reported.
 */
export function controlPolicy(control: Control): StackValidationPolicy {
  return {
    name: control.id,
    displayName: control.title,
    description: `${control.title} (${pageOf(control.id)})`,
    url: pageOf(control.id),
    remediationSteps: control.open,
    enforcementLevel: "mandatory",
    validateStack: (args, report) => {
      const judged = judge(control, evaluatedResources(args.resources));
      if (judged === "unknown")
        return args.notApplicable("a preview does not know what it looks at");
      if (judged?.state === "open") report(judged.how);
    },
  };
}

/** Names the controls that a preview cannot judge, in one sentence. Never fails a run. */
export function unjudgedPolicy(controls: readonly Control[]): StackValidationPolicy {
  return {
    name: "unjudged",
    displayName: "What a preview cannot judge",
    description: "Controls that look at values which only AWS can give",
    enforcementLevel: "advisory",
    validateStack: (args, report) => {
      const resources = evaluatedResources(args.resources);
      const unjudged = controls.filter((each) => judge(each, resources) === "unknown");
      if (unjudged.length > 0) {
        report(`judged when the resources exist: ${unjudged.map(({ id }) => id).join(", ")}`);
      }
    },
  };
}

/** The control's result; `unknown` if it looks at a value that a preview cannot know; undefined if it does not apply. */
function judge(control: Control, resources: Resources): ControlResult | "unknown" | undefined {
  try {
    return resultOf(control, resources);
  } catch (error) {
    if (isUnknownValue(error)) return "unknown";
    throw error;
  }
}

/** Whether a policy read a value that a preview cannot know. The class of that error has no published type. */
function isUnknownValue(error: unknown): boolean {
  return error instanceof Error && "unknownTypeSentinel" in error;
}
