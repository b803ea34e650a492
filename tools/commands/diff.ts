import { Option } from "commander";
import { stackService } from "../stack/service/serviceOfStack";
import { sayingWhile } from "../text/terminal";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/options/parse";
import { previewOf } from "./catalog/preview";
import { needPulumi } from "./catalog/io/needs";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly json: boolean;
  readonly markdown: boolean;
  readonly exitCode: boolean;
}

/** Says in words what the next `pulumi up` changes. Resolves with 0; with `--exit-code` with 1 if it changes something. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand("diff", io, "Runs pulumi preview, and shows no secret.")
    .option("--json", "print JSON; fields may be added, but are never removed", false)
    .addOption(
      new Option("--markdown", "for a pull request: one comment that is updated")
        .default(false)
        .conflicts("json"),
    )
    .option("--exit-code", "end with 1 if something would change", false)
    .addHelpText("after", exitCodeHelp);
  const { json, markdown, exitCode } = parse(command, argv, io).opts<Options>();
  const { stack, config } = stackOf(command, io);
  await needPulumi(io);
  const digest = await sayingWhile(io, `pulumi preview -s ${stack} …`, () => previewOf(stack, io));
  const [{ diffResult }, { diffText }, { diffMarkdown }] = await Promise.all([
    import("../diff/result"),
    import("../diff/text"),
    import("../diff/markdown"),
  ]);
  const { region } = stackService(config).aws;
  const result = diffResult(digest, { project: config.project, stack: config.stack, region });
  if (json) io.out(`${JSON.stringify(result, null, 2)}\n`);
  else io.out(markdown ? diffMarkdown(result) : diffText(result, io.style));
  return exitCode && result.changes.length > 0 ? exitCodes.notWell : exitCodes.well;
}

const exitCodeHelp = `
Exit codes:
  0  nothing would change, or something would and --exit-code is not given
  1  something would change and --exit-code is given, or pulumi preview failed
  2  the command line or the stack file is wrong`;
