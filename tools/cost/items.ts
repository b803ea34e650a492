/** Something that AWS charges for: a label for people, and the unit of the price. */
export interface PriceItem {
  readonly label: string;
  /** What one price is for, e.g. `vCPU-hour`. */
  readonly unit: string;
}

/** Everything that has a price here, by its key in prices.json. */
export const priceItems = {
  fargateX86Vcpu: { label: "Fargate x86 CPU", unit: "vCPU-hour" },
  fargateX86Memory: { label: "Fargate x86 memory", unit: "GB-hour" },
  fargateArmVcpu: { label: "Fargate ARM64 CPU", unit: "vCPU-hour" },
  fargateArmMemory: { label: "Fargate ARM64 memory", unit: "GB-hour" },
  fargateSpotX86Vcpu: { label: "Fargate Spot x86 CPU", unit: "vCPU-hour" },
  fargateSpotX86Memory: { label: "Fargate Spot x86 memory", unit: "GB-hour" },
  fargateSpotArmVcpu: { label: "Fargate Spot ARM64 CPU", unit: "vCPU-hour" },
  fargateSpotArmMemory: { label: "Fargate Spot ARM64 memory", unit: "GB-hour" },
  fargateStorage: { label: "Fargate storage above 20 GB", unit: "GB-hour" },
  albHour: { label: "Application Load Balancer", unit: "hour" },
  albLcu: { label: "load balancer capacity", unit: "LCU-hour" },
  publicIpv4: { label: "public IPv4 address", unit: "hour" },
  natHour: { label: "NAT gateway", unit: "hour" },
  natGb: { label: "data through a NAT gateway", unit: "GB" },
  t4gNanoHour: { label: "t4g.nano instance", unit: "hour" },
  gp3Month: { label: "gp3 disk", unit: "GB-month" },
  endpointHour: { label: "interface endpoint in a zone", unit: "hour" },
  endpointGb: { label: "data through interface endpoints", unit: "GB" },
  secretMonth: { label: "secret", unit: "month" },
  secretCalls: { label: "calls to Secrets Manager", unit: "10,000 calls" },
  logsIngest: { label: "logs written", unit: "GB" },
  logsStorage: { label: "logs kept", unit: "GB-month" },
  vendedLogs: { label: "VPC flow logs written", unit: "GB" },
  alarmMetric: { label: "metric of an alarm", unit: "month" },
  compositeAlarm: { label: "composite alarm", unit: "month" },
  dashboardMonth: { label: "dashboard", unit: "month" },
  customMetric: { label: "custom metric", unit: "month" },
  insightsMetric: { label: "metric of enhanced Container Insights", unit: "month" },
  ecrStorage: { label: "images kept", unit: "GB-month" },
  kmsKey: { label: "KMS key", unit: "month" },
  wafAcl: { label: "web ACL", unit: "month" },
  wafRule: { label: "rule of a web ACL", unit: "month" },
  wafRequests: { label: "requests that a web ACL checks", unit: "million requests" },
  s3Storage: { label: "objects kept in S3", unit: "GB-month" },
  healthCheck: { label: "check of an address by Route 53", unit: "month" },
  healthCheckOption: { label: "HTTPS in a check by Route 53", unit: "month" },
  hostedZone: { label: "hosted zone", unit: "month" },
  xrayTraces: { label: "traces recorded by X-Ray", unit: "million traces" },
  dataOut: { label: "data out to the internet", unit: "GB" },
} as const satisfies Readonly<Record<string, PriceItem>>;

/** The key of an item with a price. */
export type PriceKey = keyof typeof priceItems;

/** All keys, in the order of prices.json. */
export const priceKeys = Object.keys(priceItems) as readonly PriceKey[];
