import { firstMatch, reasonLike, type Rule, type Symptoms } from "../symptoms";

const notPulled =
  /CannotPull\w*Error|unable to retrieve ecr registry auth|cannot pull registry auth/;
const notReady = /CannotPull\w*Error|ResourceInitializationError/;

/** The image's name, e.g. `mcp-catalog@sha256:2c26b46b68ff…`; undefined if the task definition could not be read. */
function imageOf({ evidence }: Symptoms): string {
  const image = evidence.definition?.image;
  if (image === undefined) return "The image";
  const short = image.split("/").at(-1) ?? image;
  return `The image ${short.replace(/(sha256:[0-9a-f]{12})[0-9a-f]+/, "$1…")}`;
}

/**
 * The image does not exist or may not be read. If the registry cannot be reached, that is another cause.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 */
export const image: Rule = (symptoms) => {
  const reason = reasonLike(symptoms, notPulled);
  if (reason === undefined) return undefined;
  if (/not authorized|denied|403 Forbidden|401 Unauthorized|no basic auth/i.test(reason)) {
    return {
      happened: `${imageOf(symptoms)} may not be pulled by the task's execution role.`,
      todo: "pulumi up --refresh gives the role its policy again if someone took it. No policy of the repository, of a VPC endpoint or of the organization may deny it.",
    };
  }
  if (/:\s*not found|manifest unknown|does not exist|NotFoundException/i.test(reason)) {
    return {
      happened: `${imageOf(symptoms)} is not in the registry.`,
      todo: "Push it again under a new tag, set imageTag to that tag, and run pulumi up.",
    };
  }
  if (/no space left/i.test(reason)) {
    return {
      happened: `${imageOf(symptoms)} does not fit on the task's disk of 20 GiB.`,
      todo: "Build a smaller one, push it under a new tag, and set imageTag to that tag.",
    };
  }
  return undefined;
};

/** Any other reason that keeps a container from starting. */
export const notStarted: Rule = (symptoms) =>
  reasonLike(symptoms, notReady) === undefined
    ? undefined
    : {
        happened: "The task could not be made ready to start; the reason is below, in AWS's words.",
        todo: "No known cause fits. A task needs its image, its secrets and its log group before it starts. pulumi up --refresh makes again what someone has deleted.",
      };

const platforms: Readonly<Record<string, string>> = {
  X86_64: "linux/amd64",
  ARM64: "linux/arm64",
};

/** The image is built for another CPU: its manifest has none for the task's, or its program does not run there. */
export const architecture: Rule = (symptoms) => {
  const { log, reasons, evidence } = symptoms;
  const lacking = firstMatch(
    reasons,
    /(?:descriptor (?:matching|for) platform|no matching manifest for|does not match the (?:specified|expected) platform)[^\w/]*([a-z]+\/[\w/]+)?/,
  );
  const notRun = firstMatch([...log, ...reasons], /exec format error/i);
  if (lacking === undefined && notRun === undefined) return undefined;
  const platform = lacking?.[1] ?? platforms[evidence.definition?.architecture ?? ""];
  const task = platform === undefined ? "the task's" : `the task's ${platform}`;
  return {
    happened: `The image is made for another CPU than ${task}${notRun ? " (exec format error)" : ""}.`,
    todo: `Build it with docker build --platform ${platform ?? "<platform>"}, or set image.platform to what it is made for: the task follows.`,
  };
};
