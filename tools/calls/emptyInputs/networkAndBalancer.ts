import type { EmptyInput } from "./types";

const subnet = "aws:ec2/subnet:Subnet";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const acl = "aws:wafv2/webAcl:WebAcl";

/** Inputs of the network, the load balancer and the web ACL that can be empty. */
export const networkAndBalancerInputs: readonly EmptyInput[] = [
  {
    input: "aws:ec2/launchTemplate:LaunchTemplate networkInterfaces[].deviceIndex",
    value: 0,
    does: "sent",
    source:
      "ec2/ec2_launch_template.go expandLaunchTemplateInstanceNetworkInterfaceSpecificationRequest",
  },
  {
    input: "aws:ec2/networkInterface:NetworkInterface sourceDestCheck",
    value: false,
    does: "sent",
    source: "ec2/vpc_network_interface.go resourceNetworkInterfaceCreate",
  },
  ...["assignIpv6AddressOnCreation", "mapPublicIpOnLaunch"].map((name) => ({
    input: `${subnet} ${name}`,
    value: false as const,
    does: "default" as const,
    source: "ec2/vpc_subnet.go modifySubnetAttributesOnCreate",
  })),
  {
    input: "aws:lb/listener:Listener routingHttpResponseServerEnabled",
    value: false,
    does: "sent",
    source: "elbv2/listener.go listenerAttributeMap.expand",
  },
  {
    input: "aws:lb/listenerRule:ListenerRule actions[].forward.targetGroups[].weight",
    value: 0,
    does: "sent",
    source: "elbv2/listener.go expandLbListenerActionForwardConfigTargetGroups",
  },
  {
    input: `${balancer} accessLogs.bucket`,
    value: "",
    does: "dropped",
    source: "elbv2/load_balancer.go expandLoadBalancerAccessLogsAttributes",
  },
  {
    input: `${balancer} accessLogs.enabled`,
    value: false,
    does: "sent",
    source: "elbv2/load_balancer.go expandLoadBalancerAccessLogsAttributes",
  },
  {
    input: `${balancer} enableDeletionProtection`,
    value: false,
    does: "sent",
    source: "elbv2/load_balancer.go loadBalancerAttributeMap.expand",
  },
  {
    input: `${balancer} internal`,
    value: false,
    does: "default",
    source: "elbv2/load_balancer.go resourceLoadBalancerCreate",
  },
  ...(
    [
      ["defaultAction.allow", "flex.go expandDefaultAction"],
      ["rules[].action.block", "flex.go expandRuleAction"],
      ["rules[].overrideAction.none", "flex.go expandOverrideAction"],
      [
        "rules[].statement.managedRuleGroupStatement.ruleActionOverrides[].actionToUse.count",
        "flex.go expandRuleActionOverride",
      ],
    ] as const
  ).map(([place, source]) => ({
    input: `${acl} ${place}`,
    value: "{}" as const,
    does: "sent" as const,
    source: `wafv2/${source}`,
  })),
  {
    input: `${acl} rules[].priority`,
    value: 0,
    does: "sent",
    source: "wafv2/flex.go expandWebACLRule",
  },
];
