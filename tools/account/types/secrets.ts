import { arn, AwsError, text, type Behaviour } from "../world";

export const secret: Behaviour = {
  replaceOn: ["name"],
  unique: "name",
  create: (world, inputs) => {
    const name = text(inputs, "name");
    if (world.deletedSecrets.has(name)) {
      throw new AwsError(
        "InvalidRequestException",
        `You can't create this secret because a secret with this name is already scheduled for deletion.`,
      );
    }
    const secretArn = arn("secretsmanager", `secret:${name}-${world.random(6)}`);
    return { id: secretArn, outputs: { arn: secretArn } };
  },
  remove: (world, { inputs }) => {
    if (inputs["recoveryWindowInDays"] !== 0) world.deletedSecrets.add(text(inputs, "name"));
    return undefined;
  },
};

export const secretVersion: Behaviour = {
  replaceOn: ["secretId", "secretString"],
  create: (world, inputs) => {
    const secretArn = world.need("aws:secretsmanager/secret:Secret", "id", inputs["secretId"]).id;
    const versionId = world.random(32);
    return { id: `${secretArn}|${versionId}`, outputs: { arn: secretArn, versionId } };
  },
};
