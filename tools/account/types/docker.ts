import { createHash } from "node:crypto";
import type { Platform } from "../../../components/image";
import type { Behaviour, World } from "../world";
import { text } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";
import { pushImage } from "./ecr";

/** `@pulumi/docker`'s Image. It builds and pushes; the digest depends on the source, the arguments and the platform. */
export const image: Behaviour = {
  replaceOn: [],
  create: (world, inputs) => ({ id: world.random(12), outputs: push(world, inputs) }),
  update: (world, _, inputs) => push(world, inputs),
};

function push(world: World, inputs: Inputs): Inputs {
  const [repositoryUrl = "", tag = ""] = text(inputs, "imageName").split(/:(?=[^:/]+$)/);
  const registry = inputs["registry"] as Inputs;
  if (registry["username"] !== "AWS" || registry["password"] !== registryPassword) {
    throw new AwsError(
      "denied",
      "Your authorization token has expired. Reauthenticate and try again.",
    );
  }
  const seed = JSON.stringify([world.source, inputs["build"]]);
  const digest = `sha256:${createHash("sha256").update(seed).digest("hex")}`;
  const { platform } = inputs["build"] as { readonly platform: Platform };
  pushImage(world, repositoryUrl.split("/").slice(1).join("/"), tag, platform, digest);
  return { repoDigest: `${repositoryUrl}@${digest}` };
}

/** The password that `getAuthorizationToken` returns. Tests look for it where it must not be. */
export const registryPassword = "canary-registry-password";
