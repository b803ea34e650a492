import { kinds } from "../../aws";

/**
 * Terraform's name of a type in Pulumi's AWS package: `aws:ecs/taskDefinition:TaskDefinition` becomes
 * `aws_ecs_task_definition`. Throws for a type without a description, because no rule of a scanner would judge it.
 */
export function terraformType(type: string): string {
  const terraform = kinds.get(type)?.terraform;
  if (typeof terraform === "string") return terraform;
  throw new Error(
    `No Terraform type is known for ${type}: describe it in tools/aws/, with the name that Terraform's AWS provider has.`,
  );
}

/** Inputs that have a completely different name in Pulumi, by Terraform's type. */
const renamedInputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_autoscaling_group: { vpcZoneIdentifiers: "vpc_zone_identifier" },
  aws_cloudwatch_metric_alarm: { name: "alarm_name" },
  aws_network_interface: {
    privateIpLists: "private_ip_list",
    ipv6AddressLists: "ipv6_address_list",
  },
  aws_sns_topic_subscription: { topic: "topic_arn" },
};

/** Terraform's name of a resource's input: `cidrIpv4` becomes `cidr_ipv4`. `type` is Terraform's name. */
export function inputName(type: string, key: string): string {
  return renamedInputs[type]?.[key] ?? snake(key);
}

/** Repeated blocks that have the same name in both. All others have a plural in Pulumi only. */
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

/** Terraform's name of a repeated block: `capacity_provider_strategies` becomes `capacity_provider_strategy`. */
export function blockName(name: string): string {
  return sameBlocks.has(name) ? name : singular(name);
}

/** Inputs that are maps with keys that users choose. Other objects are blocks. */
const maps = new Set([
  "authentication_request_extra_params",
  "dimensions",
  "input_paths",
  "tags",
  "tags_all",
  "triggers",
  "volume_tags",
]);

/** Whether an object with this name is a map, so that its keys stay as they are. */
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
