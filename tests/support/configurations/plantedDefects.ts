/** An input that AWS refuses, planted in prod. */
export interface Planted {
  readonly type: string;
  /** Logical name, if there is more than one of the type. */
  readonly name?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** For a container definition: new values of its members. */
  readonly container?: Readonly<Record<string, unknown>>;
}

const service = "aws:ecs/service:Service";
const task = "aws:ecs/taskDefinition:TaskDefinition";
const group = "aws:ec2/securityGroup:SecurityGroup";
const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const balancer = "aws:lb/loadBalancer:LoadBalancer";
const targets = "aws:lb/targetGroup:TargetGroup";
const listener = "aws:lb/listener:Listener";
const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const registry = "aws:ecr/repository:Repository";
const logs = "aws:cloudwatch/logGroup:LogGroup";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const secret = "aws:secretsmanager/secret:Secret";
const subnet = "aws:ec2/subnet:Subnet";
const cpuAlarm = "monitoring-high-cpu";

function trust(principal: string): string {
  const Statement = [
    { Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" },
  ];
  return JSON.stringify({ Version: "2012-10-17", Statement });
}

/** Wrong inputs of the kinds that stopped first deployments, or could: one each. */
export const plantedDefects: Readonly<Record<string, Planted>> = {
  "an apostrophe in a group's description": { type: group, inputs: { description: "The app's" } },
  "a group's description of 256 characters": {
    type: group,
    inputs: { description: "d".repeat(256) },
  },
  "an umlaut in a rule's description": {
    type: ingress,
    inputs: { description: "Anfragen für alle" },
  },
  "a network without a mask in a rule": { type: ingress, inputs: { cidrIpv4: "10.0.0.0" } },
  "a port above 65535": { type: ingress, inputs: { fromPort: 70_000, toPort: 70_000 } },
  "a subnet without a mask": { type: subnet, inputs: { cidrBlock: "10.0.0.0" } },
  "alarms without names": { type: service, inputs: { alarms: { alarmNames: [], enable: false } } },
  "a desired count of -1": { type: service, inputs: { desiredCount: -1 } },
  "an unknown strategy": {
    type: service,
    inputs: { deploymentConfiguration: { strategy: "SUDDEN" } },
  },
  "a service without subnets": {
    type: service,
    inputs: { networkConfiguration: { assignPublicIp: false, securityGroups: [], subnets: [] } },
  },
  "tags that nobody propagates": { type: service, inputs: { propagateTags: "EVERYTHING" } },
  "an unknown rebalancing": { type: service, inputs: { availabilityZoneRebalancing: "YES" } },
  "a service's name with a slash": { type: service, inputs: { name: "shop/app" } },
  "a cluster's name with a blank": {
    type: "aws:ecs/cluster:Cluster",
    inputs: { name: "the shop" },
  },
  "a capacity weight of 1001": {
    type: service,
    inputs: { capacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1001 }] },
  },
  "a slash in a container's name": { type: task, inputs: {}, container: { name: "shop/app" } },
  "a container without a name": { type: task, inputs: {}, container: { name: undefined } },
  "an unknown member of a container": {
    type: task,
    inputs: {},
    container: { colour: "red" },
  },
  "an environment that is a map": {
    type: task,
    inputs: {},
    container: { environment: { A: "b" } },
  },
  "a memory that does not go with the CPU": { type: task, inputs: { cpu: "256", memory: "8192" } },
  "an unknown network mode": { type: task, inputs: { networkMode: "vpc" } },
  "an unknown CPU architecture": {
    type: task,
    inputs: { runtimePlatform: { cpuArchitecture: "ARM", operatingSystemFamily: "LINUX" } },
  },
  "an unknown log driver": {
    type: task,
    inputs: {},
    container: { logConfiguration: { logDriver: "cloudwatch" } },
  },
  "a balancer's name of 40 characters": { type: balancer, inputs: { name: "b".repeat(40) } },
  "a balancer's name that AWS reserves": { type: balancer, inputs: { name: "internal-shop" } },
  "a balancer of an unknown kind": { type: balancer, inputs: { loadBalancerType: "simple" } },
  "addresses of an unknown kind": { type: balancer, inputs: { ipAddressType: "ipv5" } },
  "a target group's name of 40 characters": { type: targets, inputs: { name: "t".repeat(40) } },
  "the target type instance": { type: targets, inputs: { targetType: "instance" } },
  "a check every 301 seconds": {
    type: targets,
    inputs: { healthCheck: { path: "/", interval: 301, timeout: 3 } },
  },
  "a check's timeout of 1 second": {
    type: targets,
    inputs: { healthCheck: { path: "/", interval: 5, timeout: 1 } },
  },
  "a listener on port 70000": { type: listener, inputs: { port: 70_000 } },
  "a listener with an unknown protocol": { type: listener, inputs: { protocol: "FTP" } },
  "a role that trusts machines": {
    type: role,
    name: "task-role",
    inputs: { assumeRolePolicy: trust("ec2.amazonaws.com") },
  },
  "a role's name with a slash": { type: role, inputs: { name: "shop/role" } },
  "a role's name of 65 characters": { type: role, inputs: { name: "r".repeat(65) } },
  "a dash of two ems in a role's description": {
    type: role,
    inputs: { description: "Starts — tasks" },
  },
  "a tag with an ampersand": { type: role, inputs: { tags: { Owner: "Smith & Sons" } } },
  "a policy's name with a blank": { type: rolePolicy, inputs: { name: "read secrets" } },
  "a registry's name in capitals": { type: registry, inputs: { name: "Shop" } },
  "an unknown mutability": { type: registry, inputs: { imageTagMutability: "SOMETIMES" } },
  "a log group with a blank": { type: logs, inputs: { name: "/ecs/my app" } },
  "logs that are kept for 8 days": { type: logs, inputs: { retentionInDays: 8 } },
  "an alarm without dimensions": { type: alarm, name: cpuAlarm, inputs: { dimensions: {} } },
  "an alarm with an unknown comparison": {
    type: alarm,
    name: cpuAlarm,
    inputs: { comparisonOperator: "MoreThan" },
  },
  "an alarm with a period of 61 seconds": { type: alarm, name: cpuAlarm, inputs: { period: 61 } },
  "an alarm that never evaluates": {
    type: alarm,
    name: cpuAlarm,
    inputs: { evaluationPeriods: 0 },
  },
  "a secret's name of 513 characters": { type: secret, inputs: { name: "s".repeat(513) } },
};
