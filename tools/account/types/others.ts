import { createHash } from "node:crypto";
import type { Platform } from "../../../components/image";
import { arn, AwsError, text, type Behaviour, type Inputs, type World } from "../world";
import { pushImage } from "./ecr";
import { needLogsKey } from "./kms";
import { named } from "./named";

const anyGroup = named("logs", "log-group:");

export const logGroup: Behaviour = {
  ...anyGroup,
  create: (world, inputs) => {
    needLogsKey(world, inputs);
    return anyGroup.create(world, inputs);
  },
  update: (world, _, inputs) => {
    needLogsKey(world, inputs);
    return {};
  },
};

export const topic: Behaviour = {
  ...named("sns", ""),
  create: (_, inputs) => {
    const topicArn = arn("sns", text(inputs, "name"), inputs["region"]);
    return { id: topicArn, outputs: { arn: topicArn } };
  },
};

/** AWS changes neither the type of a check nor its interval. */
export const healthCheck: Behaviour = {
  replaceOn: ["type", "requestInterval"],
  create: (world) => ({ id: world.random(12) }),
};

export const topicPolicy: Behaviour = {
  replaceOn: ["arn"],
  create: (world, inputs) => {
    world.need("aws:sns/topic:Topic", "id", inputs["arn"], "NotFound");
    return { id: text(inputs, "arn") };
  },
};

export const topicSubscription: Behaviour = {
  replaceOn: ["topic", "protocol", "endpoint"],
  create: (world, inputs) => {
    world.need("aws:sns/topic:Topic", "id", inputs["topic"], "NotFound");
    return { id: `${text(inputs, "topic")}:${world.random(12)}` };
  },
};

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

/** The value that the random provider makes up. Tests look for it where it must not be. */
export const randomValue = "canary-random-value";

export const randomBytes: Behaviour = {
  replaceOn: ["length"],
  create: (world) => ({
    id: world.random(12),
    outputs: { base64: `${randomValue}-${world.random(12)}` },
  }),
};
