import { DescribeTaskDefinitionCommand, ECSClient } from "@aws-sdk/client-ecs";
import {
  AddTagsToResourceCommand,
  GetParameterCommand,
  PutParameterCommand,
  SSMClient,
} from "@aws-sdk/client-ssm";
import type { ReleaseNote } from "../../../components/common/live";
import { withClient, type ClientConfig } from "../../calls/clients";
import { imageCommit } from "../../ecr/imageCommit";
import { openRegistry } from "../../ecr/images";
import { appContainer } from "../../ecs/appContainer";
import { isNamed } from "../../calls/errors";
import { ifThere } from "../../account/names/tags";
import { readEntry, secretVersions, writeEntry, type Entry } from "./entry";

/**
 * Adds how a rollout ended to the stack's ledger: a parameter of AWS Systems Manager. AWS keeps the
 * 100 newest versions of its value, with who wrote each and when, at no cost. If the newest version
 * already notes the same success, it is not added again. What AWS does not tell about the revision
 * and its image is left out. Rejects if AWS refuses to read or write the parameter.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html
 */
export async function noteRelease(config: ClientConfig, note: ReleaseNote): Promise<void> {
  return withClient(SSMClient, config, async (client) => {
    const { ledger: Name, taskDefinition, stackTags, began, verdict, reason } = note;
    const found = await ifThere(
      async () => (await client.send(new GetParameterCommand({ Name }))).Parameter,
      (error) => isNamed(error, "ParameterNotFound"),
    );
    const revision = taskDefinition.split("/").at(-1) ?? "";
    if (verdict === "succeeded" && isSuccessOf(revision, readEntry(found?.Value))) return;
    const about = await aboutRevision(config, taskDefinition);
    await client.send(
      new PutParameterCommand({
        Name,
        Type: "String",
        Description: "Every release of the stack: catalog releases",
        Value: writeEntry({ revision, began, verdict, reason, ...about }),
        Overwrite: true,
      }),
    );
    if (found !== undefined) return;
    const Tags = Object.entries(stackTags).map(([Key, Value]) => ({ Key, Value }));
    await client.send(
      new AddTagsToResourceCommand({ ResourceType: "Parameter", ResourceId: Name, Tags }),
    );
  });
}

function isSuccessOf(revision: string, newest: Entry | undefined): boolean {
  return newest?.revision === revision && newest.verdict === "succeeded";
}

/** What AWS tells about the revision and its image. */
async function aboutRevision(
  config: ClientConfig,
  taskDefinition: string,
): Promise<Pick<Entry, "tags" | "digest" | "commit" | "secrets">> {
  const container = await containerOf(config, taskDefinition).catch(() => undefined);
  const secrets = secretVersions(container?.secrets);
  const image = /^[^/]+\/(?<repositoryName>[^@]+)@(?<digest>sha256:\w+)$/.exec(
    container?.image ?? "",
  )?.groups;
  const { repositoryName, digest } = image ?? {};
  if (repositoryName === undefined || digest === undefined) return { secrets };
  const registry = openRegistry(config, repositoryName);
  try {
    const [tags, commit] = await Promise.all([
      registry.tagsOf(digest).catch(() => undefined),
      imageCommit(config, { repositoryName, digest }),
    ]);
    return { secrets, digest, tags: tags?.filter((tag) => tag !== "latest"), commit };
  } finally {
    registry.close();
  }
}

/** The revision's container. */
async function containerOf(config: ClientConfig, taskDefinition: string) {
  return withClient(ECSClient, config, async (client) => {
    const answer = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return appContainer(answer.taskDefinition);
  });
}
