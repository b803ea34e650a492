import * as pulumi from "@pulumi/pulumi";
import { FargateApp } from "../../../components";
import type { FargateAppArgs, Rollout, Timing } from "../../../components/fargateApp";
import { run, type Run, type RunArgs } from "../../support/program";
import { fakeLive } from "./fakeLive";

export const types = {
  task: "aws:ecs/taskDefinition:TaskDefinition",
  service: "aws:ecs/service:Service",
  cluster: "aws:ecs/cluster:Cluster",
  capacity: "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
  logs: "aws:cloudwatch/logGroup:LogGroup",
  group: "aws:ec2/securityGroup:SecurityGroup",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  egress: "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  targetGroup: "aws:lb/targetGroup:TargetGroup",
  listener: "aws:lb/listener:Listener",
  rule: "aws:lb/listenerRule:ListenerRule",
  record: "aws:route53/record:Record",
  role: "aws:iam/role:Role",
  attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  alarm: "aws:cloudwatch/metricAlarm:MetricAlarm",
} as const;

export const container: FargateAppArgs["container"] = {
  cpu: 512,
  memory: 1024,
  port: 8080,
  platform: "linux/amd64",
  environment: { ZONE: "z", ALPHA: "a", alpha: "small", MIDDLE: "m" },
  healthCheck: { path: "/up" },
  user: "1234:5678",
  readOnlyRootFilesystem: true,
  writablePaths: ["/var/scratch", "/tmp"],
  memoryPaths: [],
  streamPrefix: "web",
};

/** No two values are equal, and none is a default. */
export const timing: Timing = {
  balancerCheck: {
    intervalSeconds: 20,
    timeoutSeconds: 7,
    healthyThreshold: 4,
    unhealthyThreshold: 6,
  },
  containerCheck: {
    intervalSeconds: 25,
    timeoutSeconds: 8,
    unhealthyThreshold: 9,
    startPeriodSeconds: 40,
  },
  gracePeriodSeconds: 45,
  deregistrationDelaySeconds: 33,
  stopTimeoutSeconds: 50,
  idleTimeoutSeconds: 70,
  keepAliveSeconds: 75,
};

/** A rolling deployment without alarms and without a second target group. */
export const bare = {
  strategy: "rolling",
  alarms: false,
  alternateTargetGroup: false,
} as const satisfies Rollout;

/** One rollout of every kind that has a second target group. */
export const shifting: readonly Rollout[] = [
  { strategy: "blueGreen", bakeMinutes: 6 },
  { strategy: "canary", percent: 20, canaryMinutes: 7, bakeMinutes: 8 },
  { strategy: "linear", percent: 30, stepMinutes: 9, bakeMinutes: 11 },
];

export const names: FargateAppArgs["names"] = {
  base: "shop",
  cluster: "the-cluster",
  service: "the-service",
  balancer: "the-alb",
  ledger: "/releases/the-shop",
  targetGroup: "the-tg",
  alternateTargetGroup: "the-tg-2",
  infrastructureRole: "the-infrastructure",
  errorsAlarm: "The-Errors",
  unhealthyAlarm: "The-Unhealthy",
  logGroup: "/logs/shop",
};

export const subnets: FargateAppArgs["subnets"] = {
  vpcId: "vpc-1",
  balancerSubnetIds: ["subnet-b1", "subnet-b2"],
  taskSubnetIds: ["subnet-t1", "subnet-t2"],
  assignPublicIp: false,
  ipv6: false,
};

/** An app with values that all differ from the program's defaults. */
function appArgs(): FargateAppArgs {
  return {
    names,
    tls: { protocol: "HTTP" },
    securityHeaders: {
      strictTransportSecurity: "max-age=5",
      contentTypeOptions: "nosniff",
      frameOptions: "DENY",
      contentSecurityPolicy: "default-src 'self'",
      server: true,
    },
    accessLogBucket: undefined,
    region: "eu-west-1",
    sharing: { mode: "own" },
    stackTags: { Project: "shop", Stack: "test" },
    subnets,
    image: { state: "ready", uri: pulumi.output("host/shop@sha256:1"), tags: new Map() },
    container,
    timing,
    rollout: bare,
    live: fakeLive({ targetCount: () => Promise.resolve(0) }),
    secrets: [
      { variable: "Z_KEY", valueFrom: pulumi.output("arn-z:::v-1") },
      { variable: "A_KEY", valueFrom: pulumi.output("arn-a:::v-2") },
    ],
    executionRoleArn: "role-arn",
    accountId: "123456789012",
    taskRole: { arn: "task-role-arn", roleName: "the-task-role" },
    exec: false,
    containerInsights: "enhanced",
    desiredCount: 3,
    count: { by: "program" },
    egressPorts: [443, 5432],
    logRetentionDays: 14,
    disposable: false,
    startAfter: [],
    alarmActions: [],
  };
}

interface RunAppArgs extends Pick<RunArgs, "preview" | "outputs"> {
  /** Options of the app itself. A transformation in them sees each child when it is declared. */
  readonly opts?: pulumi.ComponentResourceOptions;
}

/** Runs one app. The changes are made while the program runs, so that they may contain resources. */
export function runApp(
  changes: () => Partial<FargateAppArgs> = () => ({}),
  { preview, outputs, opts }: RunAppArgs = {},
): Promise<Run> {
  return run(
    () => {
      const app = new FargateApp("app", { ...appArgs(), ...changes() }, opts);
      return {
        clusterName: app.clusterName,
        logGroupName: app.logGroupName,
        dnsName: app.balancer.dnsName,
        arnSuffix: app.balancer.arnSuffix,
        targetGroupArn: app.balancer.targetGroupArn,
        targetGroupArnSuffixes: app.balancer.targetGroupArnSuffixes,
        taskDefinition: app.taskDefinition,
      };
    },
    {
      preview,
      outputs: {
        [types.balancer]: { dnsName: "shop.example.com", arnSuffix: "app/the-alb/1" },
        [types.targetGroup]: { arnSuffix: "targetgroup/the-tg/2" },
        ...outputs,
      },
    },
  );
}

/** The options that the app gives to one of its children, which no registration shows. */
export async function optionsOf(
  type: string,
  changes?: () => Partial<FargateAppArgs>,
): Promise<pulumi.CustomResourceOptions> {
  const found: pulumi.CustomResourceOptions[] = [];
  const look: pulumi.ResourceTransformation = (child) => {
    if (child.type === type) found.push(child.opts);
    return undefined;
  };
  await runApp(changes, { opts: { transformations: [look] } });
  const [first, ...others] = found;
  if (!first || others.length > 0) throw new Error(`expected one ${type}, found ${found.length}`);
  return first;
}
