import { awsModule, free, none, text, withArn } from "./kind";

const behaviours = () => import("../account/types/iam");
const price = free("IAM is free");

/** Roles and what they may do. */
export const iam = awsModule("iam", {
  instanceProfile: {
    made: (inputs, { globalArn }) => {
      const name = text(inputs, "name");
      return withArn(name, globalArn("iam", `instance-profile/${name}`));
    },
    price,
    controls: none("the policies of its role are judged"),
    terraform: "aws_iam_instance_profile",
    cloudFormation: { type: "AWS::IAM::InstanceProfile" },
    behaves: async () => (await import("../account/types/natInstance")).instanceProfile,
  },
  role: {
    made: (inputs, { globalArn }) => {
      const name = text(inputs, "name");
      return withArn(name, globalArn("iam", `role/${name}`));
    },
    price,
    controls: none("its policies are judged"),
    terraform: "aws_iam_role",
    cloudFormation: { type: "AWS::IAM::Role" },
    behaves: async () => (await behaviours()).role,
  },
  rolePolicy: {
    price,
    controls: ["IAM.1", "IAM.21", "KMS.2"],
    terraform: "aws_iam_role_policy",
    cloudFormation: { type: "AWS::IAM::RolePolicy" },
    behaves: async () => (await behaviours()).rolePolicy,
  },
  rolePolicyAttachment: {
    label: (inputs) => text(inputs, "policyArn").split("/").at(-1) ?? "",
    price,
    controls: ["IAM.27"],
    terraform: "aws_iam_role_policy_attachment",
    cloudFormation: none("a property of the role there"),
    behaves: async () => (await behaviours()).rolePolicyAttachment,
  },
});
