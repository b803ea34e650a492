import { kinds } from "../aws";
import type { EvaluatedResource } from "../evaluate";

/** The type in the short form of Pulumi's own displays: `aws:ecs/service:Service` becomes `aws:ecs:Service`. */
export function shortType(type: string): string {
  const [pkg, module = "", name] = type.split(":");
  return name === undefined ? type : `${pkg}:${module.split("/")[0]}:${name}`;
}

/** Inputs that can hold a resource's name. The first one that is set counts. */
const nameInputs = [
  "name",
  "namePrefix",
  "family",
  "dashboardName",
  "imageName",
  "bucket",
] as const;

/** The resource's physical name or, if it has none, a few words about what it does. */
export function physicalName(resource: EvaluatedResource, all: readonly EvaluatedResource[]) {
  const { type, inputs } = resource;
  if (type === "pulumi:providers:aws") return String(inputs["region"]);
  const label = kinds.get(type)?.label;
  if (label) return label(inputs, (id) => groupName(resource, all, id));
  const key = nameInputs.find((each) => inputs[each] !== undefined);
  if (key === undefined) return "";
  return String(inputs[key]) + (key === "namePrefix" ? "*" : "");
}

/** The name prefix of the security group that a rule refers to: the other resource that the rule depends on. */
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
