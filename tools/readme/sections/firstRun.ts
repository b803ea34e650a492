import { baseName, missingSecretKeys } from "../../../settings";
import { evaluate, type Answers } from "../../evaluate";
import { previewAnswers } from "../../assumed/answers";
import { assumedLive } from "../../assumed/live";
import { unsetSecret } from "../../stack/standIns";
import type { Program } from "../../preview/evaluateStack";
import type { StackConfig } from "../../stack/readStackConfig";

/** The answers of an account without pushed images and without a running service. */
const emptyAccount: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "aws:ecr/getRepositories:getRepositories": { names: [] },
};

/** The output `nextSteps` of a stack's first `pulumi up`. Throws if there is no such output. */
export async function firstRunSteps(
  config: StackConfig,
  program: Program,
): Promise<readonly string[]> {
  const missing = missingSecretKeys(config).map((key) => `${config.project}:${key}`);
  const others = previewAnswers({
    region: config.values["aws:region"] ?? "us-east-1",
    repositoryName: baseName(config.project, config.stack),
    imageTag: config.values[`${config.project}:imageTag`] ?? "",
  });
  const answers: Answers = {
    ...others,
    lookup: (args) => emptyAccount[args.token] ?? others.lookup(args),
  };
  const { outputs } = await evaluate(() => program(assumedLive), {
    project: config.project,
    stack: config.stack,
    config: {
      ...config.values,
      ...Object.fromEntries(missing.map((key) => [key, unsetSecret])),
    },
    secretKeys: [...config.secretKeys, ...missing],
    preview: false,
    answers,
  });
  const steps = outputs["nextSteps"];
  if (!Array.isArray(steps)) throw new Error(`stack ${config.stack} has no output nextSteps`);
  return steps.map(String);
}
