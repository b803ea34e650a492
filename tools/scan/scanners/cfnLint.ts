import * as fs from "node:fs/promises";
import * as path from "node:path";
import { z } from "zod";
import type { ConvertedTemplate } from "../cloudFormation";
import type { EvaluatedResource } from "../../evaluate";
import { runPython } from "./runPython";
import type { Tools } from "./tools";
import type { Finding, ScannerResult } from "../types";

const matchSchema = z.object({
  Filename: z.string(),
  Level: z.string(),
  Message: z.string(),
  Rule: z.object({ Id: z.string(), ShortDescription: z.string() }),
  Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullable() }),
});

/**
 * Lets cfn-lint judge CloudFormation templates offline, by AWS's own schemas: required properties, types, enums,
 * patterns and lengths, and properties that depend on each other. All templates share one process, because it starts
 * slowly. Returns one result for each template.
 */
export async function runCfnLint(
  { python, versions }: Tools,
  region: string,
  converted: readonly ConvertedTemplate[],
): Promise<readonly ScannerResult[]> {
  const answer = await runPython(python, async (folder) => {
    const files = converted.map((_, index) => path.join(folder, `${index}.json`));
    for (const [index, file] of files.entries()) {
      await fs.writeFile(file, JSON.stringify(converted[index]?.template));
    }
    return ["-c", start, ...options, "--regions", region, "--template", ...files];
  });
  const matches = z.array(matchSchema).parse(JSON.parse(answer || "[]"));
  return converted.map(({ template, ownerOf }, index) => {
    const findings = matches
      .filter(({ Filename }) => path.basename(Filename) === `${index}.json`)
      .map((match) => finding(match, ownerOf));
    const owners = new Set(findings.map(({ resource }) => resource));
    return {
      scanner: `cfn-lint ${versions["cfn-lint"] ?? ""}`,
      passed: Object.keys(template.Resources).length - owners.size,
      findings,
    };
  });
}

const start = "from cfnlint.runner import main; main()";

/** Only errors: its warnings and hints are about the style of templates. */
const options = ["--format", "json", "--non-zero-exit-code", "none", "--ignore-checks", "W", "I"];

function finding(
  { Message, Rule, Location: { Path } }: z.infer<typeof matchSchema>,
  ownerOf: (id: string, property: string) => EvaluatedResource,
): Finding {
  const [section, id = "", , property = "", ...rest] = (Path ?? []).map(String);
  if (section !== "Resources") throw new Error(`cfn-lint on the template itself: ${Message}`);
  return {
    id: Rule.Id,
    title: Rule.ShortDescription,
    resource: ownerOf(id, property),
    detail: `${[property, ...rest].join(".")}: ${Message}`,
  };
}
