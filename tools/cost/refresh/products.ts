import type { PriceKey } from "../items";

/** How to find a price in AWS's price lists. */
export interface Product {
  /** Service code. It is also the name of the source in prices.json. */
  readonly service: string;
  /**
   * Usage types without the region's prefix, any of which may match: `Fargate-GB-Hours` for `EUC1-Fargate-GB-Hours`.
   */
  readonly usage: readonly string[];
  readonly family?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** How many of the list's units are one unit here. Default: 1. */
  readonly factor?: number;
  /** Whether the lists of some regions do not have it. */
  readonly rare?: boolean;
}

/**
 * The address of a service's price list. `{region}` stands for the region; global services have none. Only a CSV file
 * can be read line by line, which is necessary for EC2's.
 */
export function listAddress(service: string): string {
  const region = service === "AmazonRoute53" ? "" : "{region}/";
  const format = service === "AmazonEC2" ? "csv" : "json";
  return `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/${service}/current/${region}index.${format}`;
}

const application = "Load Balancer-Application";

/**
 * The prices that are refreshed. The others keep their value and date: no price list has Spot or the metrics of
 * enhanced Container Insights. https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/reading-an-offer.html
 */
export const products: Readonly<Partial<Record<PriceKey, Product>>> = {
  fargateX86Vcpu: { service: "AmazonECS", usage: ["Fargate-vCPU-Hours:perCPU"] },
  fargateX86Memory: { service: "AmazonECS", usage: ["Fargate-GB-Hours"] },
  fargateArmVcpu: { service: "AmazonECS", usage: ["Fargate-ARM-vCPU-Hours:perCPU"] },
  fargateArmMemory: { service: "AmazonECS", usage: ["Fargate-ARM-GB-Hours"] },
  fargateStorage: { service: "AmazonECS", usage: ["Fargate-EphemeralStorage-GB-Hours"] },
  albHour: { service: "AWSELB", usage: ["LoadBalancerUsage"], family: application },
  albLcu: { service: "AWSELB", usage: ["LCUUsage"], family: application },
  publicIpv4: { service: "AmazonVPC", usage: ["PublicIPv4:InUseAddress"] },
  endpointHour: { service: "AmazonVPC", usage: ["VpcEndpoint-Hours"], family: "VpcEndpoint" },
  endpointGb: { service: "AmazonVPC", usage: ["VpcEndpoint-Bytes"], family: "VpcEndpoint" },
  secretMonth: {
    service: "AWSSecretsManager",
    usage: ["AWSSecretsManager-Secrets", "AWSSecretsManager-Secret"],
  },
  secretCalls: {
    service: "AWSSecretsManager",
    usage: ["AWSSecretsManagerAPIRequest", "AWSSecretsManager-APIRequests"],
    factor: 10_000,
  },
  logsIngest: { service: "AmazonCloudWatch", usage: ["DataProcessing-Bytes"] },
  logsStorage: {
    service: "AmazonCloudWatch",
    usage: ["TimedStorage-ByteHrs"],
    family: "Storage Snapshot",
  },
  vendedLogs: { service: "AmazonCloudWatch", usage: ["VendedLog-Bytes"] },
  alarmMetric: { service: "AmazonCloudWatch", usage: ["CW:AlarmMonitorUsage"], family: "Alarm" },
  compositeAlarm: { service: "AmazonCloudWatch", usage: ["CW:CompositeAlarmMonitorUsage"] },
  customMetric: { service: "AmazonCloudWatch", usage: ["CW:MetricMonitorUsage"], family: "Metric" },
  // An account's dashboards belong to no region.
  dashboardMonth: {
    service: "AmazonCloudWatch",
    usage: ["DashboardsUsageHour", "DashboardsUsageHour-Basic"],
    rare: true,
  },
  natHour: { service: "AmazonEC2", usage: ["NatGateway-Hours"], family: "NAT Gateway" },
  natGb: { service: "AmazonEC2", usage: ["NatGateway-Bytes"], family: "NAT Gateway" },
  t4gNanoHour: {
    service: "AmazonEC2",
    usage: ["BoxUsage:t4g.nano"],
    attributes: {
      operatingSystem: "Linux",
      tenancy: "Shared",
      capacitystatus: "Used",
      preInstalledSw: "NA",
    },
  },
  gp3Month: { service: "AmazonEC2", usage: ["EBS:VolumeUsage.gp3"], family: "Storage" },
  wafAcl: { service: "awswaf", usage: ["WebACLV2"] },
  wafRule: { service: "awswaf", usage: ["RuleV2"] },
  wafRequests: {
    service: "awswaf",
    usage: ["RequestV2", "RequestV2-Tier1"],
    factor: 1_000_000,
  },
  dataOut: {
    service: "AWSDataTransfer",
    usage: ["DataTransfer-Out-Bytes"],
    attributes: { transferType: "AWS Outbound", toLocation: "External" },
  },
  ecrStorage: {
    service: "AmazonECR",
    usage: ["TimedStorage-ByteHrs"],
    attributes: { storageType: "S3" },
  },
  kmsKey: { service: "awskms", usage: ["KMS-Keys"] },
  s3Storage: {
    service: "AmazonS3",
    usage: ["TimedStorage-ByteHrs"],
    attributes: { volumeType: "Standard" },
  },
  healthCheck: { service: "AmazonRoute53", usage: ["Health-Check-AWS"] },
  healthCheckOption: { service: "AmazonRoute53", usage: ["Health-Check-Option-AWS"] },
  hostedZone: { service: "AmazonRoute53", usage: ["HostedZone"], family: "DNS Zone" },
};
