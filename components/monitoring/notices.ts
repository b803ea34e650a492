import * as pulumi from "@pulumi/pulumi";
import * as cloudwatch from "@pulumi/aws/cloudwatch";
import type { Audience } from "./notifications/recipients";
import { awsFaults, criticalFindings, failedDeployments, type OfService } from "./patterns";
import type { MonitoringNames } from "./names";

/** Which events cause messages, and whom they notify. */
export interface NoticesArgs extends OfService {
  readonly names: Pick<MonitoringNames, "failureRule" | "findingsRule" | "healthRule">;
  readonly repositoryName: string;
  readonly audience: Audience;
  /** Name of the stack, for the commands in the messages. */
  readonly stack: string;
}

/** An event that causes a message. */
interface Notice {
  readonly logicalName: string;
  readonly ruleName: string;
  readonly about: string;
  readonly pattern: pulumi.Output<string>;
  /** The parts of the event that the message uses. */
  readonly paths: Readonly<Record<string, string>>;
  /** The message. `<name>` stands for one of the paths. */
  readonly message: string;
}

/**
 * Sends messages about events that have no metric: a deployment that ECS has given up, a critical weakness in an image,
 * a fault of AWS. A failed deployment sends one message, however many tasks it has lost.
 */
export class Notices extends pulumi.ComponentResource {
  constructor(name: string, args: NoticesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:monitoring:Notices", name, {}, opts);
    for (const notice of notices(args)) this.create(name, notice, args.audience);
    this.registerOutputs({});
  }

  private create(name: string, notice: Notice, { warning, chat }: Audience): void {
    const logicalName = `${name}-${notice.logicalName}`;
    const rule = new cloudwatch.EventRule(
      logicalName,
      { name: notice.ruleName, description: notice.about, eventPattern: notice.pattern },
      { parent: this },
    );
    warning.forEach((arn) => {
      new cloudwatch.EventTarget(
        `${logicalName}-people`,
        {
          rule: rule.name,
          targetId: "people",
          arn,
          inputTransformer: {
            inputPaths: notice.paths,
            // A template that is text and not a map needs quotes of its own.
            inputTemplate: JSON.stringify(notice.message),
          },
        },
        { parent: this },
      );
    });
    chat.forEach((arn) => {
      new cloudwatch.EventTarget(
        `${logicalName}-chat`,
        { rule: rule.name, targetId: "chat", arn },
        { parent: this },
      );
    });
  }
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html */
function notices(args: NoticesArgs): readonly Notice[] {
  const { names, repositoryName, stack } = args;
  return [
    {
      logicalName: "failed-deployment",
      ruleName: names.failureRule,
      about: "Tells of deployments that ECS has given up",
      pattern: failedDeployments(args),
      paths: { reason: "$.detail.reason", time: "$.time", service: "$.resources[0]" },
      message:
        `A deployment of the stack ${stack} failed at <time>: <reason> The version before it goes on, if there is ` +
        `one. Ask why: npx catalog why ${stack} (<service>)`,
    },
    {
      logicalName: "image-findings",
      ruleName: names.findingsRule,
      about: "Tells of images with a critical weakness",
      pattern: criticalFindings(repositoryName, args),
      paths: {
        count: "$.detail.finding-severity-counts.CRITICAL",
        repository: "$.detail.repository-name",
        digest: "$.detail.image-digest",
      },
      message:
        "An image in <repository> has <count> critical weaknesses (<digest>). List them: aws ecr " +
        `describe-image-scan-findings --repository-name ${repositoryName} --image-id imageDigest=<digest>. ` +
        "Build it anew on an updated base image",
    },
    {
      logicalName: "aws-health",
      ruleName: names.healthRule,
      about: "Tells of faults of AWS services that the app needs",
      pattern: awsFaults(args),
      paths: {
        service: "$.detail.service",
        region: "$.detail.eventRegion",
        type: "$.detail.eventTypeCode",
        start: "$.detail.startTime",
      },
      message:
        `AWS reports a fault of <service> in <region> since <start> (<type>), which the stack ${stack} needs. ` +
        "Details: https://health.aws.amazon.com/health/home",
    },
  ];
}
