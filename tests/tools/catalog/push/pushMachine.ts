import type { Io } from "../../../../tools/commands/catalog/io";
import { AwsError, type Answers } from "../../../live/support/cannedAws";

export const url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog";
export const digest = `sha256:${"ab".repeat(32)}`;
export const canary = "canary-value";

/** A registry with v1.0.0, and with everything that Docker has pushed. */
export function registry(pushed: readonly string[] = [], others: Answers = {}): Answers {
  return {
    DescribeRepositories: () => ({ repositories: [{ repositoryUri: url }] }),
    DescribeImages: ({ imageIds }) => {
      const [id] = (imageIds ?? []) as readonly { readonly imageTag?: string }[];
      const there = ["v1.0.0", ...pushed];
      if (id?.imageTag !== undefined && !there.includes(id.imageTag)) {
        throw new AwsError("ImageNotFoundException", "The image does not exist.");
      }
      return {
        imageDetails: [
          { imageTags: ["v0.9.0"], imageDigest: digest, imagePushedAt: 1 },
          { imageTags: ["buildcache"], imageDigest: digest, imagePushedAt: 2 },
          {
            imageTags: [id?.imageTag ?? "v1.0.0", "latest"],
            imageDigest: digest,
            imagePushedAt: Date.now() / 1000 - 7200,
            imageSizeInBytes: 61_400_000,
            imageScanFindingsSummary: { findingSeverityCounts: { HIGH: 2, LOW: 7 } },
          },
        ].slice(id === undefined ? 0 : 2),
      };
    },
    GetAuthorizationToken: () => ({
      authorizationData: [
        { authorizationToken: Buffer.from("AWS:the-password").toString("base64") },
      ],
    }),
    GetSecretValue: ({ SecretId }) => ({ SecretString: `${canary}-${String(SecretId)}` }),
    ...others,
  };
}

interface Asked {
  readonly words: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const label = " org.mobyproject.buildkit.worker.";

/** What `docker buildx inspect` prints, by where Docker keeps its images or by the builder that was made. */
export const builders = {
  older: `Name:   default\nDriver: docker\n\nNodes:\nName: default\nStatus: running\nLabels:\n${label}moby.host-gateway-ip: 172.17.0.1\n`,
  containerd: `Name:   default\nDriver: docker\n\nNodes:\nName: default\nLabels:\n${label}executor:    containerd\n${label}snapshotter: overlayfs\n`,
  made: "Name:   mine\r\nDriver: docker-container\r\n\r\nNodes:\r\nName:   mine0\r\nStatus: inactive\r\n",
};

/** A machine with Docker and a git repository. Docker notes its calls, and may fail at one step. */
export function machine({
  failing,
  git = {},
  builder = builders.older,
}: { failing?: string; git?: Record<string, string>; builder?: string } = {}) {
  const asked: Asked[] = [];
  const pushed: string[] = [];
  const programs: Io["programs"] = {
    has: (name) => Promise.resolve(name === "docker"),
    run: (name, args, options = {}) => {
      asked.push({ words: [name, ...args].join(" "), input: options.input, env: options.env });
      if (args[0] === "push") pushed.push(args[1]?.split(":").at(-1) ?? "");
      return Promise.resolve(args[0] === failing ? 17 : 0);
    },
    read: (name, args) =>
      Promise.resolve(
        name === "git"
          ? git[args.slice(2).join(" ")]
          : args[0] === "version"
            ? "28.0.0\n"
            : args.join(" ") === "buildx inspect" && builder !== ""
              ? builder
              : undefined,
      ),
  };
  return { asked, pushed, programs };
}
