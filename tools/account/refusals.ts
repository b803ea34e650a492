type Inputs = Readonly<Record<string, unknown>>;

/** Why AWS, or its SDK before it sends anything, refuses the inputs of a resource; undefined if it accepts them. */
export function refusalOf(type: string, inputs: Inputs): Refusal | undefined {
  if (groupTypes.has(type)) return groupText(inputs);
  if (type === "aws:ecs/service:Service") return namelessAlarms(inputs);
  return undefined;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
}

const groupTypes = new Set([
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
]);

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
function groupText({ description }: Inputs): Refusal | undefined {
  if (/^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/.test(String(description))) return undefined;
  return {
    code: "InvalidParameterValue",
    message:
      "Invalid security group description. Valid descriptions are strings less than 256 characters from the " +
      `following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*. Given: ${String(description)}`,
  };
}

/**
 * The provider leaves an empty list of names out of its call, and AWS's SDK then misses a required member.
 * https://github.com/aws-controllers-k8s/community/issues/2087
 */
function namelessAlarms({ alarms }: Inputs): Refusal | undefined {
  const names = (alarms as { readonly alarmNames?: readonly string[] } | undefined)?.alarmNames;
  if (!alarms || (names ?? []).length > 0) return undefined;
  return {
    code: "operation error ECS",
    message:
      "1 validation error(s) found. - missing required field, DeploymentConfiguration.Alarms.AlarmNames.",
  };
}
