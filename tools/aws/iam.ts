import { actions, and, needs } from "../permissions/types";
import { awsModule, free, none, text, withArn } from "./kind";

const calls = () => import("../calls/types/iam");
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
    cloudFormation: {
      type: "AWS::IAM::InstanceProfile",
      properties: { RoleName: "Roles.0" },
      tags: "none",
    },
    calls: async () => (await import("../calls/types/natInstance")).instanceProfile,
    permissions: and(
      needs(
        "iam",
        "GetInstanceProfile",
        "RemoveRoleFromInstanceProfile DeleteInstanceProfile TagInstanceProfile UntagInstanceProfile",
      ),
      { writes: actions("iam", "PassRole") },
    ),
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
    cloudFormation: { type: "AWS::IAM::Role", properties: { PolicyDocument: undefined } },
    calls: async () => (await calls()).role,
    // DeleteRolePermissionsBoundary is left out on purpose: whoever may remove a boundary is not limited by it.
    permissions: needs(
      "iam",
      "GetRole ListRolePolicies ListAttachedRolePolicies GetRolePolicy ListInstanceProfilesForRole",
      "UpdateRole UpdateRoleDescription PutRolePermissionsBoundary DeleteRole TagRole UntagRole",
    ),
    behaves: async () => (await behaviours()).role,
  },
  rolePolicy: {
    price,
    controls: ["IAM.1", "IAM.21", "KMS.2"],
    terraform: "aws_iam_role_policy",
    cloudFormation: { type: "AWS::IAM::RolePolicy", tags: "none" },
    calls: async () => (await calls()).rolePolicy,
    permissions: needs("iam", "GetRolePolicy", "DeleteRolePolicy"),
    behaves: async () => (await behaviours()).rolePolicy,
  },
  rolePolicyAttachment: {
    label: (inputs) => text(inputs, "policyArn").split("/").at(-1) ?? "",
    price,
    controls: ["IAM.27"],
    terraform: "aws_iam_role_policy_attachment",
    cloudFormation: {
      type: "AWS::IAM::Role",
      partOf: ["aws:iam/role:Role", "RoleName"],
      properties: { PolicyArn: "ManagedPolicyArns.0" },
    },
    calls: async () => (await calls()).rolePolicyAttachment,
    permissions: needs("iam", "ListAttachedRolePolicies", "DetachRolePolicy"),
    behaves: async () => (await behaviours()).rolePolicyAttachment,
  },
});
