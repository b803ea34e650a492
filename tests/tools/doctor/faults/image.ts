import { AwsError } from "../../../live/support/cannedAws";
import { type Fault } from "./fault";

/** The image and its repository. */
export const image: readonly Fault[] = [
  {
    fault: "a tag that is not the file's",
    answers: {
      DescribeImages: ({ imageIds }) =>
        JSON.stringify(imageIds).includes("imageTag")
          ? (() => {
              throw new AwsError("ImageNotFoundException", "no such image", 400);
            })()
          : { imageDetails: [{ imageTags: ["v0.9.0"], imagePushedAt: 1 }] },
    },
    says: /warn {2}file +imageTag is v1\.0\.0 in the file, and v0\.9\.0 runs catalog diff prod\n[^]*fail {2}image +imageTag v1\.0\.0 is not in the repository mcp-catalog catalog push v1\.0\.0 --stack prod/,
    code: 1,
  },
  {
    fault: "an image for another CPU",
    answers: {
      BatchGetImage: () => ({
        images: [
          {
            imageManifestMediaType: "application/vnd.oci.image.index.v1+json",
            imageManifest: '{"manifests":[{"platform":{"os":"linux","architecture":"amd64"}}]}',
          },
        ],
      }),
    },
    says: /fail {2}image +imageTag v1\.0\.0 is an image for linux\/amd64, and the/,
    code: 1,
  },
  {
    fault: "an image with findings",
    answers: {
      DescribeImages: () => ({
        imageDetails: [
          {
            imageDigest: `sha256:${"2c26b46b68ff".padEnd(64, "0")}`,
            imageTags: ["v1.0.0"],
            imageScanFindingsSummary: { findingSeverityCounts: { HIGH: 2 } },
          },
        ],
      }),
    },
    says: /warn +ECR found in it: 2 high catalog push v1\.0\.0 --scan -s prod/,
    code: 0,
  },
  {
    fault: "a repository that is gone",
    answers: {
      DescribeRepositories: () => {
        throw new AwsError("RepositoryNotFoundException", "no such repository", 400);
      },
    },
    says: /fail {2}image +the repository mcp-catalog is gone, and a service runs/,
    code: 1,
  },
];
