import type { SharedHome, SharedPlace } from "../../../components/sharing";

const account = "arn:aws:elasticloadbalancing:eu-west-1:123456789012";

export const balancerArn = `${account}:loadbalancer/app/house/1a`;

/** What another stack hands out. */
export const place: SharedPlace = {
  listenerArn: `${account}:listener/app/house/1a/2b`,
  clusterName: "house-cluster",
  taskSubnetIds: ["subnet-h1", "subnet-h2"],
  assignPublicIp: true,
};

/** The same as it is looked up for an app. */
export const sharedHome: SharedHome = {
  mode: "shared",
  hostName: "shop.example.com",
  listenerArn: place.listenerArn,
  hasCertificate: false,
  clusterName: "house-cluster",
  clusterArn: "arn:aws:ecs:eu-west-1:123456789012:cluster/house-cluster",
  balancer: {
    arn: balancerArn,
    arnSuffix: "app/house/1a",
    dnsName: "house.elb.example.com",
    zoneId: "Z-house",
    securityGroupId: "sg-house",
  },
  placement: {
    vpcId: "vpc-house",
    balancerSubnetIds: ["subnet-p1", "subnet-p2"],
    taskSubnetIds: ["subnet-h1", "subnet-h2"],
    assignPublicIp: true,
    ipv6: false,
  },
};
