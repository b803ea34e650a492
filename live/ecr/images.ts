import {
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  paginateDescribeImages,
  type ImageDetail,
} from "@aws-sdk/client-ecr";
import { cacheTag } from "../../components/image/tags";
import type { ClientConfig } from "../calls/clients";
import { isNamed } from "../calls/errors";

/** An image with a tag in a registry. */
export interface TaggedImage {
  readonly tags: readonly string[];
  /** `sha256:…` */
  readonly digest: string;
  readonly pushedAt: Date | undefined;
  /** Bytes, compressed. */
  readonly size: number | undefined;
  /** Number of findings by severity; undefined if ECR has not scanned the image. */
  readonly findings: Findings | undefined;
}

/** Number of findings by severity, `CRITICAL` to `UNDEFINED`. */
export type Findings = Readonly<Record<string, number>>;

/** What a push needs of a registry. Every method rejects if AWS refuses. */
export interface ImageRegistry {
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<name>`; undefined if there is no such repository. */
  readonly url: () => Promise<string | undefined>;
  /** The image with a tag; undefined if there is none. */
  readonly find: (tag: string) => Promise<TaggedImage | undefined>;
  /** The tags of the image with a digest; empty if there is none. */
  readonly tagsOf: (digest: string) => Promise<readonly string[]>;
  /** Every image with a tag, newest first, without the build's cache. */
  readonly list: () => Promise<readonly TaggedImage[]>;
  /** What ECR found in the image with a tag or a digest; undefined if ECR has not scanned it yet. */
  readonly findings: (image: string) => Promise<Findings | undefined>;
  /** A password for `docker login`, valid for 12 hours. */
  readonly password: () => Promise<string>;
  readonly close: () => void;
}

/** Opens a repository of ECR, for reading only. The password comes from ECR and is stored nowhere. */
export function openRegistry(config: ClientConfig, repositoryName: string): ImageRegistry {
  const client = new ECRClient(config);
  return {
    url: () =>
      orUndefined("RepositoryNotFoundException", async () => {
        const { repositories = [] } = await client.send(
          new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }),
        );
        return repositories[0]?.repositoryUri;
      }),
    find: (imageTag) =>
      orUndefined("ImageNotFoundException", async () => {
        const { imageDetails = [] } = await client.send(
          new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag }] }),
        );
        return imageDetails[0] && taggedImage(imageDetails[0]);
      }),
    tagsOf: async (imageDigest) => {
      const found = await orUndefined("ImageNotFoundException", () =>
        client.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageDigest }] })),
      );
      return found?.imageDetails?.[0]?.imageTags ?? [];
    },
    list: async () => {
      const images: TaggedImage[] = [];
      const input = { repositoryName, filter: { tagStatus: "TAGGED" as const } };
      for await (const page of paginateDescribeImages({ client }, input)) {
        images.push(...(page.imageDetails ?? []).map(taggedImage));
      }
      const time = ({ pushedAt }: TaggedImage) => pushedAt?.getTime() ?? 0;
      const isImage = ({ tags }: TaggedImage) => !tags.includes(cacheTag);
      return images.filter(isImage).sort((a, b) => time(b) - time(a));
    },
    findings: (image) =>
      orUndefined("ScanNotFoundException", async () => {
        const imageId = image.startsWith("sha256:") ? { imageDigest: image } : { imageTag: image };
        const { imageScanFindings, imageScanStatus } = await client.send(
          new DescribeImageScanFindingsCommand({ repositoryName, imageId }),
        );
        // Basic scanning ends with COMPLETE. Enhanced scanning never ends, and has the status ACTIVE.
        const done = ["COMPLETE", "ACTIVE"].includes(imageScanStatus?.status ?? "");
        return done ? (imageScanFindings?.findingSeverityCounts ?? {}) : undefined;
      }),
    password: async () => {
      const { authorizationData = [] } = await client.send(new GetAuthorizationTokenCommand({}));
      const token = Buffer.from(authorizationData[0]?.authorizationToken ?? "", "base64");
      return token.toString("utf8").replace(/^AWS:/, "");
    },
    close: () => {
      client.destroy();
    },
  };
}

function taggedImage(image: ImageDetail): TaggedImage {
  return {
    tags: image.imageTags ?? [],
    digest: image.imageDigest ?? "",
    pushedAt: image.imagePushedAt,
    size: image.imageSizeInBytes,
    findings: image.imageScanFindingsSummary?.findingSeverityCounts,
  };
}

async function orUndefined<T>(name: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isNamed(error, name)) return undefined;
    throw error;
  }
}
