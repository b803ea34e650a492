import * as pulumi from "@pulumi/pulumi";
import * as ecr from "@pulumi/aws/ecr";
import { lifecyclePolicy } from "./lifecyclePolicy";

export interface RegistryArgs {
  readonly repositoryName: string;
  /** Refuse to move a tag once it is pushed (`latest` excepted). Off where the stack itself rebuilds one tag.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html */
  readonly immutableTags: boolean;
  /** Let `destroy` delete the repository although it holds images. */
  readonly forceDelete: boolean;
  /** The key of one's own that encrypts the images; AWS's without. Only a repository that is made anew takes it.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html */
  readonly keyArn?: pulumi.Input<string>;
}

/** The ECR repository that holds the app's images, scanned when pushed, and cleared of what no tag names. */
export class Registry extends pulumi.ComponentResource {
  public readonly repositoryArn: pulumi.Output<string>;
  public readonly repositoryName: pulumi.Output<string>;
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<name>` */
  public readonly repositoryUrl: pulumi.Output<string>;
  /** The account whose registry it is. */
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
        // It cannot change, and no key is worth the images.
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
        imageTagMutabilityExclusionFilters: [{ filter: "latest", filterType: "WILDCARD" }],
      }
    : { imageTagMutability: "MUTABLE" };
}
