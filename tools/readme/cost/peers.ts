import type { EvaluatedResource } from "../../evaluate";
import { guideResources } from "../../scan/baseline";
import { made } from "../../scan/baseline/made";

/** Another tool's way to run the same app, as the resources that cost something. */
export interface Peer {
  readonly name: string;
  readonly how: string;
  readonly resources: readonly EvaluatedResource[];
  /** The same resources with the tool's default number of tasks, if that differs. */
  readonly byDefault?: readonly EvaluatedResource[];
}

/** Tasks of the same size, without secrets, alarms and logs, which users of the other tools add themselves. */
function app(balancerSubnets: number, desiredCount: number): readonly EvaluatedResource[] {
  const task = made("aws:ecs/taskDefinition:TaskDefinition", "task", "task", {
    cpu: "256",
    memory: "512",
  });
  const service = {
    desiredCount,
    launchType: "FARGATE",
    networkConfiguration: { assignPublicIp: false },
  };
  const subnets = Array.from({ length: balancerSubnets }, (_, index) => `subnet-${index}`);
  return [
    task,
    made("aws:ecs/service:Service", "service", "service", service, [task]),
    made("aws:lb/loadBalancer:LoadBalancer", "balancer", "balancer", { subnets }),
  ];
}

function natGateways(count: number): readonly EvaluatedResource[] {
  return Array.from({ length: count }, (_, index) => [
    made("aws:ec2/eip:Eip", `address-${index}`, `address-${index}`, { domain: "vpc" }),
    made("aws:ec2/natGateway:NatGateway", `nat-${index}`, `nat-${index}`, {
      allocationId: `address-${index}`,
    }),
  ]).flat();
}

/**
 * What the defaults of other tools create, according to their documentation, but with two tasks, as here. By default
 * they run one. https://www.pulumi.com/registry/packages/awsx/api-docs/ec2/vpc/
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_ecs_patterns.ApplicationLoadBalancedFargateService.html
 */
export const peers: readonly Peer[] = [
  {
    name: "a guide by hand",
    how: "default VPC, tasks with public addresses, HTTP",
    resources: guideResources,
  },
  {
    name: "AWS CDK, `ApplicationLoadBalancedFargateService`",
    how: "its own VPC over two zones, a NAT gateway in each, HTTP",
    resources: [...app(2, 2), ...natGateways(2)],
    byDefault: [...app(2, 1), ...natGateways(2)],
  },
  {
    name: "Pulumi, `awsx.ec2.Vpc` and `awsx.ecs.FargateService`",
    how: "a VPC over three zones, a NAT gateway in each, HTTP",
    resources: [...app(3, 2), ...natGateways(3)],
    byDefault: [...app(3, 1), ...natGateways(3)],
  },
];
