import { generatedId } from "../../assumed/generated";
import { arn, made, subnets, vpcId } from "./made";

const anywhere = { protocol: "tcp", cidrBlocks: ["0.0.0.0/0"] };
/** One security group for both the balancer and the tasks, so that the tasks' port is open to the internet, too. */
export const group = made(
  "aws:ec2/securityGroup:SecurityGroup",
  "group",
  `sg-${generatedId("guide")}`,
  {
    name: "mcp-catalog-sg",
    description: "Security group for MCP Catalog",
    vpcId,
    ingress: [80, 3000].map((port) => ({ ...anywhere, fromPort: port, toPort: port })),
    egress: [{ ...anywhere, protocol: "-1", fromPort: 0, toPort: 0 }],
  },
);

/** Step 7 of the guide: the load balancer. */
export const balancer = made(
  "aws:lb/loadBalancer:LoadBalancer",
  "balancer",
  arn("elasticloadbalancing", `loadbalancer/app/mcp-catalog-alb/${generatedId("guide")}`),
  { name: "mcp-catalog-alb", internal: false, subnets, securityGroups: [group.id] },
  [group],
);

/** The load balancer's target group. */
export const targets = made(
  "aws:lb/targetGroup:TargetGroup",
  "targets",
  arn("elasticloadbalancing", `targetgroup/mcp-catalog-tg/${generatedId("guide")}`),
  {
    name: "mcp-catalog-tg",
    targetType: "ip",
    protocol: "HTTP",
    port: 3000,
    vpcId,
    healthCheck: {
      path: "/api/health",
      interval: 30,
      timeout: 10,
      healthyThreshold: 2,
      unhealthyThreshold: 3,
    },
  },
);

/** The load balancer's listener, without TLS. */
export const listener = made(
  "aws:lb/listener:Listener",
  "listener",
  arn("elasticloadbalancing", `listener/app/mcp-catalog-alb/${generatedId("guide")}`),
  {
    loadBalancerArn: balancer.id,
    protocol: "HTTP",
    port: 80,
    defaultActions: [{ type: "forward", targetGroupArn: targets.id }],
  },
  [balancer, targets],
);
