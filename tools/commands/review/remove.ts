import * as fs from "node:fs";
import { describeError, failureLine } from "../../../live/calls/errors";
import { physicalNames } from "../../../settings/names";
import { hasSettings } from "../../review/file";
import type { ReviewStack } from "../../review/stacks";
import { readStackConfig } from "../../stack/readStackConfig";
import { stackService } from "../../stack/service/serviceOfStack";
import { wrap } from "../../text/wrap";
import { exitCodes } from "../catalog/exitCodes";
import type { Io } from "../catalog/io";
import { lockText, runAll, withCommand } from "./pulumi";
import { pathOf } from "./stackFile";

/** How a review stack is removed. */
interface Removal {
  /**
   * The stack that it resembles. Its file names the region if the review stack's own file is on
   * another machine.
   */
  readonly like: string;
  /** Whether to end a run that was cut off first. */
  readonly unlock: boolean;
}

/**
 * Removes an existing review stack, its ledger and its file. Pulumi forgets the stack last: if a
 * step fails, the next removal still finds the stack and goes on. Resolves with 0, or with 1 if a
 * step failed.
 */
export async function remove(
  { stack, number }: ReviewStack,
  { like, unlock }: Removal,
  io: Io,
): Promise<number> {
  const destroyed = await runAll(
    [
      ...(unlock ? [["cancel", "--stack", stack, "--yes"]] : []),
      ["destroy", "-s", stack, "--yes", "--non-interactive"],
    ],
    io,
  );
  const forgotten =
    destroyed &&
    (await removeLedgerOf(stack, like, io)) &&
    (await runAll([["stack", "rm", stack, "--yes", "--non-interactive"]], io));
  if (!forgotten) {
    const text = `${stack} is not removed. To go on, run it again:`;
    io.out(withCommand(text, `catalog review close ${number}`));
    if (!destroyed) io.out(lockText("close", number, unlock));
    return exitCodes.notWell;
  }
  fs.rmSync(pathOf(stack, io), { force: true });
  io.out(`${stack} is removed.\n`);
  return exitCodes.well;
}

/** Removes the ledger, which Pulumi does not know. False if AWS refuses. */
async function removeLedgerOf(stack: string, like: string, io: Io): Promise<boolean> {
  try {
    const model = hasSettings(pathOf(stack, io)) ? stack : like;
    const config = readStackConfig(io.folder, model);
    const [client, { removeLedger }] = await Promise.all([
      io.connect(stackService(config).aws),
      import("../../../live/releases/ledger/remove"),
    ]);
    await removeLedger(client, physicalNames(config.project, stack).ledger);
    return true;
  } catch (error) {
    const failure = failureLine(describeError(error));
    io.err(`${wrap(`The ledger of ${stack} is not removed: ${failure}`, { rest: "  " })}\n`);
    return false;
  }
}
