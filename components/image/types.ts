import type * as pulumi from "@pulumi/pulumi";

/** The operating system and CPU that the image is built for and the task runs on. */
export type Platform = "linux/amd64" | "linux/arm64";

/** The source of the image. */
export type ImageSource =
  /** A tag that something else has pushed. */
  | { readonly source: "registry" }
  /** Built and pushed by the same `pulumi up`. Paths are relative to the project folder. */
  | {
      readonly source: "build";
      readonly context: string;
      readonly dockerfile: string;
      readonly target?: string;
      /** Build arguments in addition to the NEXT_PUBLIC_* values, which are always passed. */
      readonly args: Readonly<Record<string, string>>;
    };

/** What AWS has said about the image before anything is made. */
export type FoundImage =
  /** This `pulumi up` builds it, and may push it. */
  | {
      readonly state: "toBuild";
      readonly build: Extract<ImageSource, { source: "build" }>;
      /** What the registry takes from whoever pushes. */
      readonly userName: string;
      readonly password: pulumi.Output<string>;
    }
  | {
      readonly state: "pushed";
      /** `sha256:…` */
      readonly digest: string;
      /** The digest, when it was pushed, and its size. */
      readonly description: string;
      /** Tags of the registry's images, by digest. */
      readonly tags: ReadonlyMap<string, string>;
    }
  | { readonly state: "missing"; readonly tag: string };

/** The image that the service runs, or the missing tag if there can be no service yet. */
export type AppImage =
  | {
      readonly state: "ready";
      /** `<repository>@sha256:…` */
      readonly uri: pulumi.Output<string>;
      /** Tags of the registry's images, by digest; empty if this `pulumi up` builds the image. */
      readonly tags: ReadonlyMap<string, string>;
    }
  | { readonly state: "missing"; readonly tag: string };

/**
 * Whether the image's build also needs an environment variable. Next.js compiles some into the browser's bundle,
 * encrypts server actions with one, and tells deployments apart by another.
 * https://nextjs.org/docs/app/guides/self-hosting
 */
export function isBuildVariable(name: string): boolean {
  return (
    name.startsWith("NEXT_PUBLIC_") ||
    name === "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY" ||
    name === "NEXT_DEPLOYMENT_ID"
  );
}

/** ECS's name for the platform's CPU.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html */
export function cpuArchitecture(platform: Platform): "X86_64" | "ARM64" {
  switch (platform) {
    case "linux/amd64":
      return "X86_64";
    case "linux/arm64":
      return "ARM64";
  }
}
