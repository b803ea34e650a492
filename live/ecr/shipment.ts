import { ECRClient } from "@aws-sdk/client-ecr";
import type { ClientConfig } from "../clients";
import { copyImage, type CopyResult } from "./copy";
import { eachFile, type ImageFile } from "./files";
import { readAttached, readTree, type Attached, type Manifest } from "./tree";

/** A repository in an account and a region. */
export interface RepositoryAt {
  readonly config: ClientConfig;
  readonly name: string;
}

/** An image on its way from one repository to another. */
export interface Shipment {
  /** The image of one platform; of an index that has none for it, the first image. */
  readonly imageFor: (platform: string) => Manifest;
  readonly manifest: Manifest;
  readonly attached: readonly Attached[];
  /** Hands over the files of an image that a path's filter wants. Rejects with an UnknownLayer. */
  readonly eachFile: (
    image: Manifest,
    wants: (path: string) => boolean,
    visit: (file: ImageFile) => void,
  ) => Promise<void>;
  /** Copies it with all that is attached, and gives it tags. Only this changes anything. */
  readonly copy: (tags: readonly string[]) => Promise<CopyResult>;
  readonly close: () => void;
}

/** Milliseconds until a part of a layer must have reached ECR. */
const partPatience = 120_000;

/** Reads an image in a repository; undefined if it is not there. Rejects if AWS refuses. */
export async function openShipment(
  digest: string,
  from: RepositoryAt,
  to: RepositoryAt,
): Promise<Shipment | undefined> {
  const source = { client: patientClient(from.config), name: from.name };
  const target = { client: patientClient(to.config), name: to.name };
  const close = () => {
    source.client.destroy();
    target.client.destroy();
  };
  try {
    const manifest = await readTree(source, { imageDigest: digest });
    if (manifest === undefined) {
      close();
      return undefined;
    }
    const attached = await readAttached(source, digest);
    const images = manifest.children.filter((each) => !each.isAttestation);
    return {
      manifest,
      attached,
      imageFor: (platform) =>
        images.find((each) => each.platform === platform) ?? images[0] ?? manifest,
      eachFile: (image, wants, visit) => eachFile(source, image, wants, visit),
      copy: (tags) => copyImage({ manifest, attached, tags }, source, target),
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

function patientClient(config: ClientConfig): ECRClient {
  const requestHandler = { ...config.requestHandler, requestTimeout: partPatience };
  return new ECRClient({ ...config, requestHandler });
}
