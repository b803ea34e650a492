import { ECRClient } from "@aws-sdk/client-ecr";
import { withClient, type ClientConfig } from "../calls/clients";
import { copyImage, type CopyResult } from "./copy";
import { eachFile, type ImageFile } from "./files";
import { readAttached, readTree, type Attached, type Manifest, type Repository } from "./tree";

/** A repository in an account and a region. */
export interface RepositoryAt {
  readonly config: ClientConfig;
  readonly name: string;
}

/** An image that is being copied from one repository to another. */
export interface Shipment {
  /** The image of one platform; of an index that has none for it, the first image. */
  readonly imageFor: (platform: string) => Manifest;
  readonly manifest: Manifest;
  readonly attached: readonly Attached[];
  /**
   * Passes on the files of an image with paths that a filter accepts. Rejects with an UnknownLayer.
   */
  readonly eachFile: (
    image: Manifest,
    wants: (path: string) => boolean,
    visit: (file: ImageFile) => void,
  ) => Promise<void>;
  /**
   * Copies the image with all that is attached to it, and tags the copy. This is the only method
   * that changes anything.
   */
  readonly copy: (tags: readonly string[]) => Promise<CopyResult>;
}

/** Milliseconds until a part of a layer must have reached ECR. */
const partPatience = 120_000;

/** Reads an image in a repository; undefined if it is not there. Rejects if AWS refuses. */
export async function readShipment(
  imageDigest: string,
  from: RepositoryAt,
  to: RepositoryAt,
): Promise<Shipment | undefined> {
  const read = await inRepository(from, async (source) => {
    const manifest = await readTree(source, { imageDigest });
    return manifest && { manifest, attached: await readAttached(source, imageDigest) };
  });
  if (read === undefined) return undefined;
  const { manifest, attached } = read;
  const images = manifest.children.filter((each) => !each.isAttestation);
  return {
    manifest,
    attached,
    imageFor: (platform) =>
      images.find((each) => each.platform === platform) ?? images[0] ?? manifest,
    eachFile: (image, wants, visit) =>
      inRepository(from, (source) => eachFile(source, image, wants, visit)),
    copy: (tags) =>
      inRepository(from, (source) =>
        inRepository(to, (target) => copyImage({ manifest, attached, tags }, source, target)),
      ),
  };
}

function inRepository<T>(
  { config, name }: RepositoryAt,
  use: (repository: Repository) => Promise<T>,
): Promise<T> {
  const requestHandler = { ...config.requestHandler, requestTimeout: partPatience };
  return withClient(ECRClient, { ...config, requestHandler }, (client) => use({ client, name }));
}
