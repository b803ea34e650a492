import { json, type Run } from "../support/program";

/** The part of a container definition that the tests read. */
export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly portMappings: readonly {
    readonly containerPort: number;
    readonly hostPort: number;
    readonly protocol: string;
  }[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly { readonly name: string; readonly valueFrom: string }[];
  readonly healthCheck: Readonly<Record<string, unknown>>;
  readonly stopTimeout: number;
  readonly logConfiguration: {
    readonly logDriver: string;
    readonly options: Readonly<Record<string, string>>;
  };
}

export const types = {
  provider: "pulumi:providers:aws",
  repository: "aws:ecr/repository:Repository",
  secret: "aws:secretsmanager/secret:Secret",
  random: "random:index/randomBytes:RandomBytes",
  secretVersion: "aws:secretsmanager/secretVersion:SecretVersion",
  role: "aws:iam/role:Role",
  rolePolicy: "aws:iam/rolePolicy:RolePolicy",
  rolePolicyAttachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  cluster: "aws:ecs/cluster:Cluster",
  capacity: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  logs: "aws:cloudwatch/logGroup:LogGroup",
  task: "aws:ecs/taskDefinition:TaskDefinition",
  service: "aws:ecs/service:Service",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  listener: "aws:lb/listener:Listener",
  rule: "aws:lb/listenerRule:ListenerRule",
  group: "aws:ec2/securityGroup:SecurityGroup",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
  dashboard: "aws:cloudwatch/dashboard:Dashboard",
  image: "docker:index/image:Image",
} as const;

/** The only container of the only task definition. Throws if there are more. */
export function containerOf(run: Run): ContainerDefinition {
  const [first, ...rest] = json(
    run.one(types.task),
    "containerDefinitions",
  ) as ContainerDefinition[];
  if (!first || rest.length > 0) throw new Error(`expected one container, found ${rest.length}`);
  return first;
}

/** The container's plain environment by name. */
export function environmentOf(run: Run): Readonly<Record<string, string>> {
  return Object.fromEntries(containerOf(run).environment.map(({ name, value }) => [name, value]));
}
