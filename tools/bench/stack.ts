import { previewAnswers } from "../assumed/answers";
import { previewStack } from "../preview/evaluateStack";
import { readStackConfig } from "../stack/readStackConfig";
import { unsetSecret, withStandIns } from "../stack/standIns";
import type { Answers } from "../evaluate";
import { baseName } from "../../settings";
import { projectFolder } from "../stack/projectFolder";

export { projectFolder };

/** A stack's configuration as Pulumi passes it to the program, and the answers in place of AWS's. */
export interface BenchStack {
  readonly project: string;
  readonly stack: string;
  /** Values as text, by full key. Required secrets that are not set have a stand-in. */
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly answers: Answers;
}

/** Reads a committed stack, from the folder of an earlier version of the project if one is given. */
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

/** How many resources one app of the stack registers. The preview counts them, without gRPC. */
export async function expectedResources(stack: string): Promise<number> {
  const { program } = await import("../../program");
  const { resources } = await previewStack(readStackConfig(projectFolder, stack), program);
  // awsx's own provider registers the parts of its VPC.
  return resources.filter(({ urn }) => !urn.includes("$awsx:ec2:Vpc$")).length;
}
