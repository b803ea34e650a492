import { SecretValue, type EvaluatedResource } from "../evaluate";
import { unsetSecret } from "./assumptions";

/** The type as Pulumi's own displays shorten it: `aws:ecs/service:Service` is `aws:ecs:Service`. */
export function shortType(type: string): string {
  const [pkg, module = "", name] = type.split(":");
  return name === undefined ? type : `${pkg}:${module.split("/")[0]}:${name}`;
}

/** Inputs under which AWS knows a resource, first match wins. */
const nameInputs = ["name", "namePrefix", "family", "dashboardName", "imageName"] as const;

type Inputs = Readonly<Record<string, unknown>>;
type Find = (id: unknown) => string;

/** The resource's physical name; or, for what has none, what it does in a few words. */
export function physicalName(resource: EvaluatedResource, all: readonly EvaluatedResource[]) {
  const describe = nameless[resource.type];
  if (describe) return describe(resource.inputs, (id) => groupName(resource, all, id));
  const name = nameInputs.map((key) => resource.inputs[key]).find((value) => value !== undefined);
  if (name === undefined) return "";
  return resource.inputs["namePrefix"] === name ? `${String(name)}*` : String(name);
}

const nameless: Readonly<Record<string, (inputs: Inputs, find: Find) => string>> = {
  "pulumi:providers:aws": (inputs) => String(inputs["region"]),
  "aws:secretsmanager/secretVersion:SecretVersion": (inputs) => secretText(inputs["secretString"]),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": (inputs) =>
    String(inputs["policyArn"]).split("/").at(-1) ?? "",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": (inputs) =>
    (inputs["capacityProviders"] as readonly string[]).join(", "),
  "aws:lb/listener:Listener": (inputs) => `${String(inputs["protocol"])}:${String(inputs["port"])}`,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (inputs, find) =>
    `${port(inputs)} from ${peer(inputs, find)}`,
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (inputs, find) =>
    `${port(inputs)} to ${peer(inputs, find)}`,
  "aws:ec2/vpcEndpoint:VpcEndpoint": (inputs) => String(inputs["serviceName"]),
  "awsx:ec2:Vpc": (inputs) => String(inputs["cidrBlock"]),
  "aws:sns/topicSubscription:TopicSubscription": (inputs) => String(inputs["endpoint"]),
};

function secretText(value: unknown): string {
  return value instanceof SecretValue && value.value === unsetSecret ? unsetSecret : String(value);
}

function port(inputs: Inputs): string {
  return `${String(inputs["fromPort"])}/${String(inputs["ipProtocol"])}`;
}

function peer(inputs: Inputs, find: Find): string {
  return String(inputs["cidrIpv4"] ?? find(inputs["referencedSecurityGroupId"]));
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
