import { badValue, type BadConfiguration } from "./types";

const policyRule =
  "must be the ARN of a managed policy, e.g. arn:aws:iam::123456789012:policy/boundary";

export const badProtections: readonly BadConfiguration[] = [
  badValue(
    "a boundary by name alone",
    "iam",
    { permissionsBoundary: "boundary" },
    `${policyRule}, got boundary`,
    "iam.permissionsBoundary",
  ),
  badValue(
    "a policy of the app that is a role",
    "iam",
    { taskPolicyArns: ["arn:aws:iam::123456789012:role/app"] },
    `${policyRule}, got arn:aws:iam::123456789012:role/app`,
    "iam.taskPolicyArns.0",
  ),
  badValue(
    "more policies than a role can have",
    "iam",
    {
      taskPolicyArns: Array.from({ length: 11 }, (_, index) => `arn:aws:iam::aws:policy/P${index}`),
    },
    'must have at most 10 policies, IAM\'s own limit for a role, got ["arn:aws:iam::aws:policy/P0","arn:aws:iam::aws:policy/P1...',
    "iam.taskPolicyArns",
  ),
  badValue(
    "a list that Pulumi keeps as text",
    "iam",
    { taskPolicyArns: '["arn:aws:iam::aws:policy/P"]' },
    "must be a list of policy ARNs, got [\"arn:aws:iam::aws:policy/P\"], which is text: pulumi config set --path 'iam.taskPolicyArns[0]' <value>",
    "iam.taskPolicyArns",
  ),
  badValue(
    "a map that Pulumi keeps as text",
    "monitoring",
    { notify: '{"emails":[]}' },
    'must be a map, e.g. { emails: [team@example.com] }, got {"emails":[]}, which is text: pulumi config set --path monitoring.notify.<name> <value>',
    "monitoring.notify",
  ),
  badValue(
    "a user above the highest",
    "user",
    "1000:2147483648",
    "must have numbers up to 2147483647, which is the highest that containers can have, got 1000:2147483648",
  ),
  badValue(
    "a policy named twice",
    "iam",
    { taskPolicyArns: ["arn:aws:iam::aws:policy/P", "arn:aws:iam::aws:policy/P"] },
    'must name every policy once, got ["arn:aws:iam::aws:policy/P","arn:aws:iam::aws:policy/P"]',
    "iam.taskPolicyArns",
  ),
  badValue(
    "a managed policy in words",
    "iam",
    { managedExecutionPolicy: "yes" },
    "must be true or false, got yes",
    "iam.managedExecutionPolicy",
  ),
  badValue(
    "a key that there is not",
    "encryption",
    "kms",
    "must be one of aws, customerKey, got kms",
  ),
];
