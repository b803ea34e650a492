import * as path from "node:path";
import { isThere } from "../push/isThere";
import { pushStack } from "../push/stack";
import { checkTag, tagFromGit, type Git } from "../push/tag";
import type { Io } from "./catalog/io";
import { chooseStack, newCommand, parse } from "./catalog/options/parse";
import { needPulumi } from "./catalog/io/needs";
import { release, releaseQuestion } from "./catalog/version";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly stack?: string;
  readonly context: string;
  readonly yes: boolean;
}

/**
 * Pushes a version if the registry does not have it, and deploys it. Resolves with 0 once the version runs, or with 1
 * if a step failed.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = newCommand("deploy", io, "Asks first, unless the stack is disposable.")
    .argument("[tag]", "the version; default: git's tag, or the commit")
    .option("-c, --context <folder>", "folder with the app", ".")
    .option("-y, --yes", "do not ask, for any stack", false);
  parse(command, argv, io);
  const { stack: named, context, yes } = command.opts<Options>();
  const { stack, config } = chooseStack(undefined, named, io);
  const git: Git = (args) =>
    io.programs.read("git", ["-C", path.resolve(io.cwd, context), ...args]);
  const tag = command.args[0] ?? (await tagFromGit(git));
  checkTag(tag);
  const found = pushStack(config, tag, io.env);
  await needPulumi(io);
  const question = releaseQuestion(tag, config, yes);
  if (!(await isThere(found, tag, io.connect))) {
    const { main: push } = await import("./push");
    const code = await push([tag, "--stack", stack, "--context", context], io);
    if (code !== exitCodes.well) return code;
  }
  return release(
    {
      stack,
      tag,
      question,
      withoutQuestion: `npx catalog deploy ${tag} --stack ${stack} --yes`,
    },
    io,
  );
}
