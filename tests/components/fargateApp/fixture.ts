import * as pulumi from "@pulumi/pulumi";
import { FargateApp } from "../../../components";
import type { FargateAppArgs } from "../../../components/fargateApp";
import { run, type Run, type RunArgs } from "../../support/program";

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
} as const;

export const container: FargateAppArgs["container"] = {
  cpu: 512,
  memory: 1024,
  port: 8080,
  platform: "linux/amd64",
  environment: { ZONE: "z", ALPHA: "a", alpha: "small", MIDDLE: "m" },
  healthCheck: {
    path: "/up",
    intervalSeconds: 20,
    timeoutSeconds: 7,
    healthyThreshold: 4,
    unhealthyThreshold: 5,
    startPeriodSeconds: 40,
  },
};

/** An app whose every value differs from the program's defaults. */
function appArgs(): FargateAppArgs {
  return {
    names: {
      base: "shop",
      cluster: "the-cluster",
      service: "the-service",
      balancer: "the-alb",
      targetGroup: "the-tg",
      logGroup: "/logs/shop",
    },
    entrance: { protocol: "HTTP" },
    region: "eu-west-1",
    placement: {
      vpcId: "vpc-1",
      balancerSubnetIds: ["subnet-b1", "subnet-b2"],
      taskSubnetIds: ["subnet-t1", "subnet-t2"],
      assignPublicIp: false,
    },
    image: { state: "ready", uri: pulumi.output("host/shop@sha256:1") },
    container,
    secrets: [
      { variable: "Z_KEY", valueFrom: pulumi.output("arn-z:::v-1") },
      { variable: "A_KEY", valueFrom: pulumi.output("arn-a:::v-2") },
    ],
    executionRoleArn: "role-arn",
    desiredCount: 3,
    egressPorts: [443, 5432],
    logRetentionDays: 14,
    disposable: false,
    startAfter: [],
  };
}

/** Runs one app; the changes are made while the program runs, so that they may hold resources. */
export function runApp(
  changes: () => Partial<FargateAppArgs> = () => ({}),
  { preview, outputs }: Pick<RunArgs, "preview" | "outputs"> = {},
): Promise<Run> {
  return run(
    () => {
      const app = new FargateApp("app", { ...appArgs(), ...changes() });
      return {
        clusterName: app.clusterName,
        logGroupName: app.logGroupName,
        dnsName: app.balancer.dnsName,
        arnSuffix: app.balancer.arnSuffix,
        targetGroupArn: app.balancer.targetGroupArn,
        targetGroupArnSuffix: app.balancer.targetGroupArnSuffix,
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
