import type { Command } from "commander";
import { UsageError } from "../../../stack/readStackConfig";
import { shellWord } from "../../../text/shellWord";

/**
 * Raises a UsageError if npm took options that were meant for the command. Without `--` before them, npm keeps
 * `--stack=prod` for itself, and the command would act on another stack. The message has the correct command line.
 */
export function refuseLostOptions(
  command: Command,
  typed: readonly string[],
  environment: NodeJS.ProcessEnv,
): void {
  const words = [...typed];
  const lost = command.options.flatMap((option) => {
    const value = environment[`npm_config_${option.name().replaceAll("-", "_")}`];
    if (value === undefined || option.name() === "help") return [];
    if (!option.required) return value === "true" ? [`--${option.name()}`] : [];
    return [`--${option.name()} ${lostValue(value, words)}`];
  });
  if (lost.length === 0) return;
  const script = environment["npm_lifecycle_event"] ?? "";
  const names = lost.map((each) => each.split(" ")[0]).join(", ");
  throw new UsageError(
    `npm kept ${names} for itself, and nothing was done. Put -- before the options:\n` +
      `  npm run ${script} -- ${[...lost, ...words.map(shellWord)].join(" ")}`,
  );
}

/** The value that npm kept. With a space before it, npm kept only the name, and the value is the next word. */
function lostValue(value: string, words: string[]): string {
  if (value !== "true") return shellWord(value);
  const next = words.shift();
  return next === undefined ? "<value>" : shellWord(next);
}
