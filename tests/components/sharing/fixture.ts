import type { Guest, HostOutputs } from "../../../components/sharing";

const account = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";

export const balancerArn = `${account}:loadbalancer/app/house/1a`;

/** The outputs of another stack. */
export const hostOutputs: HostOutputs = {
  listenerArn: `${account}:listener/app/house/1a/2b`,
  clusterName: "house-cluster",
  taskSubnetIds: ["subnet-h1", "subnet-h2"],
  assignPublicIp: true,
};

/** The same host, looked up for a guest. */
export const foundGuest: Guest = {
  mode: "guest",
  hostName: "shop.example.com",
  hasCertificate: false,
  host: {
    listenerArn: hostOutputs.listenerArn,
    clusterName: "house-cluster",
    clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/house-cluster",
    balancer: {
      arn: balancerArn,
      arnSuffix: "app/house/1a",
      dnsName: "house.elb.example.com",
      zoneId: "Z-house",
      securityGroupId: "sg-house",
    },
    subnets: {
      vpcId: "vpc-house",
      balancerSubnetIds: ["subnet-p1", "subnet-p2"],
      taskSubnetIds: ["subnet-h1", "subnet-h2"],
      assignPublicIp: true,
      ipv6: false,
    },
  },
};
