import { Command } from "commander";
import type { EvaluatedResource } from "../evaluate";
import { overrideConfig } from "../stack/override";
import { readStackConfig } from "../stack/readStackConfig";
import { selectedStack } from "../stack/selectedStack";
import { runCommand } from "./runCommand";
import { dayOf } from "../security";
import { sayingWhile, terminalColors } from "../text/terminal";
import { guideRegion, guideResources } from "../scan/baseline";
import { scanJson } from "../scan/json";
import { scan, type ScanArgs } from "../scan/scan";
import { scanText } from "../scan/text";
import { requireTools, type Tools } from "../scan/tools";
import { openFindings, type StackScan } from "../scan/types";
import { projectFolder } from "../stack/projectFolder";

interface Options {
  readonly stack: readonly string[];
  readonly config: readonly string[];
  readonly guide: boolean;
  readonly json: boolean;
}

const command = new Command("npm run scan --")
  .description(
    "Have Checkov, an IAM policy linter and cfn-lint judge what pulumi up would create, without an AWS account, the Pulumi CLI " +
      "or the network. Exit code 1 where they find something that tools/security does not accept with a reason.",
  )
  .option("-s, --stack <name...>", "stacks whose files to read", [selectedStack()])
  .option(
    "-c, --config <key=value...>",
    "use another value; a.b reaches into a map, a[0] into a list",
    [],
  )
  .option(
    "--guide",
    "what the deploy guide makes by hand instead, to compare with; exit code 0",
    false,
  )
  .option("--json", "the findings for scripts", false)
  .allowExcessArguments(false);

async function main(): Promise<void> {
  const options = command.parse().opts<Options>();
  const tools = requireTools();
  const scans: StackScan[] = [];
  for (const args of options.guide ? [guide()] : await stacks(options)) {
    const result = await scanned(args, tools);
    scans.push(result);
    if (!options.json) process.stdout.write(shown(result, args.resources, scans.length > 1));
  }
  if (options.json) process.stdout.write(`${JSON.stringify(scans.map(scanJson), undefined, 2)}\n`);
  if (!options.guide && scans.some((each) => openFindings(each).length > 0)) process.exitCode = 1;
}

/** One after the other: the program is evaluated in this process. */
async function stacks({ stack: names, config }: Options): Promise<readonly ScanArgs[]> {
  const [{ program }, { previewStack }] = await Promise.all([
    import("../../program"),
    import("../preview/evaluateStack"),
  ]);
  process.chdir(projectFolder);
  const all: ScanArgs[] = [];
  for (const stack of names) {
    const settings = overrideConfig(readStackConfig(projectFolder, stack), config);
    const { region, resources } = await previewStack(settings, program);
    all.push({ name: [stack, ...config].join(" "), region, resources });
  }
  return all;
}

/** Nobody answers for what the guide leaves open. */
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

function scanned(args: ScanArgs, tools: Tools): Promise<StackScan> {
  return sayingWhile(`The scanners look at ${args.name} …`, () => scan(args, tools));
}

function shown(result: StackScan, resources: readonly EvaluatedResource[], isNext: boolean) {
  const options = { colors: terminalColors(), resources, today: dayOf(new Date()) };
  return (isNext ? "\n" : "") + scanText(result, options);
}

runCommand(main, { command });
