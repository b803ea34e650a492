import type { Examined } from "../doctor/examine";
import type { Line } from "../doctor/types";
import type { StackPreview } from "../preview/evaluateStack";
import type { StackConfig } from "../stack/readStackConfig";
import { sayingWhile } from "../text/terminal";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf, type Chosen } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

/** Looks for what would keep `pulumi up` or the app from working. Resolves with 1 if something would. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return doctor(argv, io, evaluated);
}

/** The same, with an evaluation of the stack that the caller chooses. */
export async function doctor(
  argv: readonly string[],
  io: Io,
  evaluate: typeof evaluated,
): Promise<number> {
  const command = stackCommand("doctor", io, "Works at any time, even before the first pulumi up.")
    .option("--json", "print JSON; fields may be added, but are never removed", false)
    .addHelpText("after", exitCodeHelp);
  const { json } = parse(command, argv, io).opts<{ readonly json: boolean }>();
  const chosen = stackOf(command, io);
  const { stack } = chosen;
  const { lines, account, region } = await sayingWhile(io, `Examining ${stack} …`, () =>
    examined(chosen, io, evaluate),
  );
  if (json) {
    io.out(`${JSON.stringify({ stack, region, account, lines }, null, 2)}\n`);
  } else {
    const { doctorText } = await import("../doctor/text");
    io.out(doctorText({ stack, region }, lines, io.style));
  }
  return exitCodeOf(lines);
}

async function examined({ config }: Chosen, io: Io, evaluate: typeof evaluated): Promise<Examined> {
  const { examine } = await import("../doctor/examine");
  return examine(config, () => evaluate(config), { ...io, has: io.programs.has });
}

async function evaluated(config: StackConfig): Promise<StackPreview> {
  const [{ program }, { previewStack }] = await Promise.all([
    import("../../program"),
    import("../preview/evaluateStack"),
  ]);
  return previewStack(config, program);
}

/** A call that AWS refuses changes nothing here: few people may make all of them, and each is listed. */
function exitCodeOf(lines: readonly Line[]): number {
  const has = (state: Line["state"]) => lines.some((each) => each.state === state);
  return has("fail") ? exitCodes.notWell : exitCodes.well;
}

const exitCodeHelp = `
Exit codes:
  0  nothing stands in the way; what AWS did not answer is listed
  1  something would keep pulumi up or the app from working
  2  the command line or the stack file is wrong; AWS was not asked
  3  AWS did not answer whose the credentials are`;
