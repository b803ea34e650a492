import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../../common/live";
import type { ServiceNames } from "../../common/live/service";
import { revision, versionOf, type ServiceInputs } from "./serviceInputs";

/** The command to run, and where its log is. */
export interface MigrationArgs {
  readonly command: readonly string[];
  /** The container that runs the migration's command instead of its own. */
  readonly container: string;
  readonly logGroup: string;
  readonly streamPrefix: string;
}

interface MigrationPlace {
  readonly live: Live;
  readonly service: ServiceNames;
  readonly parent: pulumi.Resource;
}

/** Seconds after which a migration is stopped. */
const timeoutSeconds = 1800;

/**
 * Runs the new revision once, with the migration as its command, in the service's subnets, and shows its log. Raises an
 * Error if the exit code is not 0; at that time, nothing in the service has changed.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html
 */
export async function migrateOnce(
  inputs: ServiceInputs,
  { command, ...own }: MigrationArgs,
  { live, service, parent }: MigrationPlace,
): Promise<void> {
  if (!inputs) return;
  const { cluster, taskDefinition, network } = versionOf(inputs);
  const said: Promise<void>[] = [];
  const say = (line: string) => void said.push(pulumi.log.info(`migrate: ${line}`, parent));
  say(`${command.join(" ")} in ${revision(taskDefinition)}`);
  const run = async () => {
    try {
      const task = { cluster, taskDefinition, command, ...own, ...network, timeoutSeconds };
      return await live.runTask(task, say);
    } finally {
      // If the run fails, the program would end before Pulumi has shown the lines of the log.
      await Promise.all(said);
    }
  };
  const { exitCode, reason } = await run();
  if (exitCode === 0) return;
  const end = exitCode === undefined ? "did not start" : `ended with exit code ${exitCode}`;
  throw new Error(
    `migrate ${end}: ${reason}. ${await whatRuns(live, service)} Mend it and run pulumi up again.`,
  );
}

/**
 * The revision that runs now. A service that is being replaced is already deleted when its successor's migration runs.
 */
async function whatRuns(live: Live, service: ServiceNames): Promise<string> {
  const now = await live.serviceNow(service).catch(() => "unknown");
  return now === undefined
    ? `There is no service ${service.service} yet: it is made after a migration that ends well.`
    : "No traffic has moved; the service runs what it ran before.";
}
