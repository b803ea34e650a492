import type { Inputs } from "../fields";

/** A rule for a call as a whole, which no model has. Returns what is wrong with the call's parameters. */
type Rule = (parameters: Inputs) => readonly string[];

/**
 * An alarm on an AWS metric without dimensions would wait forever: AWS stores its metrics by dimensions. A metric that
 * comes from a log needs no dimensions.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const alarm: Rule = ({ Namespace, MetricName, Dimensions }) =>
  MetricName !== undefined &&
  String(Namespace).startsWith("AWS/") &&
  (!Array.isArray(Dimensions) || Dimensions.length === 0)
    ? ["watches a metric without dimensions"]
    : [];

/** The services that assume the roles of this program. */
const trusted =
  /"(?:chatbot|ecs|ecs-tasks|vpc-flow-logs)\.amazonaws\.com"|"ec2\.amazonaws\.com(?:\.cn)?"/;

/**
 * A role must trust one of those services: a task cannot assume a role that trusts only machines, or nobody.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
const role: Rule = ({ AssumeRolePolicyDocument: trust, RoleName: name }) => {
  const text = typeof trust === "string" ? trust : JSON.stringify(trust);
  const ofMachines = /"ec2\.amazonaws\.com/.test(text) && !/nat/.test(String(name));
  return trusted.test(text) && !ofMachines
    ? []
    : [`trusts none of the services that could assume it: ${text}`];
};

/** Rules by call. */
export const wholeRules: Readonly<Record<string, Rule>> = {
  "cloudwatch.PutMetricAlarm": alarm,
  "iam.CreateRole": role,
};
