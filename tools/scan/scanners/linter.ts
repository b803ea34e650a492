import * as path from "node:path";
import { z } from "zod";
import type { EvaluatedResource } from "../../evaluate";
import { policyDocuments, type PolicyDocument } from "../policies";
import { runPython } from "./runPython";
import type { Tools } from "./tools";
import type { Finding, ScannerResult } from "../types";

const findingSchema = z.object({ id: z.string(), title: z.string(), detail: z.string() });
const answerSchema = z.array(z.array(findingSchema));

/**
 * Judges every policy document of a stack, offline. It finds actions, resources and conditions that do not fit each
 * other or that do not exist, and `*` if AWS offers something narrower.
 */
export async function runLinter(
  { python, versions }: Tools,
  all: readonly EvaluatedResource[],
): Promise<ScannerResult> {
  const documents = policyDocuments(all);
  const script = path.join(__dirname, "lint.py");
  const input = JSON.stringify(documents.map(({ text }) => text));
  const answer = await runPython(python, () => Promise.resolve([script]), input);
  const judged = answerSchema.length(documents.length).parse(JSON.parse(answer));
  const findings = documents.map((each, index) => findingsOf(each, judged[index] ?? []));
  return {
    scanner: `ol-parliament ${versions["ol-parliament"] ?? ""}`,
    passed: findings.filter((each) => each.length === 0).length,
    findings: findings.flat(),
  };
}

/** For a policy about its own resource, the linter's findings about resources do not count. */
function findingsOf(
  { resource, path: input, aboutItself }: PolicyDocument,
  judged: readonly z.infer<typeof findingSchema>[],
): readonly Finding[] {
  return judged
    .filter(({ id }) => !(aboutItself && /^RESOURCE_(?:STAR|MISMATCH)$/.test(id)))
    .map(({ id, title, detail }) => ({ id, title, resource, detail: `${input}: ${detail}` }));
}
