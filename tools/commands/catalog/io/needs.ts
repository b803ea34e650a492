import * as fs from "node:fs";
import * as path from "node:path";
import { UsageError } from "../../../stack/readStackConfig";
import { inOrder } from "../../../text/inOrder";
import type { Io } from ".";

/**
 * Raises a UsageError before anything is changed if there is no Pulumi CLI, or if it is older than
 * `requiredPulumiVersion` in Pulumi.yaml. The CLI itself would refuse only after other steps, e.g. after an image was pushed.
 * https://www.pulumi.com/docs/iac/concepts/projects/project-file/
 */
export async function needPulumi({ programs, folder }: Io): Promise<void> {
  const install = "https://www.pulumi.com/docs/install/";
  if (!(await programs.has("pulumi"))) {
    throw new UsageError(`The Pulumi CLI is missing: ${install}`);
  }
  const oldest = await oldestPulumi(folder);
  const version = numbersIn(await programs.read("pulumi", ["version"]));
  if (oldest === undefined || version === undefined || inOrder(version, oldest) >= 0) return;
  throw new UsageError(
    `The Pulumi CLI has version ${version}, and Pulumi.yaml needs ${oldest} or later: nothing was done. ` +
      `Install a newer one: ${install}`,
  );
}

/** Raises a UsageError if there is no Docker, or if it gives no answer. `undone` says what was not done. */
export async function needDocker({ programs }: Io, undone: string): Promise<void> {
  if (!(await programs.has("docker"))) {
    throw new UsageError("Docker is missing: https://docs.docker.com/get-docker/");
  }
  // Without a running server, the version of the server is no part of the answer, and the exit code is 1.
  const server = await programs.read("docker", ["version", "--format", "{{.Server.Version}}"]);
  if (server !== undefined) return;
  throw new UsageError(
    `Docker is installed, but does not run, or this user may not use it: ${undone}. ` +
      "Start it (Docker Desktop, or sudo systemctl start docker), and run the same command again. docker info says what is wrong.",
  );
}

/** The oldest version that a project allows; undefined if it names none, or more than that. */
async function oldestPulumi(folder: string): Promise<string | undefined> {
  const { parse } = await import("yaml");
  const project: unknown = parse(fs.readFileSync(path.join(folder, "Pulumi.yaml"), "utf8"));
  const range =
    typeof project === "object" && project !== null && "requiredPulumiVersion" in project
      ? String(project.requiredPulumiVersion)
      : "";
  return /^>=\s*(\d+\.\d+\.\d+)$/.exec(range.trim())?.[1];
}

/** The three numbers of `v3.245.0-alpha.1`. */
function numbersIn(version: string | undefined): string | undefined {
  return /^v?(\d+\.\d+\.\d+)/.exec(version?.trim() ?? "")?.[1];
}
