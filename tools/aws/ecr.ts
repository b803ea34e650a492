import { actions, and, needs } from "../permissions/types";
import { awsModule, byUse, free, none, text, withArn, type Inputs } from "./kind";

const tags = "TagResource UntagResource";

const calls = () => import("../calls/types/ecr");
const behaviours = () => import("../account/types/ecr");

/** The registry. */
export const ecr = awsModule("ecr", {
  lifecyclePolicy: {
    label: () => "expires untagged images",
    price: free("deletes images for free"),
    controls: none("judged with its repository"),
    terraform: "aws_ecr_lifecycle_policy",
    cloudFormation: {
      type: "AWS::ECR::Repository",
      partOf: ["aws:ecr/repository:Repository", "RepositoryName"],
      properties: { LifecyclePolicyText: "LifecyclePolicy.LifecyclePolicyText" },
    },
    calls: async () => (await calls()).lifecyclePolicy,
    permissions: needs("ecr", "GetLifecyclePolicy", "DeleteLifecyclePolicy"),
    behaves: async () => (await behaviours()).lifecyclePolicy,
  },
  repository: {
    made: (inputs, { account, arn, region }) => {
      const name = text(inputs, "name");
      return withArn(name, arn("ecr", `repository/${name}`), {
        registryId: account,
        repositoryUrl: `${account}.dkr.ecr.${region}.amazonaws.com/${name}`,
      });
    },
    price: byUse,
    usage: [{ key: "ecrStorage", item: "images kept", amount: 1, example: "1 GB" }],
    controls: ["ECR.1", "ECR.2", "ECR.3", "ECR.5"],
    terraform: "aws_ecr_repository",
    cloudFormation: {
      type: "AWS::ECR::Repository",
      forms: { ImageTagMutabilityExclusionFilters: exclusions },
    },
    calls: async () => (await calls()).repository,
    permissions: and(
      needs(
        "ecr",
        "DescribeRepositories ListTagsForResource",
        `DeleteRepository PutImageScanningConfiguration PutImageTagMutability ${tags}`,
      ),
      // ECR uses the stack's own key through grants, which the repository's creator must be allowed to give.
      // https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
      { reads: actions("kms", "DescribeKey"), writes: actions("kms", "CreateGrant RetireGrant") },
    ),
    behaves: async () => (await behaviours()).repository,
  },
});

function exclusions(filters: readonly Inputs[]): unknown {
  return filters.map(({ Filter, FilterType }) => ({
    ImageTagMutabilityExclusionFilterType: FilterType,
    ImageTagMutabilityExclusionFilterValue: Filter,
  }));
}
