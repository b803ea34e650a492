import type { EvaluatedResource } from "../../evaluate";

/** Resource types that the picture shows. */
export const types = {
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  compositeAlarm: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  bucket: "aws:s3/bucket:Bucket",
  cluster: "aws:ecs/cluster:Cluster",
  dashboard: "aws:cloudwatch/dashboard:Dashboard",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  listener: "aws:lb/listener:Listener",
  listenerRule: "aws:lb/listenerRule:ListenerRule",
  logGroup: "aws:cloudwatch/logGroup:LogGroup",
  repository: "aws:ecr/repository:Repository",
  route: "aws:ec2/route:Route",
  secret: "aws:secretsmanager/secret:Secret",
  service: "aws:ecs/service:Service",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  taskDefinition: "aws:ecs/taskDefinition:TaskDefinition",
  vpc: "awsx:ec2:Vpc",
  webAcl: "aws:wafv2/webAcl:WebAcl",
} as const;

type Resources = readonly EvaluatedResource[];

export function every(resources: Resources, type: keyof typeof types): Resources {
  return resources.filter((each) => each.type === types[type]);
}

/** The first of a type; the program makes one of each that the picture names. */
export function one(resources: Resources, type: keyof typeof types): EvaluatedResource | undefined {
  return resources.find((each) => each.type === types[type]);
}

/** An input as text, wherever it is nested: `text(service, "networkConfiguration", "subnets")`. */
export function input(
  resource: EvaluatedResource | undefined,
  ...path: readonly string[]
): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    resource?.inputs,
  );
}

/** A list input; empty where there is none. */
export function list(resource: EvaluatedResource | undefined, ...path: readonly string[]) {
  return (input(resource, ...path) ?? []) as readonly string[];
}
