import { Command, Help, type Option } from "commander";
import { shellRegion } from "../../../../settings";
import { readStackConfig, UsageError, type StackConfig } from "../../../stack/readStackConfig";
import { foldError } from "../../../text/foldError";
import { chosenStack } from "../../../stack/selectedStack";
import { refuseLostOptions } from "./lostOptions";
import { commandNamed } from "../help";
import type { Io } from "../io";

/**
 * Makes a command that takes its stack as `--stack <name>` or as its only argument. The help shows `about` below the
 * summary.
 */
export function stackCommand(name: string, io: Io, about?: string): Command {
  return newCommand(name, io, about).argument("[stack]", "the stack, as with --stack");
}

/** Makes a command that takes its stack as `--stack <name>`. */
export function newCommand(name: string, io: Io, about?: string): Command {
  return plainCommand(name, io, about).option(
    "-s, --stack <name>",
    "the stack; default: PULUMI_STACK, the selected one, or dev",
  );
}

/**
 * Makes a command that has an example at the end of its help, and that raises an error instead of ending the process.
 */
export function plainCommand(name: string, io: Io, about?: string): Command {
  const { summary, needs, changes, example } = commandNamed(name);
  const said = [
    `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`,
    about,
    changes ? "" : "Changes nothing.",
    needs.length === 0 ? "" : `Needs: ${needs.join(", ")}.`,
  ];
  return new Command(`catalog ${name}`)
    .description(said.filter(Boolean).join(" "))
    .allowExcessArguments(false)
    .addHelpText("after", `\nExample:\n  ${example}`)
    .exitOverride()
    .configureHelp({ helpWidth: io.style.width, optionDescription: describeOption })
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => {
        write(foldError(text, io.style.width));
      },
    })
    .showHelpAfterError(`catalog ${name} --help lists what it takes.`);
}

/** What the help says about an option. Defaults that are off or empty are not mentioned. */
function describeOption(option: Option): string {
  const value: unknown = option.defaultValue;
  const isOff = value === false || (Array.isArray(value) && value.length === 0);
  return isOff ? option.description : new Help().optionDescription(option);
}

/** The stack that a command acts on, with the values of its files. */
export interface Chosen {
  readonly stack: string;
  readonly config: StackConfig;
}

/**
 * Reads a command line. Raises a CommanderError if it is wrong. Raises a UsageError if npm has kept an option, or if
 * the stack is named twice.
 */
export function parse(command: Command, argv: readonly string[], io: Io): Command {
  refuseLostOptions(command, argv, io.env);
  return command.parse([...argv], { from: "user" });
}

/** Finds the stack that a command of `stackCommand` acts on, as `chooseStack` does. */
export function stackOf(command: Command, io: Io): Chosen {
  return chooseStack(command.args[0], command.opts<{ readonly stack?: string }>().stack, io);
}

/**
 * Finds the stack that a command acts on. If the command line does not name it, says on stderr which stack it is and
 * why.
 */
export function chooseStack(named: string | undefined, option: string | undefined, io: Io): Chosen {
  if (named !== undefined && option !== undefined && named !== option) {
    throw new UsageError(`Two stacks are named: ${named} and --stack ${option}. Name one.`);
  }
  const word = named ?? option;
  const { stack, because } =
    word === undefined ? chosenStack(io.folder, io.env) : { stack: word, because: "" };
  const config = readStackConfig(io.folder, stack);
  if (because !== "") io.err(`stack ${stack}: ${because}\n`);
  return { stack, config: { ...config, values: { ...shellRegion(io.env), ...config.values } } };
}
