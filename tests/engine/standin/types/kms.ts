import { arn, text, type Behaviour } from "../world";

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
