import type { Command } from "commander";
import type { EvaluatedResource } from "../evaluate";
import { overrideConfig } from "../stack/override";
import { readStackConfig } from "../stack/readStackConfig";
import { dayOf } from "../security";
import { sayingWhile } from "../text/terminal";
import { guideRegion, guideResources } from "../scan/baseline";
import { scanJson } from "../scan/json";
import { scan, type ScanArgs } from "../scan/scan";
import { scanText } from "../scan/text";
import { requireTools } from "../scan/scanners/tools";
import { openFindings, type StackScan } from "../scan/types";
import type { Io } from "./catalog/io";
import { chooseStack, parse, plainCommand } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly stack: readonly string[];
  readonly config: readonly string[];
  readonly guide: boolean;
  readonly json: boolean;
}

/**
 * Lets the scanners judge stacks. Ends with 1 if they find something that the list of accepted findings does not have.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = scanCommand(io);
  const options = parse(command, argv, io).opts<Options>();
  const tools = requireTools(io.env);
  const scans: StackScan[] = [];
  for (const args of options.guide ? [guide()] : await stacks(command, io)) {
    const result = await sayingWhile(io, `The scanners look at ${args.name} …`, () =>
      scan(args, tools),
    );
    scans.push(result);
    if (!options.json) io.out(shown(result, args.resources, scans.length > 1, io));
  }
  if (options.json) io.out(`${JSON.stringify(scans.map(scanJson), undefined, 2)}\n`);
  const isOpen = !options.guide && scans.some((each) => openFindings(each).length > 0);
  return isOpen ? exitCodes.notWell : exitCodes.well;
}

function scanCommand(io: Io): Command {
  return plainCommand(
    "scan",
    io,
    "Needs no AWS account, no Pulumi CLI and no network. Exit code 1 if they find something that tools/security does not " +
      "accept with a reason.",
  )
    .argument(
      "[stacks...]",
      "stacks whose files to read; default: PULUMI_STACK, the selected one, or dev",
    )
    .option("-s, --stack <name...>", "the same", [])
    .option(
      "-c, --config <key=value...>",
      "use another value; a.b reaches into a map, a[0] into a list",
      [],
    )
    .option(
      "--guide",
      "judge the resources that the deploy guide makes by hand, for comparison; exit code 0",
      false,
    )
    .option("--json", "the findings for scripts", false);
}

/** One stack after the other, because the program is evaluated in this process. */
async function stacks(command: Command, io: Io): Promise<readonly ScanArgs[]> {
  const { stack, config } = command.opts<Options>();
  const named = [...command.args, ...stack];
  const names = named.length > 0 ? named : [chooseStack(undefined, undefined, io).stack];
  const [{ program }, { previewStack }] = await Promise.all([
    import("../../program"),
    import("../preview/evaluateStack"),
  ]);
  const all: ScanArgs[] = [];
  for (const name of names) {
    const settings = overrideConfig(readStackConfig(io.folder, name), config);
    const { region, resources } = await previewStack(settings, program);
    all.push({ name: [name, ...config].join(" "), region, resources });
  }
  return all;
}

/** The resources of AWS's guide. Its findings are never accepted. */
function guide(): ScanArgs {
  const name = "the deploy guide";
  return {
    name,
    region: guideRegion,
    resources: guideResources,
    accept: () => undefined,
    madeElsewhere: true,
  };
}

function shown(
  result: StackScan,
  resources: readonly EvaluatedResource[],
  isNext: boolean,
  io: Io,
) {
  const options = { colors: io.style.colors, resources, today: dayOf(new Date()) };
  return (isNext ? "\n" : "") + scanText(result, options);
}
