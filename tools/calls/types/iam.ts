import { capitals, tagList, to } from "../fields";
import type { ResourceShape } from "../types";

export const role: ResourceShape = {
  calls: [
    {
      call: "iam.CreateRole",
      fields: {
        name: to("RoleName"),
        ...capitals("description", "permissionsBoundary"),
        assumeRolePolicy: to("AssumeRolePolicyDocument"),
        tags: tagList(),
      },
    },
    // Sets the trust policy a second time, because moto checks it only in this call.
    {
      call: "iam.UpdateAssumeRolePolicy",
      fields: { name: to("RoleName"), assumeRolePolicy: to("PolicyDocument") },
    },
  ],
};

export const rolePolicy: ResourceShape = {
  calls: [
    {
      call: "iam.PutRolePolicy",
      fields: { name: to("PolicyName"), role: to("RoleName"), policy: to("PolicyDocument") },
    },
  ],
};

export const rolePolicyAttachment: ResourceShape = {
  calls: [
    {
      call: "iam.AttachRolePolicy",
      fields: { role: to("RoleName"), ...capitals("policyArn") },
    },
  ],
};
