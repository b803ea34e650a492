import { shellWords } from "../../text/shellWord";
import { CommandFailure } from "../../text/failure";
import { wrap } from "../../text/wrap";
import type { Io } from "../catalog/io";

/** What the CLI says about the stacks, as JSON. Raises a CommandFailure if it fails. */
export async function listStacks({ programs }: Io): Promise<string> {
  const json = await programs.read("pulumi", ["stack", "ls", "--json"]);
  if (json !== undefined) return json;
  throw new CommandFailure("pulumi stack ls failed: is this shell logged in? pulumi whoami");
}

/**
 * Runs the CLI step by step. False at the first step that fails. `cancel` may fail: Pulumi Cloud refuses it if no run is
 * under way, and the next step says itself if the stack is still locked.
 * https://github.com/pulumi/pulumi/issues/5364
 */
export async function runAll(steps: readonly (readonly string[])[], io: Io): Promise<boolean> {
  for (const words of steps) {
    io.err(`pulumi ${shellWords(words)}\n`);
    if ((await io.programs.run("pulumi", words, { cwd: io.folder })) === 0) continue;
    if (words[0] === "cancel") {
      io.err("There was no run to cancel, or it cannot be cancelled: the command goes on.\n");
      continue;
    }
    io.err(`pulumi ${words[0] ?? ""} failed.\n`);
    return false;
  }
  return true;
}

/** A sentence and the command that it names, in lines that fit. The command stays whole, so that it can be copied. */
export function withCommand(text: string, command: string): string {
  return `${wrap(`${text} ${command.replaceAll(" ", "\u00a0")}`, { rest: "  " })}\n`;
}

/**
 * What to do if a run that was cut off left its lock. The CLI itself prints that the stack is
 * locked.
 */
export function lockText(action: "open" | "close", number: number, unlock: boolean): string {
  if (unlock) return "";
  const text = "If it is locked and no other run is under way:";
  return withCommand(text, `catalog review ${action} ${number} --unlock`);
}
