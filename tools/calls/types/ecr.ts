import { alike, tagList, to } from "../fields";
import type { ResourceShape } from "../types";

/** The only entry of a list. */
const first = ([entry]: readonly unknown[]) => entry;

export const repository: ResourceShape = {
  calls: [
    {
      call: "ecr.CreateRepository",
      fields: {
        name: to("repositoryName"),
        ...alike("imageTagMutability", "imageTagMutabilityExclusionFilters"),
        ...alike("imageScanningConfiguration"),
        encryptionConfigurations: to("encryptionConfiguration", first),
        tags: tagList("tags"),
      },
    },
  ],
  providerOnly: ["forceDelete"],
};

export const lifecyclePolicy: ResourceShape = {
  calls: [
    {
      call: "ecr.PutLifecyclePolicy",
      fields: { repository: to("repositoryName"), policy: to("lifecyclePolicyText") },
    },
  ],
};
