import type { EvaluatedResource } from "../evaluate";
import { acceptance } from "../security";
import { runCheckov } from "./checkov";
import { runLinter } from "./linter";
import { unknownInputs } from "./policies";
import { terraformPlan, type ConvertedPlan } from "./terraformPlan";
import type { Tools } from "./tools";
import type { JudgedFinding, ScannerResult, StackScan } from "./types";

/** What to scan. */
export interface ScanArgs {
  /** What the report calls it. */
  readonly name: string;
  readonly region: string;
  readonly resources: readonly EvaluatedResource[];
  /** Why a finding may stay. Default: what the register of tools/security says. */
  readonly accept?: typeof acceptance;
}

/** Runs both scanners on a stack's resources, side by side. Throws for a type that Terraform is not known to have. */
export async function scan(
  { name, region, resources, accept = acceptance }: ScanArgs,
  tools: Tools,
): Promise<StackScan> {
  const converted = terraformPlan(resources);
  const [checkov, linter] = await Promise.all([
    runCheckov(tools, converted),
    runLinter(tools, resources),
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
    unseen: unseenOf(converted),
  };
}

/** What a plan leaves out, and what in it only AWS can know. */
function unseenOf({ left, resources }: ConvertedPlan): readonly string[] {
  return [
    ...left.map(({ type, name }) => `${name}: ${type} is not of Pulumi's AWS package`),
    ...[...resources.values()].flatMap((resource) =>
      unknownInputs(resource).map((path) => `${resource.name}: ${path} is known after pulumi up`),
    ),
  ];
}
