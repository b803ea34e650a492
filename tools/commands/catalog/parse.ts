import { Command } from "commander";
import { shellRegion } from "../../../settings";
import { readStackConfig, UsageError, type StackConfig } from "../../stack/readStackConfig";
import { chosenStack } from "../../stack/selectedStack";
import { refuseLostOptions } from "../lostOptions";
import { commandNamed } from "./help";
import type { Io } from "./io";

/** Makes a command with `--stack`, whose help ends with its example, and which raises instead of ending the process. */
export function newCommand(name: string, io: Io, about?: string): Command {
  const { summary, needs, changes, example } = commandNamed(name);
  const said = [
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    about,
    changes ? "" : "Changes nothing.",
    needs.length === 0 ? "" : `Needs: ${needs.join(", ")}.`,
  ];
  return new Command(`catalog ${name}`)
    .description(said.filter(Boolean).join(" "))
    .option("-s, --stack <name>", "stack; else the one that is selected")
    .addHelpText("after", `\nExample:\n  ${example}`)
    .exitOverride()
    .configureHelp({ helpWidth: io.style.width })
    .configureOutput({ writeOut: io.out, writeErr: io.err });
}

/** The stack that a command acts on, with its files' values. */
export interface Chosen {
  readonly stack: string;
  readonly config: StackConfig;
}

/**
 * Reads a command line. Raises a CommanderError for a wrong one, and a UsageError if npm has kept an option or if the
 * stack is named twice.
 */
export function parse(command: Command, argv: readonly string[], io: Io): void {
  refuseLostOptions(command, argv, io.env);
  command.parse([...argv], { from: "user" });
}

/** Finds the stack that a command acts on and says on stderr which it is, and why. */
export function chooseStack(named: string | undefined, option: string | undefined, io: Io): Chosen {
  if (named !== undefined && option !== undefined && named !== option) {
    throw new UsageError(`Two stacks are named: ${named} and --stack ${option}. Name one.`);
  }
  const word = named ?? option;
  const { stack, because } =
    word === undefined ? chosenStack(io.folder, io.env) : { stack: word, because: "" };
  const config = readStackConfig(io.folder, stack);
  if (because !== "") io.err(`stack ${stack}: ${because}\n`);
  return { stack, config: { ...config, values: { ...shellRegion(), ...config.values } } };
}
