import { asList, field, input } from "../read";
import type { Acceptance, Control } from "../types";

/** Accepts a resource that only `network.nat: instance` makes. */
const natInstance = (why: string): Acceptance => ({
  reason: `The instance of \`network.nat: instance\` ${why}; \`network.nat: single\` has none.`,
  review: "2027-05-31",
});

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html */
export const ec2InstanceControls: readonly Control[] = [
  {
    id: "EC2.25",
    title: "Launch templates give instances no public address",
    passes: (template) =>
      !asList(template.inputs["networkInterfaces"]).some((each) =>
        ["true", "associate"].includes(String(field(each, "associatePublicIpAddress"))),
      ),
    met: "`associatePublicIpAddress` is off",
    open: "the launch template gives a public address",
    accepted: natInstance("is the way to the internet and needs an address there"),
    checkov: ["CKV_AWS_88"],
  },
  {
    id: "EC2.170",
    title: "Launch templates require IMDSv2",
    passes: (template) => input(template, "metadataOptions", "httpTokens") === "required",
    met: "`httpTokens` is `required`",
    open: "`httpTokens` is not `required`",
    checkov: ["CKV_AWS_79"],
  },
  {
    id: "EC2.180",
    title: "Network interfaces check source and destination",
    passes: ({ inputs }) => inputs["sourceDestCheck"] !== false,
    met: "`sourceDestCheck`",
    open: "`sourceDestCheck` is off",
    accepted: natInstance("passes on packets of others, which the check would drop"),
  },
  {
    id: "EC2.181",
    title: "Launch templates encrypt the volumes that they name",
    passes: (template) => {
      const volumes = asList(template.inputs["blockDeviceMappings"]).flatMap((each) =>
        asList(field(each, "ebs")),
      );
      return volumes.length === 0
        ? undefined
        : volumes.every((each) => ["true", true].includes(field(each, "encrypted") as never));
    },
    met: "`encrypted` of every volume",
    open: "a volume without `encrypted`",
  },
  {
    id: "AutoScaling.1",
    title: "Groups behind a balancer use its health checks",
    passes: ({ inputs }) =>
      ["targetGroupArns", "loadBalancers", "trafficSources"].some(
        (key) => asList(inputs[key]).length > 0,
      )
        ? inputs["healthCheckType"] === "ELB"
        : undefined,
    met: "`healthCheckType` is `ELB`",
    open: "`healthCheckType` is not `ELB`",
    checkov: ["CKV2_AWS_15"],
  },
  {
    id: "AutoScaling.2",
    title: "Groups of instances span two zones at least",
    passes: ({ inputs }) =>
      [inputs["vpcZoneIdentifiers"], inputs["availabilityZones"]].some(
        (zones) => asList(zones).length > 1,
      ),
    met: "`vpcZoneIdentifiers`: a subnet in each of two zones",
    open: "one zone only",
    accepted: natInstance("keeps one address, which cannot leave its zone"),
  },
  {
    id: "AutoScaling.6",
    title: "Groups of instances have several types to choose from",
    passes: (group) =>
      asList(input(group, "mixedInstancesPolicy", "launchTemplate", "overrides")).length > 1,
    met: "`mixedInstancesPolicy` with several types",
    open: "one type of instance only",
    accepted: natInstance("is chosen for its price, which another type would change"),
  },
  {
    id: "AutoScaling.9",
    title: "Groups of instances use launch templates",
    passes: ({ inputs }) =>
      inputs["launchTemplate"] !== undefined || inputs["mixedInstancesPolicy"] !== undefined,
    met: "`launchTemplate`",
    open: "a launch configuration instead of a launch template",
    checkov: ["CKV_AWS_315"],
  },
];
