import { at, type Account, type DefaultNetwork } from "./account";

/**
 * What somebody makes by hand for prod's front door: balancer, target group and listener. Resolves with the group's
 * ARN.
 */
export async function makeFrontDoor(
  { prepare }: Pick<Account, "prepare">,
  { subnetIds, vpcId }: Pick<DefaultNetwork, "subnetIds" | "vpcId">,
): Promise<unknown> {
  const balancer = await prepare("elbv2.CreateLoadBalancer", {
    Name: "mcp-catalog-alb",
    Subnets: subnetIds,
  });
  const targets = await prepare("elbv2.CreateTargetGroup", {
    Name: "mcp-catalog-tg",
    Protocol: "HTTP",
    Port: 3000,
    VpcId: vpcId,
    TargetType: "ip",
  });
  const targetGroupArn = at(targets, "TargetGroups", 0, "TargetGroupArn");
  await prepare("elbv2.CreateListener", {
    LoadBalancerArn: at(balancer, "LoadBalancers", 0, "LoadBalancerArn"),
    Protocol: "HTTP",
    Port: 80,
    DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroupArn }],
  });
  return targetGroupArn;
}

/** The parameters of PutMetricAlarm for an alarm on the CPU that watches no service. */
export function cpuAlarm(AlarmName: string) {
  return {
    AlarmName,
    Namespace: "AWS/ECS",
    MetricName: "CPUUtilization",
    Statistic: "Average",
    Period: 300,
    EvaluationPeriods: 2,
    Threshold: 80,
    ComparisonOperator: "GreaterThanThreshold",
  };
}
