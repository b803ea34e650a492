import { otherSecrets, releaseToReturnTo } from "../releases/choose";
import { UsageError } from "../stack/readStackConfig";
import type { Io } from "./catalog/io";
import { chooseStack, newCommand, parse } from "./catalog/parse";
import { needPulumi, release } from "./catalog/version";
import { readReleases } from "./releases";

interface Options {
  readonly stack?: string;
  readonly to?: string;
  readonly yes: boolean;
}

/** Returns to an earlier release with the stack file and `pulumi up`. Resolves with 0, or with 1 if that failed. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = newCommand(
    "rollback",
    io,
    "Sets imageTag in the stack's file and runs pulumi up, so that both agree. Asks.",
  )
    .argument("[stack]", "stack whose file to change")
    .option("--to <release>", "a tag or revision; default: the last one before that succeeded")
    .option("-y, --yes", "do not ask", false);
  parse(command, argv, io);
  const { stack: named, to, yes } = command.opts<Options>();
  const { stack, config } = chooseStack(command.args[0], named, io);
  await needPulumi(io);
  const { releases, unread } = await readReleases(config, stack, io);
  if (releases.length === 0 && unread.length > 0) {
    throw new Error("AWS did not say what was released before; nothing was changed.");
  }
  const target = releaseToReturnTo(releases, to, stack);
  const running = releases.find((each) => each.running);
  if (running?.digest === target.release.digest && running?.digest !== undefined) {
    throw new UsageError(`${stack} runs ${target.tag} already: nothing was changed.`);
  }
  const secrets = otherSecrets(running, target.release);
  io.err(
    `${stack}: ${running?.tags[0] ?? "what runs"} → ${target.tag}, which ran as ${target.release.revision}\n`,
  );
  if (secrets.length > 0) {
    io.err(`The values of ${secrets.join(", ")} differ since then, and stay as they are now.\n`);
  }
  return release(
    {
      stack,
      tag: target.tag,
      question: yes ? undefined : `Roll ${stack} back to ${target.tag}? [y/N] `,
      withoutQuestion: `catalog rollback ${stack} --to ${target.tag} --yes`,
    },
    io,
  );
}
