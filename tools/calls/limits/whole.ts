import type { Inputs } from "../fields";

/** What must hold for a call as a whole, and no model says: what is wrong with its parameters. */
type Rule = (parameters: Inputs) => readonly string[];

/** An alarm that watches one of AWS's metrics, of nothing in particular, waits for ever. AWS keeps those by dimensions; a
 * metric that comes from a log need not have one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
const alarm: Rule = ({ Namespace, MetricName, Dimensions }) =>
  MetricName !== undefined &&
  String(Namespace).startsWith("AWS/") &&
  (!Array.isArray(Dimensions) || Dimensions.length === 0)
    ? ["watches a metric without dimensions"]
    : [];

/** The services that take the roles of this program. */
const trusted =
  /"(?:chatbot|ecs|ecs-tasks|vpc-flow-logs)\.amazonaws\.com"|"ec2\.amazonaws\.com(?:\.cn)?"/;

/** A task cannot take a role that trusts machines alone, and neither can one that trusts nobody.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html */
const role: Rule = ({ AssumeRolePolicyDocument: trust, RoleName: name }) => {
  const text = typeof trust === "string" ? trust : JSON.stringify(trust);
  const ofMachines = /"ec2\.amazonaws\.com/.test(text) && !/nat/.test(String(name));
  return trusted.test(text) && !ofMachines ? [] : [`trusts nobody who takes it: ${text}`];
};

/** Rules by call. */
export const wholeRules: Readonly<Record<string, Rule>> = {
  "cloudwatch.PutMetricAlarm": alarm,
  "iam.CreateRole": role,
};
