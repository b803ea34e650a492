import { Option } from "commander";
import { originTag } from "../../components/image/tags";
import type { Line } from "../doctor/types";
import { examine, noLimit } from "../promote/examine";
import { endsOf } from "../promote/facts";
import { openPromotion } from "../promote/open";
import { checksText, copiedText } from "../promote/text";
import { isThere } from "../push/isThere";
import { checkTag } from "../push/tag";
import { UsageError } from "../stack/usageError";
import { sayingWhile } from "../text/terminal";
import type { Io } from "./catalog/io";
import { chooseStack, parse, plainCommand } from "./catalog/options/parse";
import { severityOption } from "./catalog/options/severity";
import { needPulumi } from "./catalog/io/needs";
import { release, releaseQuestion } from "./catalog/version";
import { exitCodes } from "./catalog/exitCodes";
import { readReleases, runningIn, sayUnread } from "./releases";

interface Options {
  readonly tag?: string;
  readonly scan: string;
  readonly accept: readonly string[];
  readonly check: boolean;
  readonly copy: boolean;
  readonly ifMissing: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/**
 * Gives a stack the image that another stack runs, byte for byte, and deploys it. Resolves with 0,
 * with 1 if the image may not be promoted or did not run there, or with 3 if that is not known yet.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = plainCommand(
    "promote",
    io,
    "Builds nothing and needs no Docker. Also copies attestations and signatures. Then sets imageTag and runs pulumi up, like deploy.",
  )
    .argument("<from>", "the stack that runs the image")
    .argument("<to>", "the stack that gets it")
    .option("-t, --tag <version>", "the new tag; default: the image's tag, or <from>-<digest>")
    .option("--scan <severity>", "refuse findings as bad as this, or none", limit, "CRITICAL")
    .option("--accept <names>", "values that you know not to be compiled in", list, [])
    .option("--check", "only say whether the image may be promoted", false)
    .addOption(new Option("--copy", "copy it, do not deploy it").default(false).conflicts("check"))
    .option("--if-missing", "do nothing if the version of --tag is there already", false)
    .option("-y, --yes", "do not ask, for any stack", false)
    .option("--json", "with --check or --copy: print JSON", false);
  parse(command, argv, io);
  const options = command.opts<Options>();
  if (options.json && !options.check && !options.copy) {
    throw new UsageError("--json goes with --check or --copy, because pulumi up prints text.");
  }
  const [from = "", to = ""] = command.args;
  const source = chooseStack(from, undefined, io);
  const target = chooseStack(to, undefined, io);
  const ends = endsOf(source.config, target.config, io.env);
  if (options.tag !== undefined) checkTag(options.tag);
  if (options.ifMissing && options.tag === undefined) {
    throw new UsageError("--if-missing goes with --tag, which names the version.");
  }
  const deploys = !options.check && !options.copy;
  if (deploys) await needPulumi(io);
  if (options.ifMissing && (await isThere(ends.to, options.tag ?? "", io.connect))) {
    io.out(`${options.tag ?? ""} is in ${ends.to.repository} already.\n`);
    return exitCodes.well;
  }
  const known = await readReleases(source.config, from, io);
  const { releases } = known;
  runningIn(known, io);
  sayUnread(known.unread, io);
  const opened = await openPromotion(ends, releases, io.connect);
  try {
    const promotion = { ...opened.running, from, to, tag: options.tag ?? opened.tag };
    const lines = await sayingWhile(io, "looking into the image …", () =>
      examine(ends, promotion, releases, options, opened),
    );
    const verdict = verdictOf(lines);
    if (!options.json) io.out(checksText(promotion, lines, io.style));
    if (options.check || verdict !== exitCodes.well) {
      if (options.json) io.out(`${JSON.stringify({ ...promotion, checks: lines }, null, 2)}\n`);
      else if (!options.check) io.out("Nothing was changed.\n");
      return verdict;
    }
    const tags = [promotion.tag, originTag(from, promotion.revision), "latest"];
    const copied = await sayingWhile(io, `copying to ${ends.to.repository} …`, () =>
      opened.shipment.copy(tags),
    );
    if (options.json) {
      io.out(`${JSON.stringify({ ...promotion, checks: lines, tags, copied }, null, 2)}\n`);
    } else io.out(copiedText(copied, tags, ends.to.repository));
    if (!deploys) return exitCodes.well;
    return await release(
      {
        stack: to,
        tag: promotion.tag,
        question: releaseQuestion(promotion.tag, target.config, options.yes),
        withoutQuestion: `npx catalog promote ${from} ${to} --yes`,
      },
      io,
    );
  } finally {
    opened.close();
  }
}

function verdictOf(lines: readonly Line[]): number {
  if (lines.some(({ state }) => state === "fail")) return exitCodes.notWell;
  return lines.some(({ state }) => state === "unasked") ? exitCodes.unanswered : exitCodes.well;
}

function limit(text: string): string {
  return text === noLimit ? noLimit : severityOption(text);
}

function list(text: string): readonly string[] {
  return text.split(",").filter(Boolean);
}
