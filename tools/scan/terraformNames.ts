import { kinds } from "../aws";

/**
 * Terraform's name of a type of Pulumi's AWS package: `aws:ecs/taskDefinition:TaskDefinition` is
 * `aws_ecs_task_definition`. Throws for a type without a description: no rule of a scanner would look at it.
 */
export function terraformType(type: string): string {
  const terraform = kinds.get(type)?.terraform;
  if (typeof terraform === "string") return terraform;
  throw new Error(
    `No Terraform type is known for ${type}: describe it in tools/aws/, with the name that Terraform's AWS provider has.`,
  );
}

/** Inputs that Pulumi calls something else altogether, by Terraform's type. */
const renamedInputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_autoscaling_group: { vpcZoneIdentifiers: "vpc_zone_identifier" },
  aws_cloudwatch_metric_alarm: { name: "alarm_name" },
  aws_network_interface: {
    privateIpLists: "private_ip_list",
    ipv6AddressLists: "ipv6_address_list",
  },
  aws_sns_topic_subscription: { topic: "topic_arn" },
};

/** Terraform's name of a resource's input: `cidrIpv4` is `cidr_ipv4`. The type is Terraform's. */
export function inputName(type: string, key: string): string {
  return renamedInputs[type]?.[key] ?? snake(key);
}

/** Repeated blocks that have the same number in both; all the others have the plural in Pulumi alone. */
const sameBlocks = new Set([
  "block_device_mappings",
  "client_alias",
  "dimensions",
  "metrics",
  "network_interfaces",
  "placement_constraints",
  "redacted_fields",
  "tag_specifications",
  "vpc_lattice_configurations",
]);

/** Terraform's name of a repeated block by its name in Pulumi: `capacity_provider_strategies` is `capacity_provider_strategy`. */
export function blockName(name: string): string {
  return sameBlocks.has(name) ? name : singular(name);
}

/** Inputs that are maps of somebody's own keys, where other objects are blocks. */
const maps = new Set([
  "authentication_request_extra_params",
  "dimensions",
  "input_paths",
  "tags",
  "tags_all",
  "triggers",
  "volume_tags",
]);

/** Whether an object under this name is a map, whose keys stay as they are. */
export function isMap(name: string): boolean {
  return maps.has(name);
}

/** `camelCase` as `snake_case`. */
export function snake(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
}

function singular(name: string): string {
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  if (/(?:as|ch|sh|ss|x)es$/.test(name)) return name.slice(0, -2);
  return /[^s]s$/.test(name) ? name.slice(0, -1) : name;
}
