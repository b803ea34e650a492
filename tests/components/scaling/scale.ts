import * as pulumi from "@pulumi/pulumi";
import { ServiceScaling, type Scaling, type Schedule } from "../../../components/scaling";
import { run, type Run } from "../../support/program";

export const types = {
  target: "aws:appautoscaling/target:Target",
  policy: "aws:appautoscaling/policy:Policy",
  action: "aws:appautoscaling/scheduledAction:ScheduledAction",
} as const;

export const schedule: Schedule = {
  timezone: "Europe/Berlin",
  nights: { from: "20:00", to: "07:00", min: 1, max: 3 },
};

export const auto: Scaling = {
  mode: "auto",
  minCount: 2,
  maxCount: 9,
  cpuPercent: 55,
  memoryPercent: 70,
  requestsPerTask: 800,
};

export function scale(scaling: Scaling, targetGroups = ["targetgroup/the-tg/2"]): Promise<Run> {
  return run(
    () => {
      const { resourceId } = new ServiceScaling("scaling", {
        scaling,
        clusterName: pulumi.output("the-cluster"),
        serviceName: pulumi.output("the-service"),
        balancerArnSuffix: pulumi.output("app/the-alb/1"),
        targetGroupArnSuffixes: targetGroups.map((each) => pulumi.output(each)),
      });
      return { resourceId };
    },
    // A provider may return a value in another spelling.
    { outputs: { [types.target]: { resourceId: "service/given/back" } } },
  );
}

export const dimension = {
  resourceId: "service/given/back",
  scalableDimension: "ecs:service:DesiredCount",
  serviceNamespace: "ecs",
};

export function policy(targetValue: number, predefinedMetricSpecification: object) {
  return {
    ...dimension,
    policyType: "TargetTrackingScaling",
    targetTrackingScalingPolicyConfiguration: {
      targetValue,
      scaleInCooldown: 300,
      scaleOutCooldown: 60,
      predefinedMetricSpecification,
    },
  };
}

export function made(result: Run, type: string) {
  return Object.fromEntries(result.all(type).map(({ name, inputs }) => [name, inputs]));
}
