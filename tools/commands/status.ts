import { setTimeout as sleep } from "node:timers/promises";
import { lookAt } from "../status/look";
import type { StatusResult } from "../status/result";
import { statusStack, type StatusStack } from "../status/stack";
import { statusText } from "../status/text";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/options/parse";
import { exitCodeOf } from "./catalog/exitCodes";

interface Options {
  readonly json: boolean;
  readonly watch: boolean;
}

/**
 * Says whether a stack is up. Resolves with 0 if it answers, with 1 if it does not run as its settings ask, with 3 if
 * AWS did not answer.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand("status", io)
    .option("--json", "print JSON; fields may be added, but are never removed", false)
    .option("-w, --watch", "again and again, until Ctrl-C", false);
  const options = parse(command, argv, io).opts<Options>();
  const { config } = stackOf(command, io);
  const stack = statusStack(config);
  for (;;) {
    const result = await look(stack, io);
    print(result, options, io);
    if (!options.watch || !(await again(io))) return exitCodeOf(result);
  }
}

async function look(stack: StatusStack, io: Io): Promise<StatusResult> {
  const config = await io.connect(stack.aws);
  return (await lookAt(stack, config, io.httpStatus)).result;
}

function print(result: StatusResult, { json, watch }: Options, io: Io): void {
  if (json) {
    io.out(`${JSON.stringify(result, null, watch ? undefined : 2)}\n`);
    return;
  }
  // On a terminal, each look replaces the one before.
  const clear = watch && io.style.colors.isColorSupported ? "\u001b[2J\u001b[H" : "";
  io.out(`${clear}${statusText(result, new Date(), io.style)}${watch ? "\n" : ""}`);
}

/** Waits before the next look. False after Ctrl-C. */
async function again({ pace, signal }: Io): Promise<boolean> {
  try {
    await sleep(pace, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
