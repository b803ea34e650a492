import type { Behaviour, World } from "../world";
import { arn, text } from "../world/values";
import { AwsError } from "../world/errors";
import type { Inputs } from "../world/types";

export const keyType = "aws:kms/key:Key";

export const key: Behaviour = {
  replaceOn: [],
  create: (world) => {
    const keyId = world.random(12);
    return { id: keyId, outputs: { keyId, arn: arn("kms", `key/${keyId}`) } };
  },
};

export const keyAlias: Behaviour = {
  replaceOn: ["name"],
  unique: "name",
  create: (world, inputs) => {
    world.need(keyType, "id", inputs["targetKeyId"], "NotFoundException");
    return { id: text(inputs, "name") };
  },
};

/** Refuses a key if its policy does not let it encrypt the log group, as CloudWatch Logs does. */
export function needLogsKey(world: World, group: Inputs): void {
  const keyArn = group["kmsKeyId"];
  if (keyArn === undefined) return;
  const groupArn = arn("logs", `log-group:${text(group, "name")}`);
  const policy = world.find(keyType, "arn", keyArn)?.inputs["policy"];
  if (typeof policy === "string" && policy.includes(JSON.stringify(groupArn))) return;
  throw new AwsError(
    "AccessDeniedException",
    `The specified KMS key does not exist or is not allowed to be used with Arn '${groupArn}'`,
  );
}
