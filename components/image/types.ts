import type * as pulumi from "@pulumi/pulumi";

/** The operating system and CPU that the image is built for and the task runs on. */
export type Platform = "linux/amd64" | "linux/arm64";

/** Where the image comes from. */
export type ImageSource =
  /** A tag that something else has pushed. */
  | { readonly source: "registry" }
  /** Built and pushed by the same `pulumi up`. Paths are relative to the project folder. */
  | {
      readonly source: "build";
      readonly context: string;
      readonly dockerfile: string;
      readonly target?: string;
      /** Build arguments beside the NEXT_PUBLIC_* values, which are always passed. */
      readonly args: Readonly<Record<string, string>>;
    };

/** The image that the service runs, or what is missing before there can be a service. */
export type AppImage =
  | {
      readonly state: "ready";
      /** `<repository>@sha256:…` */
      readonly uri: pulumi.Output<string>;
      /** Tags by digest of the images that the registry had; none where this `pulumi up` builds. */
      readonly tags: ReadonlyMap<string, string>;
    }
  | { readonly state: "missing"; readonly tag: string };

/**
 * Whether an environment variable is needed when the image is built, too: what Next.js compiles into the browser's
 * bundle, what it encrypts server actions with, and what it tells two deployments apart by.
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
