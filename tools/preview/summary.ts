import { SecretValue, type EvaluatedResource } from "../evaluate";
import { unsetSecret } from "../stack/standIns";

/** The type as Pulumi's own displays shorten it: `aws:ecs/service:Service` is `aws:ecs:Service`. */
export function shortType(type: string): string {
  const [pkg, module = "", name] = type.split(":");
  return name === undefined ? type : `${pkg}:${module.split("/")[0]}:${name}`;
}

/** Inputs under which AWS knows a resource, first match wins. */
const nameInputs = [
  "name",
  "namePrefix",
  "family",
  "dashboardName",
  "imageName",
  "bucket",
] as const;

type Inputs = Readonly<Record<string, unknown>>;
type Find = (id: unknown) => string;

/** The resource's physical name; or, for what has none, what it does in a few words. */
export function physicalName(resource: EvaluatedResource, all: readonly EvaluatedResource[]) {
  const describe = nameless[resource.type];
  if (describe) return describe(resource.inputs, (id) => groupName(resource, all, id));
  const key = nameInputs.find((each) => resource.inputs[each] !== undefined);
  if (key === undefined) return "";
  return text(resource.inputs, key) + (key === "namePrefix" ? "*" : "");
}

const nameless: Readonly<Record<string, (inputs: Inputs, find: Find) => string>> = {
  "pulumi:providers:aws": (inputs) => text(inputs, "region"),
  "aws:secretsmanager/secretVersion:SecretVersion": (inputs) => secretText(inputs["secretString"]),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (inputs) =>
    text(inputs, "policyArn").split("/").at(-1) ?? "",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": (inputs) =>
    (inputs["capacityProviders"] as readonly string[]).join(", "),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": () => "expires untagged images",
  "aws:acm/certificate:Certificate": (inputs) => text(inputs, "domainName"),
  "aws:route53/record:Record": (inputs) => `${text(inputs, "type")} ${text(inputs, "name")}`,
  "aws:lb/listener:Listener": (inputs) => `${text(inputs, "protocol")}:${text(inputs, "port")}`,
  "aws:appautoscaling/target:Target": counts,
  "aws:appautoscaling/scheduledAction:ScheduledAction": (inputs) =>
    `${counts(inputs["scalableTargetAction"] as Inputs)} from ${weekTime(text(inputs, "schedule"))}, ${text(inputs, "timezone")}`,
  "aws:lb/listenerRule:ListenerRule": ({ conditions }) =>
    hostNames(conditions) || "divides the traffic",
  "aws:lb/listenerCertificate:ListenerCertificate": () => "added to a shared listener",
  "random:index/randomBytes:RandomBytes": (inputs) => `${text(inputs, "length")} bytes`,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (inputs, find) =>
    `${port(inputs)} from ${peer(inputs, find)}`,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (inputs, find) =>
    `${port(inputs)} to ${peer(inputs, find)}`,
  "aws:ec2/vpcEndpoint:VpcEndpoint": (inputs) => text(inputs, "serviceName"),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": () => "no rules",
  "aws:ec2/flowLog:FlowLog": (inputs) =>
    text(inputs, "logDestination").split(":log-group:").at(-1) ?? "",
  "aws:ec2/eip:Eip": nameTag,
  "aws:ec2/internetGateway:InternetGateway": nameTag,
  "aws:ec2/natGateway:NatGateway": nameTag,
  "aws:ec2/networkInterface:NetworkInterface": (inputs) => text(inputs, "description"),
  "aws:ec2/route:Route": (inputs) =>
    String(inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"]),
  "aws:ec2/routeTable:RouteTable": nameTag,
  "aws:ec2/routeTableAssociation:RouteTableAssociation": () => "of its subnet",
  "aws:ec2/subnet:Subnet": (inputs) =>
    `${text(inputs, "cidrBlock")} in ${text(inputs, "availabilityZone")}`,
  "aws:ec2/vpc:Vpc": (inputs) => text(inputs, "cidrBlock"),
  "aws:wafv2/webAclAssociation:WebAclAssociation": (inputs) =>
    text(inputs, "resourceArn").split("/").at(-2) ?? "",
  "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": (inputs) =>
    text(inputs, "logDestinationConfigs").split(":log-group:").at(-1) ?? "",
  "awsx:ec2:Vpc": (inputs) => text(inputs, "cidrBlock"),
  "aws:sns/topicSubscription:TopicSubscription": (inputs) => text(inputs, "endpoint"),
};

function counts(inputs: Inputs): string {
  const [min, max] = [text(inputs, "minCapacity"), text(inputs, "maxCapacity")];
  if (min !== max) return `${min} to ${max} tasks`;
  return min === "1" ? "1 task" : `${min} tasks`;
}

/** `cron(0 7 ? * MON,TUE *)` as `07:00 on MON,TUE`; of every day, the time alone. */
function weekTime(cron: string): string {
  const [minute = "", hour = "", , , days = ""] = cron.replace(/^cron\(/, "").split(" ");
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  return days === "?" ? time : `${time} on ${days}`;
}

/** The name that AWS's console shows for what has none but a tag. */
function nameTag(inputs: Inputs): string {
  return String((inputs["tags"] as Inputs | undefined)?.["Name"]);
}

/** The host names whose requests a rule takes; empty where it takes all. */
function hostNames(conditions: unknown): string {
  return ((conditions ?? []) as readonly { readonly hostHeader?: { readonly values: string[] } }[])
    .flatMap(({ hostHeader }) => hostHeader?.values ?? [])
    .join(", ");
}

function secretText(value: unknown): string {
  return value instanceof SecretValue && value.value === unsetSecret ? unsetSecret : String(value);
}

function text(inputs: Inputs, key: string): string {
  return String(inputs[key]);
}

function port(inputs: Inputs): string {
  const { fromPort: from, toPort: to = from } = inputs;
  const range = from === to ? String(from) : `${String(from)}-${String(to)}`;
  return `${range}/${text(inputs, "ipProtocol")}`;
}

function peer(inputs: Inputs, find: Find): string {
  const group = inputs["referencedSecurityGroupId"];
  return group === undefined ? String(inputs["cidrIpv4"] ?? inputs["cidrIpv6"]) : find(group);
}

/** The name prefix of the security group that a rule refers to: the rule's other dependency. */
function groupName(
  rule: EvaluatedResource,
  all: readonly EvaluatedResource[],
  id: unknown,
): string {
  const group = all.find(
    (each) =>
      each.type === "aws:ec2/securityGroup:SecurityGroup" &&
      each.id === id &&
      rule.dependencies.includes(each.urn),
  );
  return group ? `${String(group.inputs["namePrefix"])}*` : String(id);
}
