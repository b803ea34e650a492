import { actions, and, needs } from "../permissions/types";
import { awsModule, free, model, none, text, withArn } from "./kind";

const balancing = "elasticloadbalancing";
const tags = "AddTags RemoveTags";

const calls = () => import("../calls/types/balancing");
const balancers = () => import("../account/types/balancer");
const rules = () => import("../account/types/rules");

/** The load balancer. */
export const lb = awsModule("lb", {
  listener: {
    label: (inputs) => `${text(inputs, "protocol")}:${text(inputs, "port")}`,
    made: (inputs, { arn, id }) => {
      const balancer = text(inputs, "loadBalancerArn").split(":loadbalancer/").at(-1);
      const listenerArn = arn("elasticloadbalancing", `listener/${balancer}/${id("")}`);
      return withArn(listenerArn, listenerArn);
    },
    price: free("paid with the load balancer"),
    controls: ["ELB.17", "ELB.18"],
    terraform: "aws_lb_listener",
    cloudFormation: {
      type: "AWS::ElasticLoadBalancingV2::Listener",
      properties: { Attributes: "ListenerAttributes" },
      tags: "none",
    },
    calls: async () => (await calls()).listener,
    permissions: needs(
      balancing,
      "DescribeListeners DescribeListenerAttributes DescribeTags",
      `ModifyListener DeleteListener ${tags}`,
    ),
    behaves: async () => (await balancers()).listener,
  },
  listenerCertificate: {
    label: () => "added to a shared listener",
    price: free("paid with the load balancer"),
    controls: none("its listener is judged"),
    terraform: "aws_lb_listener_certificate",
    cloudFormation: {
      type: "AWS::ElasticLoadBalancingV2::ListenerCertificate",
      tags: "none",
    },
    calls: async () => (await calls()).listenerCertificate,
    permissions: needs(balancing, "DescribeListenerCertificates", "RemoveListenerCertificates"),
    behaves: async () => (await rules()).listenerCertificate,
  },
  listenerRule: {
    label: ({ conditions }) => hostNames(conditions) || "divides the traffic",
    made: (inputs, { arn, id }) => {
      const listener = text(inputs, "listenerArn").split(":listener/").at(-1);
      const ruleArn = arn("elasticloadbalancing", `listener-rule/${listener}/${id("")}`);
      return withArn(ruleArn, ruleArn);
    },
    price: free("paid with the load balancer's capacity units"),
    controls: none("its listener is judged"),
    terraform: "aws_lb_listener_rule",
    cloudFormation: { type: "AWS::ElasticLoadBalancingV2::ListenerRule", tags: "none" },
    calls: async () => (await calls()).listenerRule,
    permissions: needs(
      balancing,
      "DescribeRules DescribeTags",
      `ModifyRule SetRulePriorities DeleteRule ${tags}`,
    ),
    behaves: async () => (await rules()).listenerRule,
  },
  loadBalancer: {
    made: (inputs, { arn, id, region }) => {
      const name = text(inputs, "name");
      const arnSuffix = `app/${name}/${id("")}`;
      const balancerArn = arn("elasticloadbalancing", `loadbalancer/${arnSuffix}`);
      return withArn(balancerArn, balancerArn, {
        arnSuffix,
        dnsName: `${name}-${id("")}.${region}.elb.amazonaws.com`,
        zoneId: `Z${id("")}`,
      });
    },
    price: model("network"),
    usage: [
      {
        key: "albLcu",
        item: "capacity of the load balancer",
        amount: 730,
        example: "1 LCU all month",
        note: "1 LCU is 25 new connections a second, 3,000 open ones or 1 GB an hour",
      },
    ],
    controls: ["ELB.1", "ELB.4", "ELB.5", "ELB.6", "ELB.12", "ELB.13", "ELB.16"],
    terraform: "aws_lb",
    cloudFormation: {
      type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      properties: { Attributes: "LoadBalancerAttributes" },
    },
    calls: async () => (await calls()).loadBalancer,
    permissions: and(
      needs(
        balancing,
        "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeTags DescribeCapacityReservation",
        `DeleteLoadBalancer SetSecurityGroups SetSubnets SetIpAddressType ${tags}`,
      ),
      {
        reads: actions("ec2", "DescribeNetworkInterfaces"),
        writes: actions("iam", "CreateServiceLinkedRole"),
      },
    ),
    behaves: async () => (await balancers()).loadBalancer,
  },
  targetGroup: {
    made: (inputs, { arn, id }) => {
      const arnSuffix = `targetgroup/${text(inputs, "name")}/${id("")}`;
      const groupArn = arn("elasticloadbalancing", arnSuffix);
      return withArn(groupArn, groupArn, { arnSuffix });
    },
    price: free("paid with the load balancer"),
    controls: ["ELB.21", "ELB.22"],
    terraform: "aws_lb_target_group",
    cloudFormation: {
      type: "AWS::ElasticLoadBalancingV2::TargetGroup",
      properties: { Attributes: "TargetGroupAttributes" },
    },
    calls: async () => (await calls()).targetGroup,
    permissions: needs(
      balancing,
      "DescribeTargetGroups DescribeTargetGroupAttributes DescribeTags",
      `ModifyTargetGroup DeleteTargetGroup ${tags}`,
    ),
    behaves: async () => (await balancers()).targetGroup,
  },
});

/** The host names whose requests a rule takes; empty if it takes every request. */
function hostNames(conditions: unknown): string {
  return ((conditions ?? []) as readonly { readonly hostHeader?: { readonly values: string[] } }[])
    .flatMap(({ hostHeader }) => hostHeader?.values ?? [])
    .join(", ");
}
