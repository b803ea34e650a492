import { capitals, pairs, tagList, to } from "../fields";
import type { ResourceShape } from "../types";

export const key: ResourceShape = {
  id: ["KeyMetadata", "KeyId"],
  calls: [
    {
      call: "kms.CreateKey",
      fields: {
        description: to("Description"),
        policy: to("Policy"),
        tags: to("Tags", pairs("TagKey", "TagValue")),
      },
    },
  ],
  providerOnly: ["deletionWindowInDays", "enableKeyRotation"],
};

export const alias: ResourceShape = {
  calls: [
    {
      call: "kms.CreateAlias",
      fields: { name: to("AliasName"), targetKeyId: to("TargetKeyId") },
    },
  ],
};

export const secret: ResourceShape = {
  id: ["ARN"],
  calls: [
    {
      call: "secretsmanager.CreateSecret",
      fields: { ...capitals("name", "description", "kmsKeyId"), tags: tagList() },
    },
  ],
  providerOnly: ["recoveryWindowInDays"],
};

export const secretVersion: ResourceShape = {
  id: ["VersionId"],
  calls: [
    {
      call: "secretsmanager.PutSecretValue",
      fields: {
        ...capitals("secretId", "versionStages"),
        secretString: to("SecretString", String),
      },
    },
  ],
};
