import { collectorRepository } from "../../../../components/fargateApp/task/collectorPorts";
import { tracesContainer } from "../../../../components/logs/logStreams";
import { firstMatch, reasonLike, type Finding, type Rule, type Symptoms } from "../symptoms";

const notPulled =
  /CannotPull\w*|unable to retrieve ecr registry auth|cannot pull registry auth|can[’']t pull the image/;
const notReady = /CannotPull\w*|ResourceInitializationError/;
const again = "push it again under a new tag, set imageTag to that tag, and run pulumi up.";

/** The image's name, e.g. `mcp-catalog@sha256:2c26b46b68ff…`; undefined if the task definition could not be read. */
function imageOf({ evidence }: Symptoms): string {
  const image = evidence.definition?.image;
  if (image === undefined) return "The image";
  const short = image.split("/").at(-1) ?? image;
  return `The image ${short.replace(/(sha256:[0-9a-f]{12})[0-9a-f]+/, "$1…")}`;
}

interface Form {
  readonly pattern: RegExp;
  readonly finding: (image: string, symptoms: Symptoms) => Finding;
}

/** What AWS's reason says about an image. The most certain pattern comes first. */
const forms: readonly Form[] = [
  {
    pattern:
      /not authorized|denied|403 Forbidden|401 Unauthorized|no basic auth|role has the permissions/i,
    finding: (image) => ({
      happened: `${image} may not be pulled by the task's execution role.`,
      todo: "pulumi up --refresh gives the role its policy again if someone has removed it. No policy of the repository, of a VPC endpoint or of the organization may deny it.",
    }),
  },
  {
    pattern:
      /:\s*not found|manifest unknown|does not exist|NotFoundException|whether the image exists|API error \(404\)/i,
    finding: (image) => ({
      happened: `${image} is not in the registry.`,
      todo: `P${again.slice(1)}`,
    }),
  },
  {
    pattern: /no space left/i,
    finding: (image) => ({
      happened: `${image} does not fit on the task's disk of 20 GiB.`,
      todo: "Build a smaller one, push it under a new tag, and set imageTag to that tag. This stack has no setting for a larger disk.",
    }),
  },
  {
    pattern: /failed open: unexpected status code/,
    finding: (image) => ({
      happened: `A layer of ${image.replace("The", "the")} may not be read: S3, where ECR keeps it, refused.`,
      todo: "AWS does not say more. If the VPC has an endpoint for S3, its policy must allow the bucket prod-<region>-starport-layer-bucket.",
    }),
  },
  {
    pattern: /failed to resolve ref|error pulling image conf|API error/,
    finding: (image, symptoms) => ({
      happened: `${image} could not be pulled. AWS's reason, below, does not say more.`,
      todo: `AWS names an image that is gone, a registry's limit, and a missing way to the registry. See whether it is there: ${lookUp(symptoms)}. If it is not, ${again}`,
    }),
  },
];

function lookUp({ evidence }: Symptoms): string {
  const image = evidence.definition?.image ?? "";
  const [, repository = "<repository>", digest] = /\/([^@:]+)(?:@(sha256:\w+))?/.exec(image) ?? [];
  const ids = digest === undefined ? "" : ` --image-ids imageDigest=${digest}`;
  return `aws ecr describe-images --region ${evidence.region} --repository-name ${repository}${ids}`;
}

/** The app's image is not to blame: the task waits for the one of the container beside it. */
const collector: Finding = {
  happened: `The image of the container ${tracesContainer}, which monitoring.traces adds, could not be pulled from AWS's public registry, so no task starts.`,
  todo: "Run pulumi up again: that registry limits pulls without a login. To go on without traces: pulumi config rm --path monitoring.traces, then pulumi up.",
};

/**
 * The image does not exist, or the task may not read it. Another rule covers a registry that cannot be reached.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
 */
export const image: Rule = (symptoms) => {
  const reason = reasonLike(symptoms, notPulled);
  if (reason === undefined) return undefined;
  if (reason.includes(collectorRepository)) return collector;
  const form = forms.find(({ pattern }) => pattern.test(reason));
  return form?.finding(imageOf(symptoms), symptoms);
};

/** Any other reason why a container did not start. */
export const notStarted: Rule = (symptoms) => {
  if (reasonLike(symptoms, notReady) !== undefined) {
    return {
      happened: "The task could not be made ready to start; the reason is below, in AWS's words.",
      todo: "No known cause fits. A task needs its image, its secrets and its log group before it starts.",
    };
  }
  return reasonLike(symptoms, /^Task failed to start\.?$/i) === undefined
    ? undefined
    : {
        happened: "ECS says only that the task failed to start.",
        todo: "AWS does not say more. Run pulumi up again; if it goes on, AWS Support can look at the task's id.",
      };
};

const platforms: Readonly<Record<string, string>> = {
  X86_64: "linux/amd64",
  ARM64: "linux/arm64",
};

/**
 * The image is built for another CPU: its manifest has no image for the task's CPU, or its program does not run there.
 */
export const architecture: Rule = (symptoms) => {
  const { log, reasons, evidence } = symptoms;
  const lacking = firstMatch(
    reasons,
    /(?:descriptor (?:matching|for) platform|no matching manifest for|no match for platform|does not match the (?:specified|expected) platform)[^\w/]*([a-z]+\/[\w/]+)?/i,
  );
  const notRun = firstMatch([...log, ...reasons], /exec format error|rosetta error/i);
  if (lacking === undefined && notRun === undefined) return undefined;
  const platform = lacking?.[1] ?? platforms[evidence.definition?.architecture ?? ""];
  const task = platform === undefined ? "the task's" : `the task's ${platform}`;
  return {
    happened: `The image is made for another CPU than ${task}${notRun ? " (exec format error)" : ""}.`,
    todo: `Build it with docker build --platform ${platform ?? "<platform>"}, or set image.platform to what it is made for: the task follows.`,
  };
};
