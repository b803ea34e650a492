import { needs } from "../permissions/types";
import { awsModule, free, model, nameTag, none, text, withId, type Inputs } from "./kind";

const calls = () => import("../calls/types/domain");
const behaviours = () => import("../account/types/domain");

/** Checks from outside, and records. The hosted zone exists already; the program looks it up. */
export const route53 = awsModule("route53", {
  healthCheck: {
    label: nameTag,
    made: withId(""),
    price: model("outsideCheck"),
    controls: none("Security Hub has none for health checks"),
    terraform: "aws_route53_health_check",
    cloudFormation: {
      type: "AWS::Route53::HealthCheck",
      properties: {
        CallerReference: undefined,
        ResourceType: undefined,
        ResourceId: undefined,
        AddTags: "HealthCheckTags",
      },
      tags: "none",
    },
    calls: async () => (await calls()).healthCheck,
    permissions: needs(
      "route53",
      "GetHealthCheck ListTagsForResource",
      "UpdateHealthCheck DeleteHealthCheck",
    ),
    behaves: async () => (await behaviours()).healthCheck,
  },
  record: {
    label: (inputs) => `${text(inputs, "type")} ${text(inputs, "name")}`,
    made: ({ name }, { id }) => ({ id: id("record-"), outputs: { fqdn: name } }),
    price: free("records are free, and queries for an AWS load balancer by alias, too"),
    controls: none("Security Hub has none for records"),
    terraform: "aws_route53_record",
    cloudFormation: {
      type: "AWS::Route53::RecordSet",
      properties: {
        "ChangeBatch.Changes.0.ResourceRecordSet": "",
        "ChangeBatch.Changes.0.Action": undefined,
      },
      forms: { ResourceRecords: (values: readonly Inputs[]) => values.map(({ Value }) => Value) },
      tags: "none",
    },
    calls: async () => (await calls()).record,
    permissions: needs(
      "route53",
      "GetHostedZone GetChange ListResourceRecordSets",
      "ChangeResourceRecordSets",
    ),
    behaves: async () => (await behaviours()).record,
  },
});
