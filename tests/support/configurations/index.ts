import { prod, dev, map, type Configuration } from "./configurationOf";
import { plainSettings } from "./plainSettings";

const domain = ["domain.name=app.example.com", "domain.zone=example.com"];

const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef";
const listenerArn =
  "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/shop/0123456789abcdef/0123456789abcdef";

const written: Readonly<Record<string, Configuration>> = {
  "prod as committed": prod(),
  "dev as committed": dev(),
  "with a domain and mail": prod(
    ...domain,
    map("monitoring", {
      alarms: "all",
      alarmEmail: "ops@example.com",
      cpuAlarmPercent: 70,
      containerInsights: "enhanced",
      thresholds: {
        memoryPercent: 90,
        errorPercent: 10,
        latencySeconds: 5,
        errorLines: 100,
        certificateDays: 30,
      },
      outsideCheck: true,
      quietHours: { timezone: "Europe/Berlin", from: "20:00", to: "07:30", weekends: true },
      notify: {
        emails: ["second@example.com"],
        urls: ["https://page.example.com/key"],
        slack: { workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23" },
        teams: {
          tenantId: "11111111-2222-3333-4444-555555555555",
          teamId: "66666666-7777-8888-9999-000000000000",
          channelId: "19%3Aab12%40thread.tacv2",
        },
      },
    }),
    "accessLogDays=30",
  ),
  "with a certificate that exists": prod(
    "domain.name=app.example.com",
    `domain.certificateArn=${certificateArn}`,
  ),
  "with a NAT instance": prod(map("network", { mode: "dedicated", nat: "instance" })),
  "with a NAT gateway in each zone": prod(
    map("network", { mode: "dedicated", nat: "perAz", cidr: "172.20.0.0/20", flowLogs: false }),
  ),
  "without a way out": prod(
    map("network", { mode: "dedicated", nat: "none", endpoints: ["sts", "ssmmessages"] }),
  ),
  "in the default VPC": prod(map("network", { mode: "default" }), "egressPorts=[443,5432]"),
  "in a VPC that exists": prod(
    map("network", {
      mode: "existing",
      vpcId: "vpc-0123456789abcdef0",
      balancerSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      taskSubnetIds: ["subnet-0123456789abcdef2"],
      assignPublicIp: true,
      ipv6: true,
      balancerSecurityGroupIds: ["sg-0123456789abcdef0"],
      dnsServers: ["10.0.0.2/32"],
    }),
  ),
  "asleep at night and on weekends": prod(
    map("schedule", {
      timezone: "Europe/Berlin",
      nights: { from: "20:00", to: "07:00", min: 0, max: 0 },
      weekends: { min: 0, max: 0 },
    }),
    map("scaling", { mode: "fixed" }),
  ),
  "scaled by load, partly on Spot": prod(
    map("scaling", {
      mode: "auto",
      minCount: 1,
      maxCount: 4,
      cpuPercent: 50,
      memoryPercent: 70,
      requestsPerTask: 500,
    }),
    map("spot", { share: 50, base: 1 }),
  ),
  "that shares its balancer": prod("shares=true", ...domain),
  "behind another app's balancer": dev(
    map("sharedWith", {
      listenerArn,
      clusterName: "shop-cluster",
      taskSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
    }),
    "domain.name=app.example.com",
    `domain.certificateArn=${certificateArn}`,
    map("rollout", { strategy: "canary" }),
  ),
  "with a web ACL and all that is stored under a key": prod(
    "waf.rateLimit=500",
    "encryption=customerKey",
    "monitoring.alarmEmail=ops@example.com",
    map("budget", { monthly: 600, alertEmail: "ops@example.com" }),
  ),
  "with policies of others": prod(
    map("iam", {
      managedExecutionPolicy: true,
      taskPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
      permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
    }),
  ),
  "with ECS Exec": prod("exec=true", "readOnlyRootFilesystem=false", "user=0"),
  "with every security header": prod(
    ...domain,
    map("securityHeaders", {
      strictTransportSecurity: "max-age=63072000; includeSubDomains; preload",
      contentTypeOptions: "none",
      frameOptions: "DENY",
      contentSecurityPolicy: "default-src 'self'",
      server: true,
    }),
  ),
  "with another container": prod(
    "imageTag=v2",
    map("image", { source: "registry", platform: "linux/amd64" }),
    map("environment", { LOG_LEVEL: "info", EMPTY: "" }),
    map("tags", { Team: "Web + Söhne @ 1:2/3=4" }),
    map("healthCheck", { path: "/health", command: ["CMD", "/bin/check"] }),
    map("migrate", ["node", "migrate.js"]),
    map("smokeTest", { path: "/up", expectStatus: 204 }),
    "framework=none",
    "containerPort=8080",
    "cpu=512",
    "memory=1024",
    "desiredCount=3",
    'writablePaths=["/tmp"]',
    'followRotation=["NEXT_PUBLIC_SUPABASE_ANON_KEY"]',
  ),
  "built from source": dev(
    map("image", {
      source: "build",
      context: "./examples/catalog",
      dockerfile: "./examples/catalog/Dockerfile",
      target: "runner",
      args: { NODE_VERSION: "22" },
    }),
    "disposable=true",
  ),
  "with blue/green rollouts": prod(map("rollout", { strategy: "blueGreen", bakeMinutes: 10 })),
  "with canary rollouts": prod(
    map("rollout", { strategy: "canary", percent: 5, canaryMinutes: 3, bakeMinutes: 5 }),
  ),
  "with linear rollouts": prod(
    map("rollout", { strategy: "linear", percent: 20, stepMinutes: 3, bakeMinutes: 5 }),
  ),
  "changing from rolling to others": prod(
    map("rollout", { strategy: "rolling", alarms: false, alternateTargetGroup: true }),
  ),
  "with traces in X-Ray": dev("monitoring.traces.to=xray"),
  "with traces elsewhere": prod(
    "monitoring.traces.to=otlp",
    "monitoring.traces.endpoint=https://otlp.example.com:8443",
    "monitoring.traces.key.header=x-api-key",
    "monitoring.traces.key.secret=NEXT_PUBLIC_SUPABASE_ANON_KEY",
    "egressPorts=[443,8443]",
  ),
  "in another region": prod(
    "aws:region=eu-central-1",
    "monitoring.alarmEmail=ops@example.com",
    "monitoring.outsideCheck=true",
  ),
};

/**
 * Configurations that together touch every setting, take every mode and make every kind of resource. A setting that is a
 * number, a choice, or true or false need not be written above.
 */
export const configurations: Readonly<Record<string, Configuration>> = {
  ...written,
  "with other plain values": prod(
    ...plainSettings(Object.values(written).flatMap(({ settings }) => settings)),
  ),
};

/** A configuration by its title. Throws if there is none. */
export function configuration(title: string): Configuration {
  const found = configurations[title];
  if (!found) throw new Error(`tests/support/configurations/index.ts has none ${title}`);
  return found;
}
