import * as fs from "node:fs/promises";
import * as path from "node:path";
import { z } from "zod";
import type { EvaluatedResource } from "../../evaluate";
import { runPython } from "./runPython";
import type { ConvertedPlan } from "../terraform/plan";
import type { Tools } from "./tools";
import type { Finding, ScannerResult } from "../types";

const checkSchema = z.object({
  check_id: z.string(),
  check_name: z.string(),
  resource: z.string(),
});

/** The report has no `results` if Checkov found nothing to look at. */
const reportSchema = z.union([
  z.object({
    summary: z.object({ passed: z.number(), parsing_errors: z.literal(0) }),
    results: z.object({ failed_checks: z.array(checkSchema) }),
  }),
  z
    .object({ passed: z.literal(0), failed: z.literal(0), parsing_errors: z.literal(0) })
    .transform(({ passed }) => ({ summary: { passed }, results: { failed_checks: [] } })),
]);

/**
 * Runs Checkov on a plan, offline, in a process of its own. In a shared process, it would keep what it has found about
 * IAM policies and report it for the next plan, too. https://www.checkov.io/2.Basics/CLI%20Command%20Reference.html
 */
export async function runCheckov(
  { python, versions }: Tools,
  { plan, resources }: ConvertedPlan,
): Promise<ScannerResult> {
  const answer = await runPython(python, async (folder) => {
    const file = path.join(folder, "plan.json");
    await fs.writeFile(file, JSON.stringify(plan));
    return ["-m", "checkov.main", "--file", file, ...options];
  });
  const { summary, results } = reportSchema.parse(JSON.parse(answer));
  if (resources.size > 0 && summary.passed + results.failed_checks.length === 0) {
    throw new Error(
      `Checkov checked none of the plan's ${resources.size} resources: is ${versions["checkov"] ?? "it"} the version of tools/scan/requirements.in?`,
    );
  }
  return {
    scanner: `checkov ${versions["checkov"] ?? ""}`,
    passed: summary.passed,
    findings: results.failed_checks.map((check) => finding(check, resources)),
  };
}

/** No lists of passed checks, no failing exit code, no questions. */
const options = [
  ...["--framework", "terraform_plan", "--output", "json"],
  ...["--quiet", "--compact", "--soft-fail", "--skip-download"],
];

function finding(
  { check_id: id, check_name: title, resource: address }: z.infer<typeof checkSchema>,
  resources: ReadonlyMap<string, EvaluatedResource>,
): Finding {
  const resource = resources.get(address);
  if (!resource)
    throw new Error(`Checkov names a resource that the plan does not have: ${address}`);
  return { id, title, resource, detail: "" };
}
