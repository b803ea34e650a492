import { shellWords } from "../../text/shellWord";
import { UsageError, type StackConfig } from "../../stack/readStackConfig";
import { pausableStack } from "../../stack/service/tasksOfStack";
import { exitCodes } from "./exitCodes";
import type { Io } from "./io";
import { nextSection } from "../../text/style";

/** One run of the Pulumi CLI. */
interface Step {
  readonly words: readonly string[];
  /** What it reads on standard input. Never printed. */
  readonly input?: string;
}

/** A version to deploy to a stack. */
export interface Version {
  readonly stack: string;
  readonly tag: string;
  /** Further changes of the stack file. */
  readonly settings?: readonly Step[];
  /** The question for a person; undefined if none is needed. */
  readonly question: string | undefined;
  /** The command that does the same without a question. */
  readonly withoutQuestion: string;
}

/**
 * The question before a version goes to a stack; undefined if the person has agreed already, or if the stack is
 * disposable. Raises a SettingsError that lists every bad key.
 */
export function releaseQuestion(
  tag: string,
  config: StackConfig,
  agreed: boolean,
): string | undefined {
  if (agreed || pausableStack(config).disposable) return undefined;
  return `Release ${tag} to ${config.stack}? [y/N] `;
}

/**
 * Writes the version into the stack's file and runs `pulumi up`, which fails if the version does not run. Resolves with 0,
 * or with 1 if Pulumi failed. Raises a UsageError if a person says no, or if nobody can be asked.
 */
export async function release(
  { stack, tag, settings = [], ...asked }: Version,
  io: Io,
): Promise<number> {
  await agree(asked, io);
  const steps: readonly Step[] = [
    { words: ["config", "set", "imageTag", tag, "-s", stack] },
    ...settings,
    { words: ["up", "-s", stack, "--yes", ...(io.ask ? [] : ["--non-interactive"])] },
  ];
  for (const { words, input } of steps) {
    io.err(`pulumi ${shellWords(words)}\n`);
    const options = { cwd: io.folder, ...(input !== undefined && { input }) };
    const code = await io.programs.run("pulumi", words, options);
    if (code !== 0) {
      io.out(
        `pulumi ${words[0] ?? ""} ended with ${code}. The file of ${stack} asks for ${tag}.\n\n${nextSection([`catalog why ${stack}`], io.style)}\n`,
      );
      return exitCodes.notWell;
    }
  }
  io.out(`${stack} runs ${tag}.\n\n${nextSection([`catalog status ${stack}`], io.style)}\n`);
  return exitCodes.well;
}

/** Raises a UsageError if a person says no, or if nobody can be asked. */
export async function agree(
  { question, withoutQuestion }: Omit<Version, "stack" | "tag">,
  io: Io,
): Promise<void> {
  if (question === undefined) return;
  if (!io.ask) {
    throw new UsageError(
      `There is no terminal to ask on: nothing was changed. Without a question: ${withoutQuestion}`,
    );
  }
  if (!(await io.ask(question))) throw new UsageError("Nothing was changed.");
}
