import { everywhere, group, routeTable, tcp } from "../account";
import { type Fault } from "./fault";

/** The ways from the balancer to the tasks, and from the tasks out. */
export const network: readonly Fault[] = [
  {
    fault: "tasks that do not let the balancer in",
    answers: {
      DescribeSecurityGroups: () => ({
        securityGroupInfo: [
          group("sg-balancer", [], [tcp(3000, "sg-tasks")]),
          group("sg-tasks", [tcp(8080, "sg-balancer"), tcp(3000, "sg-other")], [everywhere]),
        ],
      }),
    },
    says: /fail {2}network +no rule of the tasks' security group lets the balancer in on port 3000/,
    code: 1,
  },
  {
    fault: "a balancer that may not leave",
    answers: {
      DescribeSecurityGroups: () => ({
        securityGroupInfo: [
          group("sg-balancer", [], [tcp(3000, "10.0.1.0/24")]),
          group("sg-tasks", [tcp(3000, "sg-balancer")], [everywhere]),
        ],
      }),
    },
    says: /fail {2}network +no rule of the balancer's security group lets it reach/,
    code: 1,
  },
  {
    fault: "tasks that may not leave",
    answers: {
      DescribeSecurityGroups: () => ({
        securityGroupInfo: [
          group("sg-balancer", [], [tcp(3000, "10.0.0.0/16")]),
          group("sg-tasks", [tcp(3000, "10.0.0.0/16")], [tcp(5432, "0.0.0.0/0")]),
        ],
      }),
    },
    says: /fail +no rule of the tasks' security group lets them out on port 443/,
    code: 1,
  },
  {
    fault: "a NAT gateway that is gone",
    answers: { DescribeNatGateways: () => ({ natGatewaySet: [] }) },
    says: /fail +the NAT gateway nat-1 of subnet-a is gone/,
    code: 1,
  },
  {
    fault: "a route to a thing that is gone",
    answers: {
      DescribeRouteTables: () => routeTable({ networkInterfaceId: "eni-1", state: "blackhole" }),
    },
    says: /fail +the default route of subnet-a leads to eni-1, which is gone/,
    code: 1,
  },
  {
    fault: "an internet gateway without public addresses",
    answers: { DescribeRouteTables: () => routeTable({ gatewayId: "igw-1" }) },
    says: /fail +subnet-a leads to an internet gateway, and the tasks have no public address/,
    code: 1,
  },
  {
    fault: "no default route and too few endpoints",
    answers: {
      DescribeRouteTables: () => routeTable(undefined),
      DescribeVpcEndpoints: () => ({
        vpcEndpointSet: ["ecr.api", "ecr.dkr", "s3"].map((each) => ({
          serviceName: `com.amazonaws.us-east-1.${each}`,
          state: "available",
        })),
      }),
    },
    says: /fail +subnet-a has no default route, and no endpoint for logs, secretsmanager/,
    code: 1,
  },
];
