import { capitals, mapped, tagList, to, type Inputs } from "../fields";
import type { ResourceShape } from "../types";

const data = (name: string) => `LaunchTemplateData.${name}`;
const isTrue = (value: string) => value === "true";

const disk = mapped({
  ...capitals("volumeType", "volumeSize"),
  encrypted: to("Encrypted", isTrue),
  deleteOnTermination: to("DeleteOnTermination", isTrue),
});
const blockDevice = mapped({ ...capitals("deviceName"), ebs: to("Ebs", disk) });
const attachedInterface = mapped({
  ...capitals("deviceIndex"),
  securityGroups: to("Groups"),
  associatePublicIpAddress: to("AssociatePublicIpAddress", isTrue),
  deleteOnTermination: to("DeleteOnTermination", isTrue),
});
const tagSpecification = mapped({
  ...capitals("resourceType"),
  tags: tagList(),
});
const each = (one: (inputs: Inputs) => object) => (all: readonly Inputs[]) => all.map(one);

export const networkInterface: ResourceShape = {
  id: ["NetworkInterface", "NetworkInterfaceId"],
  calls: [
    {
      call: "ec2.CreateNetworkInterface",
      always: { TagSpecifications: [{ ResourceType: "network-interface", Tags: [] }] },
      fields: {
        ...capitals("subnetId", "description"),
        securityGroups: to("Groups"),
        tags: tagList("TagSpecifications.0.Tags"),
      },
    },
    {
      call: "ec2.ModifyNetworkInterfaceAttribute",
      own: "NetworkInterfaceId",
      fields: { sourceDestCheck: to("SourceDestCheck.Value") },
    },
  ],
};

export const instanceProfile: ResourceShape = {
  calls: [
    {
      call: "iam.CreateInstanceProfile",
      fields: { name: to("InstanceProfileName"), tags: tagList() },
    },
    {
      call: "iam.AddRoleToInstanceProfile",
      own: "InstanceProfileName",
      fields: { role: to("RoleName") },
    },
  ],
};

export const launchTemplate: ResourceShape = {
  id: ["LaunchTemplate", "LaunchTemplateId"],
  calls: [
    {
      call: "ec2.CreateLaunchTemplate",
      always: { TagSpecifications: [{ ResourceType: "launch-template" }] },
      fields: {
        name: to("LaunchTemplateName"),
        tags: tagList("TagSpecifications.0.Tags"),
        description: to("VersionDescription"),
        // The program looks the image up, and the emulator has other images.
        imageId: to(data("ImageId"), () => "ami-00000000000000000"),
        instanceType: to(data("InstanceType")),
        userData: to(data("UserData")),
        creditSpecification: to(data("CreditSpecification"), mapped(capitals("cpuCredits"))),
        iamInstanceProfile: to(data("IamInstanceProfile"), mapped(capitals("arn"))),
        metadataOptions: to(
          data("MetadataOptions"),
          mapped(capitals("httpEndpoint", "httpTokens", "httpPutResponseHopLimit")),
        ),
        blockDeviceMappings: to(data("BlockDeviceMappings"), each(blockDevice)),
        networkInterfaces: to(data("NetworkInterfaces"), each(attachedInterface)),
        tagSpecifications: to(data("TagSpecifications"), each(tagSpecification)),
      },
    },
  ],
  providerOnly: ["updateDefaultVersion"],
};

export const group: ResourceShape = {
  calls: [
    {
      call: "autoscaling.CreateAutoScalingGroup",
      fields: {
        name: to("AutoScalingGroupName"),
        ...capitals("minSize", "maxSize", "desiredCapacity", "healthCheckType"),
        vpcZoneIdentifiers: to("VPCZoneIdentifier", (ids: readonly string[]) => ids.join(",")),
        launchTemplate: to(
          "LaunchTemplate",
          mapped({ id: to("LaunchTemplateId"), ...capitals("version") }),
        ),
      },
    },
  ],
};
