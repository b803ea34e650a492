import { listen, type Loopback } from "../../support/loopback";
import { AwsError, type Answers, type Call } from "../support/cannedAws";
import { digestOf, FakeRepository, ociManifest } from "./fakeRepository";

/** The repositories of an account by name, and the storage behind them. */
export class Registries {
  private constructor(
    readonly repositories: Readonly<Record<string, FakeRepository>>,
    private readonly storage: Loopback,
  ) {}

  static async start(...names: readonly string[]): Promise<Registries> {
    const all = Object.fromEntries(names.map((name) => [name, new FakeRepository()]));
    const storage = await listen((request, response) => {
      const [, repository = "", digest = ""] = (request.url ?? "").split("/");
      const blob = all[repository]?.blobs.get(digest);
      response.writeHead(blob === undefined ? 403 : 200).end(blob);
    });
    return new Registries(all, storage);
  }

  named(name: string): FakeRepository {
    const found = this.repositories[name];
    if (!found) throw new AwsError("RepositoryNotFoundException", `no ${name}`);
    return found;
  }

  close(): Promise<void> {
    return this.storage.close();
  }

  answers(): Answers {
    const at = ({ repositoryName }: Call["input"]) => this.named(String(repositoryName));
    return {
      DescribeRepositories: ({ repositoryNames }) => {
        const [name = ""] = repositoryNames as readonly string[];
        this.named(name);
        return { repositories: [{ repositoryUri: `host/${name}` }] };
      },
      DescribeImages: (input) => describeImages(at(input), input),
      BatchGetImage: (input) => {
        const repository = at(input);
        const [id = {}] = input["imageIds"] as readonly Readonly<Record<string, string>>[];
        const digest = id["imageDigest"] ?? repository.tags.get(id["imageTag"] ?? "");
        const found = repository.manifests.get(digest ?? "");
        if (!found)
          return { images: [], failures: [{ imageId: id, failureCode: "ImageNotFound" }] };
        return {
          images: [
            {
              imageId: { imageDigest: digest },
              imageManifest: found.text,
              imageManifestMediaType: found.mediaType,
            },
          ],
        };
      },
      ListImageReferrers: (input) => {
        const { imageDigest } = input["subjectId"] as { readonly imageDigest: string };
        const digests = at(input).referrers.get(imageDigest) ?? [];
        return {
          referrers: digests.map((digest) => ({ digest, mediaType: ociManifest, size: 1 })),
        };
      },
      GetDownloadUrlForLayer: ({ repositoryName, layerDigest }) => ({
        downloadUrl: `${this.storage.url}/${String(repositoryName)}/${String(layerDigest)}`,
      }),
      BatchCheckLayerAvailability: (input) => ({
        layers: (input["layerDigests"] as readonly string[]).map((layerDigest) => ({
          layerDigest,
          layerAvailability: at(input).blobs.has(layerDigest) ? "AVAILABLE" : "UNAVAILABLE",
        })),
      }),
      InitiateLayerUpload: (input) => {
        const { uploads } = at(input);
        const uploadId = `upload-${uploads.size}`;
        uploads.set(uploadId, []);
        return { uploadId, partSize: 10_485_760 };
      },
      UploadLayerPart: (input) => uploadPart(at(input), input),
      CompleteLayerUpload: (input) => completeUpload(at(input), input),
      PutImage: (input) => putImage(at(input), input),
      DescribeImageScanFindings: () => ({
        imageScanStatus: { status: "COMPLETE" },
        imageScanFindings: { findingSeverityCounts: { HIGH: 2 } },
      }),
    };
  }
}

function describeImages({ tags }: FakeRepository, { imageIds }: Call["input"]) {
  const [id] = (imageIds ?? []) as readonly { readonly imageTag: string }[];
  const all = [...tags].filter(([tag]) => id === undefined || tag === id.imageTag);
  if (all.length === 0 && id) throw new AwsError("ImageNotFoundException", "no image");
  const digests = [...new Set(all.map(([, digest]) => digest))];
  return {
    imageDetails: digests.map((imageDigest) => ({
      imageDigest,
      imageTags: [...tags].filter(([, digest]) => digest === imageDigest).map(([tag]) => tag),
    })),
  };
}

function uploadPart({ uploads }: FakeRepository, input: Call["input"]) {
  const parts = uploads.get(String(input["uploadId"])) ?? [];
  const blob = Buffer.from(String(input["layerPartBlob"]), "base64");
  const first = parts.reduce((sum, each) => sum + each.length, 0);
  if (input["partFirstByte"] !== first || input["partLastByte"] !== first + blob.length - 1) {
    throw new AwsError("InvalidLayerPartException", "the parts have a gap");
  }
  parts.push(blob);
  return {};
}

function completeUpload({ uploads, blobs }: FakeRepository, input: Call["input"]) {
  const content = Buffer.concat(uploads.get(String(input["uploadId"])) ?? []);
  const [digest] = input["layerDigests"] as readonly string[];
  if (digest !== digestOf(content)) throw new AwsError("InvalidLayerException", "another digest");
  blobs.set(digest, content);
  return { layerDigest: digest };
}

function putImage(repository: FakeRepository, input: Call["input"]) {
  const { manifests, tags, blobs } = repository;
  const text = String(input["imageManifest"]);
  const mediaType = String(input["imageManifestMediaType"]);
  const digest = digestOf(Buffer.from(text));
  if (input["imageDigest"] !== digest) throw new AwsError("ImageDigestDoesNotMatchException", "");
  const parts = JSON.parse(text) as Readonly<Record<string, readonly { digest: string }[]>>;
  const names = (key: string) => (parts[key] ?? []).map((each) => each.digest);
  if (names("layers").some((each) => !blobs.has(each)))
    throw new AwsError("LayersNotFoundException", "a layer is missing");
  if (names("manifests").some((each) => !manifests.has(each)))
    throw new AwsError("ReferencedImagesNotFoundException", "an entry is missing");
  const tag = input["imageTag"];
  const there = typeof tag === "string" ? tags.get(tag) : undefined;
  if (manifests.has(digest) && (typeof tag !== "string" || there === digest))
    throw new AwsError("ImageAlreadyExistsException", "it is there");
  if (there !== undefined && tag !== "latest")
    throw new AwsError("ImageTagAlreadyExistsException", "the tag cannot move");
  manifests.set(digest, { text, mediaType });
  if (typeof tag === "string") tags.set(tag, digest);
  return {};
}
