import { previewAnswers } from "../assumed/answers";
import { previewStack } from "../preview/evaluateStack";
import { readStackConfig } from "../stack/readStackConfig";
import { unsetSecret, withStandIns } from "../stack/standIns";
import type { Answers } from "../evaluate";
import { baseName } from "../../settings";
import { projectFolder } from "../stack/projectFolder";

export { projectFolder };

/** A stack as Pulumi hands it to the program, with what answers for AWS. */
export interface BenchStack {
  readonly project: string;
  readonly stack: string;
  /** Text by full key; required secrets that nobody set have a stand-in. */
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly answers: Answers;
}

/** Reads a committed stack; of an earlier version of the project if its folder is given. */
export function readStack(stack: string, folder = projectFolder): BenchStack {
  const config = withStandIns(readStackConfig(folder, stack), unsetSecret);
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
  const { program } = await import("../../program");
  const { resources } = await previewStack(readStackConfig(projectFolder, stack), program);
  // What awsx makes of a VPC, its own provider registers.
  return resources.filter(({ urn }) => !urn.includes("$awsx:ec2:Vpc$")).length;
}
