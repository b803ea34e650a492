import type { Together } from "./types";

export const counts: readonly Together[] = [
  [
    {
      setting: "scaling.minCount",
      set: { "scaling.minCount": 3 },
      steps: ["update scaling minCapacity", "update scaling-day scalableTargetAction.minCapacity"],
    },
    {
      setting: "scaling.maxCount",
      set: { "scaling.maxCount": 8 },
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
      set: { "scaling.cpuPercent": 50 },
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update scaling-cpu targetTrackingScalingPolicyConfiguration.targetValue",
      ],
    },
    {
      setting: "scaling.memoryPercent",
      set: { "scaling.memoryPercent": 70 },
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update scaling-memory targetTrackingScalingPolicyConfiguration.targetValue",
      ],
    },
    {
      setting: "scaling.requestsPerTask",
      set: { "scaling.requestsPerTask": 500 },
      steps: ["update scaling-requests targetTrackingScalingPolicyConfiguration.targetValue"],
    },
    {
      setting: "schedule.timezone",
      set: { "schedule.timezone": "Asia/Seoul" },
      steps: [
        "update scaling-day timezone",
        "update scaling-night timezone",
        "update scaling-night-2 timezone",
        "update scaling-weekend timezone",
      ],
    },
    {
      setting: "schedule.nights.from",
      set: { "schedule.nights.from": "21:00" },
      steps: ["update scaling-night-2 schedule"],
    },
    {
      setting: "schedule.nights.to",
      set: { "schedule.nights.to": "06:00" },
      steps: ["update scaling-day schedule"],
    },
    {
      setting: "schedule.nights.max",
      set: { "schedule.nights.max": 3 },
      steps: [
        "update scaling-night scalableTargetAction.maxCapacity",
        "update scaling-night-2 scalableTargetAction.maxCapacity",
      ],
    },
    {
      setting: "schedule.nights.min",
      set: { "schedule.nights.min": 2 },
      steps: [
        "update scaling-night scalableTargetAction.minCapacity",
        "update scaling-night-2 scalableTargetAction.minCapacity",
      ],
    },
    {
      setting: "schedule.weekends.max",
      set: { "schedule.weekends.max": 4 },
      steps: ["update scaling-weekend scalableTargetAction.maxCapacity"],
    },
    {
      setting: "schedule.weekends.min",
      set: { "schedule.weekends.min": 2 },
      steps: [
        "update monitoring-dashboard dashboardBody",
        "update scaling-weekend scalableTargetAction.minCapacity",
      ],
    },
  ],
  [
    {
      setting: "spot.share",
      set: { "spot.share": 50 },
      steps: [
        "update app-service capacityProviderStrategies.FARGATE.weight",
        "update app-service capacityProviderStrategies.FARGATE_SPOT.weight",
        "update app-service forceNewDeployment",
      ],
    },
    {
      setting: "spot.base",
      set: { "spot.base": 1 },
      steps: [
        "update app-service capacityProviderStrategies.FARGATE.base",
        "update app-service forceNewDeployment",
      ],
    },
  ],
];
