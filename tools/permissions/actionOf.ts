/** Prefixes of actions, for services with another name in the client. */
const prefixes: Readonly<Record<string, string>> = {
  elbv2: "elasticloadbalancing",
  "elastic-load-balancing-v2": "elasticloadbalancing",
  "cloudwatch-logs": "logs",
  "secrets-manager": "secretsmanager",
  "service-quotas": "servicequotas",
  "application-auto-scaling": "application-autoscaling",
};

/**
 * The actions of calls with another name. AWS lists each call's permissions on the call's page.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
const otherNames: Readonly<Record<string, string>> = {
  "budgets:CreateBudget": "budgets:ModifyBudget",
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImageReferrers.html
  "ecr:ListImageReferrers": "ecr:BatchGetImage",
  "s3:ListObjectsV2": "s3:ListBucket",
  "s3:PutBucketEncryption": "s3:PutEncryptionConfiguration",
  "s3:PutBucketLifecycleConfiguration": "s3:PutLifecycleConfiguration",
  "s3:PutPublicAccessBlock": "s3:PutBucketPublicAccessBlock",
};

/** The IAM action that a call of AWS's API needs, e.g. `elasticloadbalancing:CreateRule` for `elbv2.CreateRule`. */
export function actionOf(call: string): string {
  const [service = "", operation = ""] = call.split(".");
  const action = `${prefixes[service] ?? service}:${operation}`;
  return otherNames[action] ?? action;
}
