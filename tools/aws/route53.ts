import { needs } from "../permissions/types";
import { awsModule, free, none, text, type Inputs } from "./kind";

const calls = () => import("../calls/types/others");

/** Records. The hosted zone exists already; the program looks it up. */
export const route53 = awsModule("route53", {
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
    behaves: async () => (await import("../account/types/domain")).record,
  },
});
