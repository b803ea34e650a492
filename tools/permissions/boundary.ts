import type { PolicyDocument } from "./documents";
import { arnsOf, type Scope } from "./scope";

/**
 * The most that the stack's own roles may do: start tasks, write logs, read secrets, move traffic. A test compares it
 * with the policies of every role that the program makes, including AWS's managed policies.
 */
export const roleActions = {
  named: [
    "ec2:AssociateAddress",
    "ec2:AttachNetworkInterface",
    "ec2:ModifyNetworkInterfaceAttribute",
    "kms:Decrypt",
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:GetDownloadUrlForLayer",
    "logs:CreateLogStream",
    "logs:DescribeLogStreams",
    "logs:PutLogEvents",
    "secretsmanager:GetSecretValue",
    "elasticloadbalancing:DeregisterTargets",
    "elasticloadbalancing:ModifyListener",
    "elasticloadbalancing:ModifyRule",
    "elasticloadbalancing:RegisterTargets",
  ],
  any: [
    // For the graphs in a chat channel.
    "cloudwatch:DescribeAlarms",
    "cloudwatch:GetMetricData",
    "cloudwatch:GetMetricStatistics",
    "cloudwatch:GetMetricWidgetImage",
    "cloudwatch:ListMetrics",
    "ecr:GetAuthorizationToken",
    "elasticloadbalancing:Describe*",
    "logs:DescribeLogGroups",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ],
} as const;

/**
 * The permissions boundary of the stack's roles. `appActions` are further actions that the app itself may use
 * (`iam.taskPolicyArns`).
 */
export function boundary(scope: Scope, appActions: readonly string[]): PolicyDocument {
  const services = [...new Set(roleActions.named.map((each) => each.split(":")[0] ?? ""))];
  return {
    Version: "2012-10-17",
    Statement: [
      ...services.map((service) => ({
        Effect: "Allow" as const,
        Action: roleActions.named.filter((each) => each.startsWith(`${service}:`)),
        Resource: arnsOf(service, scope),
      })),
      { Effect: "Allow", Action: [...roleActions.any, ...appActions], Resource: ["*"] },
    ],
  };
}
