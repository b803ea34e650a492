import { needs } from "../../permissions/types";
import { awsModule, free, model, text, withId } from "../kind";

const natParts = () => import("../../account/types/natInstance");
const natCalls = () => import("../../calls/types/natInstance");
const tags = "CreateTags DeleteTags";

/** What the machine of `network.nat: instance` is made from. */
export const natInstance = awsModule("ec2", {
  launchTemplate: {
    made: (_, { id }) => ({ id: id("lt-"), outputs: { latestVersion: 1 } }),
    price: model("nat"),
    controls: ["EC2.25", "EC2.170", "EC2.181"],
    terraform: "aws_launch_template",
    cloudFormation: {
      type: "AWS::EC2::LaunchTemplate",
      tags: "none",
    },
    calls: async () => (await natCalls()).launchTemplate,
    permissions: needs(
      "ec2",
      "DescribeLaunchTemplates DescribeLaunchTemplateVersions",
      `CreateLaunchTemplateVersion ModifyLaunchTemplate DeleteLaunchTemplate ${tags}`,
    ),
    behaves: async () => (await natParts()).launchTemplate,
  },
  networkInterface: {
    label: (inputs) => text(inputs, "description"),
    made: withId("eni-"),
    price: free("paid with its address"),
    controls: ["EC2.180"],
    terraform: "aws_network_interface",
    cloudFormation: {
      type: "AWS::EC2::NetworkInterface",
      properties: { Groups: "GroupSet", "SourceDestCheck.Value": "SourceDestCheck" },
    },
    calls: async () => (await natCalls()).networkInterface,
    permissions: needs(
      "ec2",
      "DescribeNetworkInterfaces",
      `DetachNetworkInterface DeleteNetworkInterface ${tags}`,
    ),
    behaves: async () => (await natParts()).networkInterface,
  },
});
