import { stackService, type StackService } from "../stack/serviceOfStack";
import { section, type Style } from "../text/style";
import { sayingWhile } from "../text/terminal";
import { nextCommands } from "../why/next";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/parse";
import { exitCodeOf } from "./catalog/exitCodes";

/**
 * Says how a stack's service runs, and why it does not run as its settings ask. Resolves with the exit codes in its
 * help.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand("why", io, "Needs no Pulumi CLI and no passphrase.")
    .option("--json", "the evidence and the causes", false)
    .addHelpText("after", exitCodeHelp);
  const { json } = parse(command, argv, io).opts<{ readonly json: boolean }>();
  const { stack, config } = stackOf(command, io);
  const found = stackService(config);
  const evidence = await sayingWhile(
    io,
    `Asking AWS about ${found.names.service} in ${found.aws.region} …`,
    () => collect(found, io),
  );
  const [{ findCauses, standingOf, standsSince }, { whyText }] = await Promise.all([
    import("../../live/why"),
    import("../why/text"),
  ]);
  const standing = standingOf(evidence);
  const next = nextCommands(evidence, found.aws, stack);
  if (json) {
    const result = {
      runsAsAsked: standing.state === "well",
      standing,
      since: standsSince(evidence, standing),
      causes: findCauses(evidence),
      next,
      evidence,
    };
    io.out(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    io.out(whyText(evidence, io.style) + nextSection(next, io.style));
  }
  return exitCodeOf(standing);
}

async function collect({ aws, names }: StackService, io: Io) {
  const [config, why] = await Promise.all([io.connect(aws), import("../../live/why")]);
  return why.collect(config, names);
}

function nextSection(commands: readonly string[], style: Style): string {
  if (commands.length === 0) return "";
  const lines = commands.map((each) => `  ${style.colors.green(each)}`);
  return `\n${section("Next", style, lines)}\n`;
}

const exitCodeHelp = `
Exit codes:
  0  it runs as asked, or it answers but something is not well: the text says what
  1  it does not run as asked
  2  the command line or the stack file is wrong; AWS was not asked
  3  AWS did not answer`;
