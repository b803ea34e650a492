import { capitals, tagList, to } from "../fields";
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

const recordSet = "ChangeBatch.Changes.0.ResourceRecordSet";

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
