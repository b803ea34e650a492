/**
 * Which images ECR may delete by itself: never one that runs.
 *
 * Where tags cannot move, a version that was deployed has its tag for ever, so an image without one was replaced under
 * `latest` alone, or never got one: it goes after 14 days. An image that a tagged list of images names is kept with it.
 * Where the stack rebuilds one tag, the image that ECS went back to has lost its tag to the one that failed: only what
 * is older than the newest 100 goes.
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
