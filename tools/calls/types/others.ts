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

/** The only entry of a list. */
const first = ([entry]: readonly unknown[]) => entry;

const budgetTags = mapped({
  tags: to("Tags", mapped({ key: to("Key"), values: to("Values") })),
});

const filter = mapped({
  ands: to("And", (entries: readonly Inputs[]) => entries.map(budgetTags)),
});

const notifications = (entries: readonly Alert[]) =>
  entries.map(({ subscriberEmailAddresses = [], subscriberSnsTopicArns = [], ...about }) => ({
    Notification: mapped(
      capitals("comparisonOperator", "notificationType", "threshold", "thresholdType"),
    )(about),
    Subscribers: [
      ...subscriberEmailAddresses.map((Address) => ({ SubscriptionType: "EMAIL", Address })),
      ...subscriberSnsTopicArns.map((Address) => ({ SubscriptionType: "SNS", Address })),
    ],
  }));

interface Alert extends Inputs {
  readonly subscriberEmailAddresses?: readonly string[];
  readonly subscriberSnsTopicArns?: readonly string[];
}

const recordSet = "ChangeBatch.Changes.0.ResourceRecordSet";

export const repository: ResourceShape = {
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
};

export const lifecyclePolicy: ResourceShape = {
  calls: [
    {
      call: "ecr.PutLifecyclePolicy",
      fields: { repository: to("repositoryName"), policy: to("lifecyclePolicyText") },
    },
  ],
};

export const key: ResourceShape = {
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
};

export const alias: ResourceShape = {
  calls: [
    {
      call: "kms.CreateAlias",
      fields: { name: to("AliasName"), targetKeyId: to("TargetKeyId") },
    },
  ],
};

export const secret: ResourceShape = {
  id: ["ARN"],
  calls: [
    {
      call: "secretsmanager.CreateSecret",
      fields: { ...capitals("name", "description", "kmsKeyId"), tags: tagList() },
    },
  ],
  providerOnly: ["recoveryWindowInDays"],
};

export const secretVersion: ResourceShape = {
  id: ["VersionId"],
  calls: [
    {
      call: "secretsmanager.PutSecretValue",
      fields: { secretId: to("SecretId"), secretString: to("SecretString", String) },
    },
  ],
};

export const role: ResourceShape = {
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
    // Sets the trust policy a second time, because moto checks it only in this call.
    {
      call: "iam.UpdateAssumeRolePolicy",
      fields: { name: to("RoleName"), assumeRolePolicy: to("PolicyDocument") },
    },
  ],
};

export const rolePolicy: ResourceShape = {
  calls: [
    {
      call: "iam.PutRolePolicy",
      fields: { name: to("PolicyName"), role: to("RoleName"), policy: to("PolicyDocument") },
    },
  ],
};

export const rolePolicyAttachment: ResourceShape = {
  calls: [
    {
      call: "iam.AttachRolePolicy",
      fields: { role: to("RoleName"), ...capitals("policyArn") },
    },
  ],
};

export const certificate: ResourceShape = {
  id: ["CertificateArn"],
  calls: [
    {
      call: "acm.RequestCertificate",
      fields: { ...capitals("domainName", "validationMethod"), tags: tagList() },
    },
  ],
};

// Only waits for the certificate. No call creates it.
export const certificateValidation: ResourceShape = {
  calls: [],
  providerOnly: ["certificateArn", "validationRecordFqdns"],
};

export const budget: ResourceShape = {
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
};

export const record: ResourceShape = {
  calls: [
    {
      call: "route53.ChangeResourceRecordSets",
      always: { ChangeBatch: { Changes: [{ Action: "CREATE" }] } },
      fields: {
        zoneId: to("HostedZoneId"),
        name: to(`${recordSet}.Name`),
        type: to(`${recordSet}.Type`),
        ttl: to(`${recordSet}.TTL`),
        records: to(`${recordSet}.ResourceRecords`, (values: readonly string[]) =>
          values.map((Value) => ({ Value })),
        ),
        aliases: to(`${recordSet}.AliasTarget`, aliases),
      },
    },
  ],
  providerOnly: ["allowOverwrite"],
};

export const healthCheck: ResourceShape = {
  id: ["HealthCheck", "Id"],
  calls: [
    {
      call: "route53.CreateHealthCheck",
      // The provider makes it up.
      always: { CallerReference: "terraform-01234567" },
      fields: {
        type: to("HealthCheckConfig.Type"),
        fqdn: to("HealthCheckConfig.FullyQualifiedDomainName"),
        port: to("HealthCheckConfig.Port"),
        resourcePath: to("HealthCheckConfig.ResourcePath"),
        requestInterval: to("HealthCheckConfig.RequestInterval"),
        failureThreshold: to("HealthCheckConfig.FailureThreshold"),
        regions: to("HealthCheckConfig.Regions"),
      },
    },
    {
      call: "route53.ChangeTagsForResource",
      own: "ResourceId",
      always: { ResourceType: "healthcheck" },
      fields: { tags: tagList("AddTags") },
    },
  ],
};
