import { awsModule, byUse, free, none, text, withArn, type Inputs } from "./kind";

const calls = () => import("../calls/types/others");
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
    behaves: async () => (await behaviours()).repository,
  },
});

function exclusions(filters: readonly Inputs[]): unknown {
  return filters.map(({ Filter, FilterType }) => ({
    ImageTagMutabilityExclusionFilterType: FilterType,
    ImageTagMutabilityExclusionFilterValue: Filter,
  }));
}
