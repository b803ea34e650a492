import * as path from "node:path";
import { previewAnswers } from "../operations/preview/answers";
import { previewStack } from "../operations/preview/evaluateStack";
import { unsetSecret } from "../operations/preview/assumptions";
import { readStackConfig } from "../operations/preview/project";
import { withStandIns } from "../operations/preview/standIns";
import type { Answers } from "../operations/evaluate";
import { baseName } from "../settings";

/** The project's own folder. */
export const projectFolder = path.join(__dirname, "..");

/** A stack as Pulumi hands it to the program, with what answers for AWS. */
export interface BenchStack {
  readonly project: string;
  readonly stack: string;
  /** Text by full key; required secrets that nobody set have a stand-in. */
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly answers: Answers;
}

/** Reads a committed stack. */
export function readStack(stack: string): BenchStack {
  const config = withStandIns(readStackConfig(projectFolder, stack), unsetSecret);
  return {
    project: config.project,
    stack,
    values: config.values,
    secretKeys: config.secretKeys,
    answers: previewAnswers({
      region: config.values["aws:region"] ?? "us-east-1",
      repositoryName: baseName(config.project, stack),
      imageTag: config.values[`${config.project}:imageTag`] ?? "",
    }),
  };
}

/** How many resources one app of the stack registers, by the preview's own count, which takes no gRPC. */
export async function expectedResources(stack: string): Promise<number> {
  const { default: program } = (await import("../index")) as unknown as { default: Program };
  const { resources } = await previewStack(readStackConfig(projectFolder, stack), program);
  // What awsx makes of a VPC, its own provider registers.
  return resources.filter(({ urn }) => !urn.includes("$awsx:ec2:Vpc$")).length;
}

type Program = () => Promise<Record<string, unknown>>;
