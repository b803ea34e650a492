/**
 * Which images ECR may delete by itself: never one with a tag, and never one that runs.
 *
 * Where tags cannot move, a version that was deployed has its tag for ever, so an image without one was replaced under
 * `latest` alone, or never got one: it goes 14 days after it was pushed. An image for one platform needs no tag of its
 * own: ECR deletes none that a list of images still names.
 *
 * Where the stack rebuilds one tag, an image that ECS went back to runs without it, for any length of time. No age tells
 * it from those that nobody needs, so only what is older than the newest 100 goes: it runs on unless a hundred builds
 * after it fail, too.
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
