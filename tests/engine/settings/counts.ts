import type { Together } from "./types";

export const counts: readonly Together[] = [
  [
    {
      setting: "scaling.minCount",
      to: 3,
      steps: ["update scaling minCapacity", "update scaling-day scalableTargetAction.minCapacity"],
    },
    {
      setting: "scaling.maxCount",
      to: 8,
      steps: [
        "update monitoring-at-maximum alarmDescription",
        "update monitoring-at-maximum threshold",
        "update monitoring-dashboard dashboardBody",
        "update scaling maxCapacity",
        "update scaling-day scalableTargetAction.maxCapacity",
      ],
    },
    {
      setting: "scaling.cpuPercent",
      to: 50,
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update scaling-cpu targetTrackingScalingPolicyConfiguration.targetValue",
      ],
    },
    {
      setting: "scaling.memoryPercent",
      to: 70,
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update scaling-memory targetTrackingScalingPolicyConfiguration.targetValue",
      ],
    },
    {
      setting: "scaling.requestsPerTask",
      to: 500,
      steps: ["update scaling-requests targetTrackingScalingPolicyConfiguration.targetValue"],
    },
    {
      setting: "schedule.timezone",
      to: "Asia/Seoul",
      steps: [
        "update scaling-day timezone",
        "update scaling-night timezone",
        "update scaling-night-2 timezone",
        "update scaling-weekend timezone",
      ],
    },
    {
      setting: "schedule.nights.from",
      to: "21:00",
      steps: ["update scaling-night-2 schedule"],
    },
    {
      setting: "schedule.nights.to",
      to: "06:00",
      steps: ["update scaling-day schedule"],
    },
    {
      setting: "schedule.nights.max",
      to: 3,
      steps: [
        "update scaling-night scalableTargetAction.maxCapacity",
        "update scaling-night-2 scalableTargetAction.maxCapacity",
      ],
    },
    {
      setting: "schedule.nights.min",
      to: 2,
      steps: [
        "update scaling-night scalableTargetAction.minCapacity",
        "update scaling-night-2 scalableTargetAction.minCapacity",
      ],
    },
    {
      setting: "schedule.weekends.max",
      to: 4,
      steps: ["update scaling-weekend scalableTargetAction.maxCapacity"],
    },
    {
      setting: "schedule.weekends.min",
      to: 2,
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update scaling-weekend scalableTargetAction.minCapacity",
      ],
    },
  ],
  [
    {
      setting: "spot.share",
      to: 50,
      steps: [
        "update app-service capacityProviderStrategies.FARGATE.weight",
        "update app-service capacityProviderStrategies.FARGATE_SPOT.weight",
        "update app-service forceNewDeployment",
      ],
    },
    {
      setting: "spot.base",
      to: 1,
      steps: [
        "update app-service capacityProviderStrategies.FARGATE.base",
        "update app-service forceNewDeployment",
      ],
    },
  ],
];
