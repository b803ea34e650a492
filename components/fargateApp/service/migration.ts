import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../../live";
import type { ServiceInputs } from "./serviceInputs";
import { revision } from "./verdict";

export interface MigrationArgs {
  readonly command: readonly string[];
  /** The container whose command it takes the place of. */
  readonly container: string;
  readonly logGroup: string;
}

interface NetworkConfiguration {
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp: boolean;
}

/** Seconds after which a migration is stopped. */
const timeoutSeconds = 1800;

/**
 * Runs the new revision once, with the migration as its command, where the service's tasks run, and shows its log.
 * Raises an Error where it does not end with 0: the service then stays as it is.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */
export async function migrateOnce(
  service: ServiceInputs,
  { command, container, logGroup }: MigrationArgs,
  live: Live,
  parent: pulumi.Resource,
): Promise<void> {
  const taskDefinition = String(service?.["taskDefinition"]);
  const network = service?.["networkConfiguration"] as NetworkConfiguration;
  const said: Promise<void>[] = [];
  const say = (line: string) => void said.push(pulumi.log.info(`migrate: ${line}`, parent));
  say(`${command.join(" ")} in ${revision(taskDefinition)}`);
  const task = live.runTask(
    {
      cluster: String(service?.["cluster"]),
      taskDefinition,
      container,
      command,
      subnets: network.subnets,
      securityGroups: network.securityGroups,
      assignPublicIp: network.assignPublicIp,
      logGroup,
      timeoutSeconds,
    },
    say,
  );
  // A run that fails would end before they are shown.
  const { exitCode, reason } = await task.finally(() => Promise.all(said));
  if (exitCode === 0) return;
  const end = exitCode === undefined ? "did not start" : `ended with exit code ${exitCode}`;
  throw new Error(
    `migrate ${end}: ${reason}. No traffic has moved; the service runs what it ran before. ` +
      "Mend it and run pulumi up again.",
  );
}
