import * as pulumi from "@pulumi/pulumi";
import * as ecr from "@pulumi/aws/ecr";
import { movingTags } from "../image/tags";
import { lifecyclePolicy } from "./lifecyclePolicy";

/** The name of the repository, and how its images are kept. */
export interface RegistryArgs {
  /** Physical name of the repository. */
  readonly repositoryName: string;
  /**
   * Whether ECR refuses to move a tag once it is pushed (except `latest` and the build's cache). False if the stack
   * builds one tag again and again. https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html
   */
  readonly immutableTags: boolean;
  /** Whether `destroy` deletes the repository together with its images. */
  readonly forceDelete: boolean;
  /**
   * ARN of the customer's key that encrypts the images; undefined for AWS's key. An existing repository ignores it.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html
   */
  readonly keyArn?: pulumi.Input<string>;
}

/**
 * The ECR repository of the app's images. ECR scans each image when it is pushed and deletes old images that have no
 * tag.
 */
export class Registry extends pulumi.ComponentResource {
  /** ARN of the repository. */
  public readonly repositoryArn: pulumi.Output<string>;
  /** Name of the repository. */
  public readonly repositoryName: pulumi.Output<string>;
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<name>` */
  public readonly repositoryUrl: pulumi.Output<string>;
  /** The account that owns the registry. */
  public readonly registryId: pulumi.Output<string>;

  constructor(name: string, args: RegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("mcp-catalog:registry:Registry", name, {}, opts);
    const repository = new ecr.Repository(
      name,
      {
        name: args.repositoryName,
        ...tagMutability(args.immutableTags),
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: args.keyArn
          ? [{ encryptionType: "KMS", kmsKey: args.keyArn }]
          : undefined,
        forceDelete: args.forceDelete,
      },
      {
        parent: this,
        protect: !args.forceDelete,
        // The encryption of a repository cannot change, and another key would not be worth losing the images.
        ignoreChanges: ["encryptionConfigurations"],
      },
    );
    new ecr.LifecyclePolicy(
      `${name}-lifecycle`,
      { repository: repository.name, policy: JSON.stringify(lifecyclePolicy(args.immutableTags)) },
      { parent: this },
    );
    this.repositoryArn = repository.arn;
    this.repositoryName = repository.name;
    this.repositoryUrl = repository.repositoryUrl;
    this.registryId = repository.registryId;
    this.registerOutputs({
      repositoryArn: this.repositoryArn,
      repositoryName: this.repositoryName,
      repositoryUrl: this.repositoryUrl,
      registryId: this.registryId,
    });
  }
}

function tagMutability(immutable: boolean) {
  return immutable
    ? {
        imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
        imageTagMutabilityExclusionFilters: movingTags.map((filter) => ({
          filter,
          filterType: "WILDCARD",
        })),
      }
    : { imageTagMutability: "MUTABLE" };
}
