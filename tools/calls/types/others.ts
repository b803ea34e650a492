import { alike, capitals, mapped, pairs, tagList, to, type Inputs } from "../fields";
import type { ResourceShape } from "../types";

const aliases = (entries: readonly Alias[]) =>
  entries.map(({ name, zoneId, evaluateTargetHealth }) => ({
    DNSName: name,
    HostedZoneId: zoneId,
    EvaluateTargetHealth: evaluateTargetHealth,
  }))[0];

interface Alias {
  readonly name: string;
  readonly zoneId: string;
  readonly evaluateTargetHealth: boolean;
}

/** The one entry of a list. */
const first = ([entry]: readonly unknown[]) => entry;

const budgetTags = mapped({
  tags: to("Tags", mapped({ key: to("Key"), values: to("Values") })),
});

const filter = mapped({
  ands: to("And", (entries: readonly Inputs[]) => entries.map(budgetTags)),
});

const notifications = (entries: readonly Alert[]) =>
  entries.map(({ subscriberEmailAddresses, ...about }) => ({
    Notification: mapped(
      capitals("comparisonOperator", "notificationType", "threshold", "thresholdType"),
    )(about),
    Subscribers: subscriberEmailAddresses.map((Address) => ({
      SubscriptionType: "EMAIL",
      Address,
    })),
  }));

interface Alert extends Inputs {
  readonly subscriberEmailAddresses: readonly string[];
}

const record = "ChangeBatch.Changes.0.ResourceRecordSet";

/** The registry, secrets, roles and the domain. */
export const others: Readonly<Record<string, ResourceShape>> = {
  "aws:ecr/repository:Repository": {
    calls: [
      {
        call: "ecr.CreateRepository",
        fields: {
          name: to("repositoryName"),
          ...alike("imageTagMutability", "imageTagMutabilityExclusionFilters"),
          ...alike("imageScanningConfiguration"),
          encryptionConfigurations: to("encryptionConfiguration", first),
          tags: tagList("tags"),
        },
      },
    ],
    providerOnly: ["forceDelete"],
  },
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": {
    calls: [
      {
        call: "ecr.PutLifecyclePolicy",
        fields: { repository: to("repositoryName"), policy: to("lifecyclePolicyText") },
      },
    ],
  },
  "aws:kms/key:Key": {
    id: ["KeyMetadata", "KeyId"],
    calls: [
      {
        call: "kms.CreateKey",
        fields: {
          description: to("Description"),
          policy: to("Policy"),
          tags: to("Tags", pairs("TagKey", "TagValue")),
        },
      },
    ],
    providerOnly: ["deletionWindowInDays", "enableKeyRotation"],
  },
  "aws:kms/alias:Alias": {
    calls: [
      {
        call: "kms.CreateAlias",
        fields: { name: to("AliasName"), targetKeyId: to("TargetKeyId") },
      },
    ],
  },
  "aws:secretsmanager/secret:Secret": {
    id: ["ARN"],
    calls: [
      {
        call: "secretsmanager.CreateSecret",
        fields: { ...capitals("name", "description", "kmsKeyId"), tags: tagList() },
      },
    ],
    providerOnly: ["recoveryWindowInDays"],
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    id: ["VersionId"],
    calls: [
      {
        call: "secretsmanager.PutSecretValue",
        fields: { secretId: to("SecretId"), secretString: to("SecretString", String) },
      },
    ],
  },
  "aws:iam/role:Role": {
    calls: [
      {
        call: "iam.CreateRole",
        fields: {
          name: to("RoleName"),
          ...capitals("description", "permissionsBoundary"),
          assumeRolePolicy: to("AssumeRolePolicyDocument"),
          tags: tagList(),
        },
      },
      // Says the same again: moto looks into a trust policy only here.
      {
        call: "iam.UpdateAssumeRolePolicy",
        fields: { name: to("RoleName"), assumeRolePolicy: to("PolicyDocument") },
      },
    ],
  },
  "aws:iam/rolePolicy:RolePolicy": {
    calls: [
      {
        call: "iam.PutRolePolicy",
        fields: { name: to("PolicyName"), role: to("RoleName"), policy: to("PolicyDocument") },
      },
    ],
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {
    calls: [
      {
        call: "iam.AttachRolePolicy",
        fields: { role: to("RoleName"), ...capitals("policyArn") },
      },
    ],
  },
  "aws:acm/certificate:Certificate": {
    id: ["CertificateArn"],
    calls: [
      {
        call: "acm.RequestCertificate",
        fields: { ...capitals("domainName", "validationMethod"), tags: tagList() },
      },
    ],
  },
  // Waits for the certificate; no call creates it.
  "aws:acm/certificateValidation:CertificateValidation": {
    calls: [],
    providerOnly: ["certificateArn", "validationRecordFqdns"],
  },
  "aws:budgets/budget:Budget": {
    calls: [
      {
        call: "budgets.CreateBudget",
        always: { AccountId: "123456789012" },
        fields: {
          name: to("Budget.BudgetName"),
          budgetType: to("Budget.BudgetType"),
          timeUnit: to("Budget.TimeUnit"),
          limitAmount: to("Budget.BudgetLimit.Amount"),
          limitUnit: to("Budget.BudgetLimit.Unit"),
          metrics: to("Budget.Metrics", (metric: string) => [metric]),
          filterExpression: to("Budget.FilterExpression", filter),
          notifications: to("NotificationsWithSubscribers", notifications),
          tags: tagList("ResourceTags"),
        },
      },
    ],
  },
  "aws:route53/record:Record": {
    calls: [
      {
        call: "route53.ChangeResourceRecordSets",
        always: { ChangeBatch: { Changes: [{ Action: "CREATE" }] } },
        fields: {
          zoneId: to("HostedZoneId"),
          name: to(`${record}.Name`),
          type: to(`${record}.Type`),
          ttl: to(`${record}.TTL`),
          records: to(`${record}.ResourceRecords`, (values: readonly string[]) =>
            values.map((Value) => ({ Value })),
          ),
          aliases: to(`${record}.AliasTarget`, aliases),
        },
      },
    ],
    providerOnly: ["allowOverwrite"],
  },
};
