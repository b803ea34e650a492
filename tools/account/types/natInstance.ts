import type { Behaviour, World } from "../world";
import { account, arn, text, texts } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";

const templateType = "aws:ec2/launchTemplate:LaunchTemplate";
const profileType = "aws:iam/instanceProfile:InstanceProfile";
const groupType = "aws:autoscaling/group:Group";
const roleType = "aws:iam/role:Role";

export const networkInterface: Behaviour = {
  replaceOn: ["subnetId"],
  create: (world, inputs) => {
    world.need("aws:ec2/subnet:Subnet", "id", inputs["subnetId"], "InvalidSubnetID.NotFound");
    return { id: `eni-${world.random()}` };
  },
  remove: (world, { id }) => {
    if (machineNames(world, id))
      throw new AwsError("InvalidParameterValue", `Network interface ${id} is currently in use`);
    return undefined;
  },
};

/** Whether a running machine was started in a subnet or a security group, or with an id. */
export function machineNames(world: World, id: string): boolean {
  return world.all(groupType).some(({ outputs }) => texts(outputs, "machine").includes(id));
}

/** The ids that a machine starts with. It keeps them, even if its group changes later. */
function machine(group: Inputs, template: Inputs): readonly string[] {
  const script = Buffer.from(text(template, "userData"), "base64").toString();
  return [
    ...texts(group, "vpcZoneIdentifiers"),
    ...(template["networkInterfaces"] as Inputs[]).flatMap((each) => texts(each, "securityGroups")),
    ...script.split(/[^\w-]+/),
  ];
}

export const launchTemplate: Behaviour = {
  replaceOn: ["name"],
  unique: "name",
  create: (world, inputs) => {
    const { arn: profile } = inputs["iamInstanceProfile"] as Inputs;
    world.need(profileType, "arn", profile, "InvalidParameterValue");
    return { id: `lt-${world.random()}`, outputs: { latestVersion: 1 } };
  },
  update: (_, { outputs }) => ({ latestVersion: Number(outputs["latestVersion"]) + 1 }),
};

export const autoscalingGroup: Behaviour = {
  replaceOn: ["name"],
  unique: "name",
  create: (world, inputs) => {
    const { id: templateId } = inputs["launchTemplate"] as Inputs;
    const notFound = "InvalidLaunchTemplateId.NotFound";
    const template = world.need(templateType, "id", templateId, notFound);
    for (const subnet of texts(inputs, "vpcZoneIdentifiers"))
      world.need("aws:ec2/subnet:Subnet", "id", subnet, "ValidationError");
    const name = text(inputs, "name");
    const outputs = {
      arn: arn("autoscaling", `autoScalingGroupName/${name}`),
      machine: machine(inputs, template.inputs),
    };
    return { id: name, outputs };
  },
};

export const instanceProfile: Behaviour = {
  replaceOn: ["name"],
  unique: "name",
  create: (world, inputs) => {
    world.need(roleType, "name", inputs["role"], "NoSuchEntity");
    const name = text(inputs, "name");
    return { id: name, outputs: { arn: `arn:aws:iam::${account}:instance-profile/${name}` } };
  },
};

export const flowLog: Behaviour = {
  replaceOn: "all",
  create: (world, inputs) => {
    world.need("aws:ec2/vpc:Vpc", "id", inputs["vpcId"], "InvalidVpcID.NotFound");
    world.need("aws:cloudwatch/logGroup:LogGroup", "arn", inputs["logDestination"]);
    const role = world.need(roleType, "arn", inputs["iamRoleArn"], "InvalidParameterValue");
    if (!text(role.inputs, "assumeRolePolicy").includes("vpc-flow-logs.amazonaws.com"))
      throw new AwsError("InvalidParameterValue", "Unable to assume given IAM role");
    return { id: `fl-${world.random()}` };
  },
};
