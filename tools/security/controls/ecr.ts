import { ecr, otherProviders } from "../../aws";
import { about, asList, every, field, input } from "../read";
import type { Control } from "../types";

/** https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html */
export const ecrControls: readonly Control[] = [
  {
    id: "ECR.1",
    title: "Images are scanned when they are pushed",
    passes: (repository) => input(repository, "imageScanningConfiguration", "scanOnPush") === true,
    met: "`scanOnPush`",
    open: "`scanOnPush` is off",
    checkov: ["CKV_AWS_163"],
  },
  {
    id: "ECR.2",
    title: "A tag stays with the image that got it",
    passes: ({ inputs }) => inputs["imageTagMutability"] === "IMMUTABLE",
    met: "`imageTagMutability` is `IMMUTABLE`",
    open: "a tag can be moved; with `image.source: registry` only `latest` and the build's cache",
    accepted: ({ inputs }, resources) => {
      if (inputs["imageTagMutability"] === "IMMUTABLE_WITH_EXCLUSION") {
        return {
          reason:
            "Only `latest` moves, for people who look for the newest image, and `buildcache`, which no task runs. The stack deploys another tag.",
          review: "2027-11-30",
        };
      }
      return every(resources, otherProviders.image).length > 0
        ? {
            reason:
              "The stack builds its image itself and pushes it under the same tag each time: it deploys the digest, " +
              "which no later push changes.",
            review: "2027-11-30",
          }
        : undefined;
    },
    checkov: ["CKV_AWS_51"],
  },
  {
    id: "ECR.3",
    title: "Images that nobody needs expire",
    passes: (repository, resources) =>
      about(resources, ecr.lifecyclePolicy, "repository", repository).length > 0,
    met: "a lifecycle policy that keeps every image which may run",
    open: "no lifecycle policy",
  },
  {
    id: "ECR.5",
    title: "Images are encrypted with a customer's key",
    passes: ({ inputs }) =>
      asList(inputs["encryptionConfigurations"]).some(
        (each) =>
          field(each, "encryptionType") === "KMS" && typeof field(each, "kmsKey") === "string",
      ),
    met: "`encryption: customerKey`",
    open: "encrypted with AWS's own key; `encryption: customerKey` on a new stack changes it",
    accepted: {
      reason:
        "Images are encrypted at rest by AWS anyway and hold no secrets. A customer's key costs 1 USD a month and " +
        "is a choice; an existing repository keeps the encryption that it was made with.",
      review: "2027-05-31",
    },
    checkov: ["CKV_AWS_136"],
  },
];
