import type { Answers } from "../../../live/support/cannedAws";
import { past } from "../releases/pastReleases";

/** IAM's simulator without an answer to any of the 264 actions, each of which would be parsed in each run. */
export const unsimulated: Answers = {
  SimulatePrincipalPolicy: () => ({ IsTruncated: false, EvaluationResults: [] }),
};

/** A scan of an image that found nothing. */
export const scan: Answers = {
  DescribeImageScanFindings: () => ({
    imageScanStatus: { status: "COMPLETE" },
    imageScanFindings: { findingSeverityCounts: {} },
  }),
};

/** One alarm, and permission to test it. */
export function alarms(): Answers {
  return {
    DescribeAlarms: () => ({
      MetricAlarms: [
        {
          AlarmName: "MCP-Catalog-Slow",
          StateValue: "OK",
          AlarmActions: ["arn:aws:sns:us-east-1:1:t"],
        },
      ],
      CompositeAlarms: [],
    }),
    SetAlarmState: () => ({}),
  };
}

/** A deployment that ECS rolled back, in the list of releases. */
export function pastFailure(): Answers {
  return {
    ...past(1, [
      { revision: 1, image: 1 },
      {
        revision: 3,
        image: 3,
        status: "ROLLBACK_SUCCESSFUL",
        statusReason: "tasks failed to start",
      },
    ]),
    FilterLogEvents: () => ({ events: [] }),
  };
}

/** A service that can be paused. */
export function pausable(): Answers {
  return {
    ...alarms(),
    DescribeServices: ({ services, cluster }) => ({
      services: (services as readonly string[]).map((name) => ({
        serviceArn: `arn:aws:ecs:us-east-1:123456789012:service/${String(cluster)}/${name}`,
        status: "ACTIVE",
        desiredCount: 1,
        runningCount: 1,
      })),
    }),
    DescribeScalableTargets: () => ({
      ScalableTargets: [{ MinCapacity: 1, MaxCapacity: 2, SuspendedState: {} }],
    }),
    RegisterScalableTarget: () => ({}),
    UpdateService: () => ({}),
    PutAlarmMuteRule: () => ({}),
  };
}
