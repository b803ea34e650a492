import type { Answers, Call } from "../../live/support/cannedAws";
import type { Account } from "../../live/why/account";
import { targetGroupArn } from "../../live/why/ids";
import { stackAnswers } from "../catalog/status/account";

const account = "123456789012";

/** ARNs of secrets as Secrets Manager completes them. */
export function secretArn(name: string): string {
  return `arn:aws:secretsmanager:us-east-1:${account}:secret:mcp-catalog/${name}-AbC123`;
}

export const secretNames = ["supabase-url", "supabase-key", "next-server-actions-encryption-key"];
export const balancerArn = `arn:aws:elasticloadbalancing:us-east-1:${account}:loadbalancer/app/mcp-catalog-alb/1`;

/** The service's network and tags, as ECS has them. */
const ownService = {
  taskDefinition: `arn:aws:ecs:us-east-1:${account}:task-definition/mcp-catalog:1`,
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: ["subnet-a", "subnet-b"],
      securityGroups: ["sg-tasks"],
      assignPublicIp: "DISABLED",
    },
  },
  tags: [
    { key: "Project", value: "mcp-catalog" },
    { key: "Stack", value: "prod" },
  ],
};

/** A list that a query sends as `<name>.member.1`, … */
export function members(input: Call["input"], name: string): readonly string[] {
  return Object.entries(input)
    .filter(([key]) => key.startsWith(`${name}.member.`))
    .map(([, value]) => String(value));
}

/**
 * The simulator's answer if it refuses some actions; `why` is the reason that it adds to the
 * decision.
 */
export function simulated(
  refused: (action: string, resources: readonly string[], principal: string) => boolean,
  why: Readonly<Record<string, unknown>> = { EvalDecision: "implicitDeny" },
): Answers[string] {
  return (input) => {
    const resources = members(input, "ResourceArns");
    return {
      IsTruncated: false,
      EvaluationResults: members(input, "ActionNames").map((action) => ({
        EvalActionName: action,
        EvalResourceName: resources[0] ?? "*",
        ...(refused(action, resources, String(input["PolicySourceArn"]))
          ? why
          : { EvalDecision: "allowed" }),
      })),
    };
  };
}

export function secretList(names = secretNames, more: Readonly<Record<string, unknown>> = {}) {
  return {
    SecretList: names.map((name) => ({
      ARN: secretArn(name),
      Name: `mcp-catalog/${name}`,
      SecretVersionsToStages: { "1": ["AWSCURRENT"] },
      Tags: [
        { Key: "Project", Value: "mcp-catalog" },
        { Key: "Stack", Value: "prod" },
      ],
      ...more,
    })),
  };
}

export function group(id: string, inbound: readonly object[], outbound: readonly object[]) {
  return { groupId: id, ipPermissions: inbound, ipPermissionsEgress: outbound };
}

export function tcp(port: number, peer: string) {
  const peers = peer.startsWith("sg-")
    ? { groups: [{ groupId: peer }] }
    : { ipRanges: [{ cidrIp: peer }] };
  return { ipProtocol: "tcp", fromPort: port, toPort: port, ...peers };
}

export const everywhere = { ipProtocol: "-1", ipRanges: [{ cidrIp: "0.0.0.0/0" }] };

export function routeTable(route: object | undefined) {
  return {
    routeTableSet: [
      {
        routeTableId: "rtb-1",
        associationSet: [{ main: true, routeTableId: "rtb-1" }],
        routeSet: [
          { destinationCidrBlock: "10.0.0.0/16", gatewayId: "local", state: "active" },
          ...(route ? [{ destinationCidrBlock: "0.0.0.0/0", state: "active", ...route }] : []),
        ],
      },
    ],
  };
}

const vcpuMetric = {
  UsageMetric: {
    MetricNamespace: "AWS/Usage",
    MetricName: "ResourceCount",
    MetricDimensions: { Service: "Fargate", Type: "Resource", Resource: "vCPU" },
  },
};

/** What `catalog doctor` reads from an account in which prod runs well, with the given changes. */
export function doctorAnswers(others: Answers = {}, given: Partial<Account> = {}): Answers {
  return stackAnswers(
    { service: ownService, ...given },
    {
      GetCallerIdentity: () => ({
        Account: account,
        Arn: `arn:aws:sts::${account}:assumed-role/deploy/ann`,
        UserId: "AROA:ann",
      }),
      GetRole: ({ RoleName }) => ({
        Role: {
          RoleName,
          Path: "/",
          Arn: `arn:aws:iam::${account}:role/${RoleName === "deploy" ? "team/" : ""}${String(RoleName)}`,
        },
      }),
      SimulatePrincipalPolicy: simulated(() => false),
      DescribeRepositories: () => ({
        repositories: [{ repositoryUri: `${account}.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog` }],
      }),
      BatchGetImage: () => ({
        images: [
          {
            imageManifestMediaType: "application/vnd.oci.image.index.v1+json",
            imageManifest: JSON.stringify({
              manifests: [{ platform: { os: "linux", architecture: "arm64" } }],
            }),
          },
        ],
      }),
      ListSecrets: () => secretList(),
      DescribeTargetGroups: () => ({
        TargetGroups: [
          { TargetGroupArn: targetGroupArn, Port: 3000, LoadBalancerArns: [balancerArn] },
        ],
      }),
      DescribeLoadBalancers: () => ({
        LoadBalancers: [
          {
            LoadBalancerArn: balancerArn,
            DNSName: "mcp-catalog-alb-1.us-east-1.elb.amazonaws.com",
            SecurityGroups: ["sg-balancer"],
            AvailabilityZones: [{ SubnetId: "subnet-p" }],
          },
        ],
      }),
      DescribeListeners: () => ({ Listeners: [{ Protocol: "HTTP", Port: 80 }] }),
      DescribeSecurityGroups: () => ({
        securityGroupInfo: [
          group("sg-balancer", [tcp(80, "0.0.0.0/0")], [tcp(3000, "sg-tasks")]),
          group("sg-tasks", [tcp(3000, "sg-balancer")], [tcp(443, "0.0.0.0/0")]),
        ],
      }),
      DescribeSubnets: () => ({
        subnetSet: [
          { subnetId: "subnet-p", vpcId: "vpc-1", cidrBlock: "10.0.0.0/24" },
          { subnetId: "subnet-a", vpcId: "vpc-1", cidrBlock: "10.0.1.0/24" },
          { subnetId: "subnet-b", vpcId: "vpc-1", cidrBlock: "10.0.2.0/24" },
        ],
      }),
      DescribeAddresses: () => ({ addressesSet: [{ allocationId: "eipalloc-1" }] }),
      DescribeVpcs: () => ({ vpcSet: [{ vpcId: "vpc-default" }] }),
      GetServiceQuota: ({ ServiceCode }) => ({
        Quota: {
          Value: ServiceCode === "fargate" ? 6 : 5,
          ...(ServiceCode === "fargate" ? vcpuMetric : {}),
        },
      }),
      GetMetricData: () => ({ MetricDataResults: [{ Id: "used", Values: [0.5] }] }),
      DescribeRouteTables: () => routeTable({ natGatewayId: "nat-1" }),
      DescribeVpcEndpoints: () => ({ vpcEndpointSet: [] }),
      DescribeNatGateways: () => ({
        natGatewaySet: [{ natGatewayId: "nat-1", state: "available" }],
      }),
      ...others,
    },
  );
}
