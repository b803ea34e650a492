import type { PriceKey } from "../../../../tools/cost/items";

/** There may be more regions, because npx catalog prices can add any. */
export const askedFor = [
  "us-east-1",
  "us-west-2",
  "eu-west-1",
  "eu-central-1",
  "ap-northeast-1",
  "ap-northeast-2",
];

/** A range around the prices of all regions, so that a misplaced decimal point is found. */
export const plausible: Readonly<Record<PriceKey, readonly [number, number]>> = {
  fargateX86Vcpu: [0.03, 0.08],
  fargateX86Memory: [0.003, 0.009],
  fargateArmVcpu: [0.025, 0.065],
  fargateArmMemory: [0.0025, 0.0075],
  fargateSpotX86Vcpu: [0.008, 0.05],
  fargateSpotX86Memory: [0.0008, 0.005],
  fargateSpotArmVcpu: [0.006, 0.04],
  fargateSpotArmMemory: [0.0006, 0.004],
  fargateStorage: [0.00008, 0.0003],
  albHour: [0.02, 0.04],
  albLcu: [0.008, 0.011],
  publicIpv4: [0.004, 0.006],
  natHour: [0.04, 0.1],
  natGb: [0.04, 0.1],
  t4gNanoHour: [0.0025, 0.008],
  gp3Month: [0.07, 0.16],
  endpointHour: [0.01, 0.02],
  endpointGb: [0.004, 0.015],
  secretMonth: [0.3, 0.6],
  secretCalls: [0.04, 0.08],
  logsIngest: [0.4, 1],
  logsStorage: [0.02, 0.05],
  vendedLogs: [0.25, 1],
  alarmMetric: [0.08, 0.15],
  compositeAlarm: [0.4, 0.75],
  dashboardMonth: [2, 5],
  customMetric: [0.2, 0.5],
  insightsMetric: [0.05, 0.15],
  ecrStorage: [0.08, 0.15],
  kmsKey: [0.8, 1.5],
  wafAcl: [4, 7],
  wafRule: [0.8, 1.5],
  wafRequests: [0.5, 0.9],
  s3Storage: [0.02, 0.045],
  healthCheck: [0.4, 0.8],
  healthCheckOption: [0.8, 2],
  hostedZone: [0.4, 0.8],
  xrayTraces: [4, 8],
  dataOut: [0.05, 0.2],
};

/**
 * https://aws.amazon.com/cloudwatch/pricing/ and the pages of the other services, for all regions
 * except China and GovCloud.
 */
export const alike = [
  "publicIpv4",
  "albLcu",
  "secretMonth",
  "secretCalls",
  "alarmMetric",
  "compositeAlarm",
  "dashboardMonth",
  "customMetric",
  "ecrStorage",
  "kmsKey",
  "wafAcl",
  "wafRule",
  "wafRequests",
  "healthCheck",
  "healthCheckOption",
  "hostedZone",
  "xrayTraces",
] as const;

export const pairs = [
  ["fargateArmVcpu", "fargateX86Vcpu"],
  ["fargateArmMemory", "fargateX86Memory"],
  ["fargateSpotArmVcpu", "fargateSpotX86Vcpu"],
  ["fargateSpotArmMemory", "fargateSpotX86Memory"],
] as const;
