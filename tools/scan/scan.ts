import { loadShapes } from "../calls";
import type { EvaluatedResource } from "../evaluate";
import { acceptance } from "../security";
import { runCheckov } from "./scanners/checkov";
import { runCfnLint } from "./scanners/cfnLint";
import { cloudFormationTemplate } from "./cloudFormation";
import { runLinter } from "./scanners/linter";
import { unknownInputs } from "./policies";
import { terraformPlan, type ConvertedPlan } from "./terraform/plan";
import type { Tools } from "./scanners/tools";
import type { JudgedFinding, ScannerResult, StackScan } from "./types";

/** What to scan. */
export interface ScanArgs {
  /** The stack's name in the report. */
  readonly name: string;
  readonly region: string;
  readonly resources: readonly EvaluatedResource[];
  /** Why a finding is accepted. Default: the register of tools/security. */
  readonly accept?: typeof acceptance;
  /**
   * Whether something other than the program makes the resources. Then cfn-lint does not judge them. Default: false.
   */
  readonly madeElsewhere?: boolean;
}

/**
 * Runs all scanners on a stack's resources at the same time. Throws for a type without a known name in Terraform or
 * CloudFormation.
 */
export async function scan(
  { name, region, resources, accept = acceptance, madeElsewhere = false }: ScanArgs,
  tools: Tools,
): Promise<StackScan> {
  const converted = terraformPlan(resources);
  const [checkov, linter, cfnLint] = await Promise.all([
    runCheckov(tools, converted),
    runLinter(tools, resources),
    madeElsewhere
      ? undefined
      : loadShapes()
          .then((shapes) => runCfnLint(tools, region, [cloudFormationTemplate(resources, shapes)]))
          .then(only),
  ]);
  const judged = (result: ScannerResult): ScannerResult<JudgedFinding> => ({
    ...result,
    findings: result.findings.map((each) => ({
      ...each,
      accepted: accept(each.id, each.resource, resources),
    })),
  });
  return {
    name,
    region,
    checkov: judged(checkov),
    linter: judged(linter),
    cfnLint: cfnLint && judged(cfnLint),
    unseen: unseenOf(converted),
  };
}

function only([result]: readonly ScannerResult[]): ScannerResult {
  if (!result) throw new Error("cfn-lint judged no stack");
  return result;
}

/** Resources that a plan leaves out, and values that only AWS can know. */
function unseenOf({ left, resources }: ConvertedPlan): readonly string[] {
  return [
    ...left.map(({ type, name }) => `${name}: ${type} is not of Pulumi's AWS package`),
    ...[...resources.values()].flatMap((resource) =>
      unknownInputs(resource).map((path) => `${resource.name}: ${path} is known after pulumi up`),
    ),
  ];
}
