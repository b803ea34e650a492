/**
 * Which images ECR may delete by itself: never an image with a tag, and never an image that runs.
 *
 * If tags cannot move, every deployed version keeps its tag forever. What has no tag never had one, or is an older
 * cache of a build, which lost its tag to a newer one; ECR deletes it 14 days after it was pushed. The image for one
 * platform needs no tag of its own: ECR deletes no image that a manifest list still names.
 *
 * If the stack builds one tag again and again, ECS may have rolled back to an image without a tag and run it for any
 * length of time. Its age does not distinguish it from unused images, so only images older than the newest 100 are
 * deleted. Such an image is lost only if a hundred later builds fail, too. No cache is kept in such a repository,
 * because each older cache would count as one of the hundred.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html
 */
export function lifecyclePolicy(immutableTags: boolean) {
  const count = immutableTags
    ? { countType: "sinceImagePushed", countUnit: "days", countNumber: 14 }
    : { countType: "imageCountMoreThan", countNumber: 100 };
  return {
    rules: [
      {
        rulePriority: 1,
        description: "Images that no tag names",
        selection: { tagStatus: "untagged", ...count },
        action: { type: "expire" },
      },
    ],
  };
}
