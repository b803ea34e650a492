import { restoredTag } from "../../../components/account/takenNames/restoredTag";
import type { Behaviour, World } from "../world";
import { arn, text } from "../world/values";
import { AwsError } from "../world/errors";

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
  remove: (world, stored) => {
    const { recoveryWindowInDays, name } = stored.inputs;
    if (recoveryWindowInDays !== 0) world.deletedSecrets.set(String(name), stored);
    return undefined;
  },
};

const versionType = "aws:secretsmanager/secretVersion:SecretVersion";

export const secretVersion: Behaviour = {
  replaceOn: ["secretId", "secretString"],
  keeps: ["versionStages"],
  create: (world, inputs) => {
    const secretArn = world.need("aws:secretsmanager/secret:Secret", "id", inputs["secretId"]).id;
    const versionId = world.random(32);
    const versionStages = (inputs["versionStages"] ?? ["AWSCURRENT"]) as readonly string[];
    moveLabels(world, secretArn, versionStages);
    return {
      id: `${secretArn}|${versionId}`,
      outputs: { arn: secretArn, versionId, versionStages },
    };
  },
};

/** A label is on one version of a secret at a time: a newer version takes it. */
function moveLabels(world: World, secretArn: string, labels: readonly string[]): void {
  for (const version of versions(world, secretArn)) {
    const own = version.outputs["versionStages"] as readonly string[];
    const versionStages = own.filter((label) => !labels.includes(label));
    version.outputs = { ...version.outputs, versionStages };
  }
}

function versions(world: World, secretArn: string) {
  return world.all(versionType).filter(({ id }) => id.startsWith(`${secretArn}|`));
}

/**
 * Somebody else rotates a secret so often that AWS removes the versions that have no label.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/getting-started.html#term_version
 */
export async function rotateOften(world: World, secretArn: string): Promise<void> {
  moveLabels(world, secretArn, ["AWSCURRENT", "AWSPREVIOUS"]);
  for (const { id, outputs } of versions(world, secretArn)) {
    if ((outputs["versionStages"] as readonly string[]).length === 0) {
      await world.remove(versionType, id);
    }
  }
}

/** Cancels a secret's deletion, as AWS does within the recovery window, and marks the secret. */
export function restoreSecret(world: World, secretArn: string): void {
  const found = [...world.deletedSecrets].find(([, stored]) => stored?.id === secretArn);
  const [name, stored] = found ?? [];
  if (name === undefined || !stored) {
    throw new AwsError("ResourceNotFoundException", `no secret ${secretArn} can be restored`);
  }
  world.deletedSecrets.delete(name);
  world.restore({ ...stored, tags: { ...stored.tags, [restoredTag]: "true" } });
}

/** Takes off the mark of a restored secret. */
export function unmarkSecret(world: World, secretArn: string): void {
  const stored = world.need("aws:secretsmanager/secret:Secret", "id", secretArn);
  const { [restoredTag]: _, ...tags } = stored.tags;
  stored.tags = tags;
}
