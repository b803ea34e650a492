import { badValue, type BadConfiguration } from "./types";

const regionRule = "must be a region, e.g. us-east-1";
const accountsRule = 'must be a list of account ids, e.g. ["123456789012"]';
const accountRule = "must be an account id of 12 digits, in quotes";
const roleRule = "must be the ARN of an IAM role";
const roleArn = "arn:aws:iam::123456789012:role/deploy";

function badRole(what: string, role: unknown, message: string, at: string): BadConfiguration {
  return badValue(what, "aws:assumeRoles", [role], message, `aws:assumeRoles.0${at}`);
}

export const badAwsKeys: readonly BadConfiguration[] = [
  badValue(
    "a stack without a region",
    "aws:region",
    undefined,
    `${regionRule}; it is not set: pulumi config set aws:region <value>`,
  ),
  badValue(
    "a zone in the place of the region",
    "aws:region",
    "us-east-1a",
    `${regionRule}, got us-east-1a`,
  ),
  badRole(
    "a role of another partition",
    { roleArn: "arn:aws-cn:iam::123456789012:role/deploy" },
    "must be in the partition of us-east-1, arn:aws:…, got arn:aws-cn:iam::123456789012:role/deploy",
    ".roleArn",
  ),
  badValue("a region in words", "aws:region", "Frankfurt", `${regionRule}, got Frankfurt`),
  badValue(
    "one account in the place of the list",
    "aws:allowedAccountIds",
    "123456789012",
    `${accountsRule}, got 123456789012`,
  ),
  badValue(
    "an account id that is a number",
    "aws:allowedAccountIds",
    ["123456789012", 123456789013],
    `${accountRule}, got 123456789013`,
    "aws:allowedAccountIds.1",
  ),
  badValue(
    "an account id of 11 digits",
    "aws:allowedAccountIds",
    ["12345678901"],
    `${accountRule}, got "12345678901"`,
    "aws:allowedAccountIds.0",
  ),
  badValue(
    "one role in the place of the list",
    "aws:assumeRoles",
    roleArn,
    `must be a list of roles, e.g. [{ roleArn: ${roleArn} }], got ${roleArn}`,
  ),
  badRole("a role without an ARN", {}, `${roleRule}; it is not set`, ".roleArn"),
  badRole(
    "a user's ARN in the place of the role's",
    { roleArn: "arn:aws:iam::123456789012:user/me" },
    `${roleRule}, got arn:aws:iam::123456789012:user/me`,
    ".roleArn",
  ),
  badRole(
    "a role given as plain text",
    roleArn,
    `must be a role, e.g. { roleArn: ${roleArn} }, got ${roleArn}`,
    "",
  ),
  badRole(
    "a session name that is a number",
    { roleArn, sessionName: 5 },
    "must be text: put quotes around it, got 5",
    ".sessionName",
  ),
  badRole(
    "an external id that is a number",
    { roleArn, externalId: 5 },
    "must be text: put quotes around it, got 5",
    ".externalId",
  ),
  badRole(
    "a duration that is a number",
    { roleArn, duration: 3600 },
    "must be text: put quotes around it, got 3600",
    ".duration",
  ),
  badRole(
    "an unknown key of a role with a near match",
    { roleArn, sesionName: "ci" },
    "is not a setting: did you mean sessionName?",
    ".sesionName",
  ),
  badRole(
    "an unknown key of a role without a near match",
    { roleArn, policyArns: "x" },
    "is not a setting: it must be one of roleArn, sessionName, externalId, duration",
    ".policyArns",
  ),
];
