import { made, only, type Cases } from "./case";

type Inputs = Readonly<Record<string, unknown>>;

const everybody = { cidrIpv4: "0.0.0.0/0" };
const everybody6 = { cidrIpv6: "::/0" };

function groupWith(...rules: readonly Inputs[]) {
  return [
    made("securityGroup"),
    ...rules.map((each, index) =>
      made("ingress", { securityGroupId: "securityGroup", ...each }, `rule-${index}`),
    ),
  ];
}

function from(port: number, source: Inputs, to = port): Inputs {
  return { ipProtocol: "tcp", fromPort: port, toPort: to, ...source };
}

/** A group that names its rules itself. */
function inlineGroup(...ingress: readonly Inputs[]) {
  return only("securityGroup", { ingress });
}

/** Open by a rule, by a range, by one for every protocol, and by one of the group's own. */
function reached(port: number, source: Inputs): Cases["open"] {
  return [
    groupWith(from(443, source), from(port, source)),
    groupWith(from(port - 1, source, port + 1)),
    groupWith({ ipProtocol: "-1", ...source }),
    groupWith({ ...from(443, source), ipProtocol: "-1" }),
    inlineGroup({
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrBlocks: source === everybody ? ["10.0.0.0/8", "0.0.0.0/0"] : [],
      ipv6CidrBlocks: source === everybody6 ? ["::/0"] : [],
    }),
  ];
}

const web = groupWith(from(80, everybody), from(443, everybody6));
const inside = groupWith(
  from(22, { cidrIpv4: "10.0.0.0/16" }),
  from(3000, { referencedSecurityGroupId: "x" }),
);
const shut: Cases["met"] = [web, inside, groupWith()];

function vpcWith(...others: readonly ReturnType<typeof made>[]) {
  return [made("vpc"), made("securityGroup"), ...others];
}

/** Open if there is none, if it is another VPC's, and if the VPC is not the stack's. */
function withEndpoint(service: string): Cases {
  const endpoint = (vpcId: string, serviceName: string) =>
    vpcWith(made("endpoint", { vpcId, serviceName: `com.amazonaws.us-east-1.${serviceName}` }));
  return {
    met: [endpoint("vpc", service)],
    open: [
      vpcWith(),
      endpoint("another", service),
      endpoint("vpc", "s3"),
      endpoint("vpc", `${service}messages`),
      only("securityGroup"),
    ],
    notApplicable: [only("service")],
  };
}

export const ec2: Readonly<Record<string, Cases>> = {
  "EC2.2": {
    met: [
      vpcWith(made("defaultGroup", { vpcId: "vpc" })),
      vpcWith(made("defaultGroup", { vpcId: "vpc", ingress: [], egress: [] })),
    ],
    open: [
      vpcWith(),
      vpcWith(made("defaultGroup", { vpcId: "vpc", egress: [{ protocol: "-1" }] })),
      vpcWith(made("defaultGroup", { vpcId: "another" })),
      only("securityGroup"),
    ],
  },
  "EC2.6": {
    met: ["ALL", "REJECT"].map((trafficType) =>
      vpcWith(made("flowLog", { vpcId: "vpc", trafficType })),
    ),
    open: [
      vpcWith(),
      vpcWith(made("flowLog", { vpcId: "vpc", trafficType: "ACCEPT" })),
      only("securityGroup"),
    ],
  },
  "EC2.10": withEndpoint("ec2"),
  "EC2.12": {
    met: [
      [made("address"), made("natGateway", { allocationId: "address" })],
      only("address", { instance: "i-1" }),
    ],
    open: [only("address"), [made("address"), made("natGateway", { allocationId: "another" })]],
  },
  "EC2.13": { met: shut, open: [...reached(22, everybody), ...reached(22, everybody6)] },
  "EC2.14": { met: shut, open: [...reached(3389, everybody), ...reached(3389, everybody6)] },
  "EC2.15": {
    met: [only("subnet", { mapPublicIpOnLaunch: false }), only("subnet")],
    open: [
      only("subnet", { mapPublicIpOnLaunch: true }),
      only("subnet", { assignIpv6AddressOnCreation: true }),
      only("securityGroup"),
    ],
    notApplicable: [[made("vpc"), made("securityGroup")]],
  },
  "EC2.18": {
    met: shut,
    open: [groupWith(from(8443, everybody)), groupWith(from(80, everybody, 443))],
  },
  "EC2.19": { met: shut, open: [...reached(3000, everybody), ...reached(8080, everybody6)] },
  "EC2.25": {
    met: [
      only("launchTemplate"),
      only("launchTemplate", { networkInterfaces: [{ associatePublicIpAddress: "false" }] }),
    ],
    open: [only("launchTemplate", { networkInterfaces: [{ associatePublicIpAddress: "true" }] })],
  },
  "EC2.53": { met: [...shut, groupWith(from(22, everybody6))], open: reached(22, everybody) },
  "EC2.54": { met: [...shut, groupWith(from(3389, everybody))], open: reached(3389, everybody6) },
  "EC2.55": withEndpoint("ecr.api"),
  "EC2.56": withEndpoint("ecr.dkr"),
  "EC2.57": withEndpoint("ssm"),
  "EC2.58": withEndpoint("ssm-contacts"),
  "EC2.60": withEndpoint("ssm-incidents"),
  "EC2.170": {
    met: [only("launchTemplate", { metadataOptions: { httpTokens: "required" } })],
    open: [
      only("launchTemplate"),
      only("launchTemplate", { metadataOptions: { httpTokens: "optional" } }),
    ],
  },
  "EC2.180": {
    met: [only("networkInterface"), only("networkInterface", { sourceDestCheck: true })],
    open: [only("networkInterface", { sourceDestCheck: false })],
  },
  "EC2.181": {
    met: [only("launchTemplate", { blockDeviceMappings: [{ ebs: { encrypted: "true" } }] })],
    open: [
      only("launchTemplate", {
        blockDeviceMappings: [{ ebs: { encrypted: "true" } }, { ebs: {} }],
      }),
    ],
    notApplicable: [only("launchTemplate")],
  },
  "AutoScaling.1": {
    met: [only("instanceGroup", { targetGroupArns: ["a"], healthCheckType: "ELB" })],
    open: [only("instanceGroup", { targetGroupArns: ["a"], healthCheckType: "EC2" })],
    notApplicable: [only("instanceGroup", { healthCheckType: "EC2" })],
  },
  "AutoScaling.2": {
    met: [only("instanceGroup", { vpcZoneIdentifiers: ["a", "b"] })],
    open: [only("instanceGroup", { vpcZoneIdentifiers: ["a"] })],
  },
  "AutoScaling.6": {
    met: [
      only("instanceGroup", {
        mixedInstancesPolicy: {
          launchTemplate: { overrides: [{ instanceType: "a" }, { instanceType: "b" }] },
        },
      }),
    ],
    open: [only("instanceGroup", { launchTemplate: { id: "a" } })],
  },
  "AutoScaling.9": {
    met: [only("instanceGroup", { launchTemplate: { id: "a" } })],
    open: [only("instanceGroup", { launchConfiguration: "a" })],
  },
};
