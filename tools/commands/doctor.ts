import type { ClientConfig } from "../../live/clients";
import { noteFailures } from "../../live/ask";
import type { Line, Patient } from "../doctor/types";
import { allSettings } from "../stack/allSettings";
import { lookAt } from "../status/look";
import { statusStack } from "../status/stack";
import { sayingWhile } from "../text/terminal";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf, type Chosen } from "./catalog/parse";
import { exitCodes } from "./exitCodes";

/** Looks for what would keep `pulumi up` or the app from working. Resolves with 1 if something would. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand("doctor", io, "Before the first pulumi up, and at any time.")
    .option("--json", "the same as data; fields are only ever added", false)
    .addHelpText("after", exitCodeHelp);
  const { json } = parse(command, argv, io).opts<{ readonly json: boolean }>();
  const chosen = stackOf(command, io);
  const { stack } = chosen;
  const { lines, account, region } = await sayingWhile(io, `Examining ${stack} …`, () =>
    examined(chosen, io),
  );
  if (json) {
    io.out(`${JSON.stringify({ stack, region, account, lines }, null, 2)}\n`);
  } else {
    const { doctorText } = await import("../doctor/text");
    io.out(doctorText({ stack, region }, lines, io.style));
  }
  return exitCodeOf(lines);
}

interface Examined {
  readonly account: string;
  readonly region: string;
  readonly lines: readonly Line[];
}

/** Reads the file before AWS is asked. Rejects if nobody can say whose the credentials are. */
async function examined({ stack, config: file }: Chosen, io: Io): Promise<Examined> {
  const settings = allSettings(file);
  const [{ program }, { previewStack }] = await Promise.all([
    import("../../program"),
    import("../preview/evaluateStack"),
  ]);
  const preview = await previewStack(file, program);
  const [config, { callerOf }, { examine }] = await Promise.all([
    io.connect(settings.aws),
    import("../../live/identity/caller"),
    import("../doctor/examine"),
  ]);
  const caller = await callerOf(config);
  if (caller === undefined)
    throw new Error("sts:GetCallerIdentity did not say whose the credentials are");
  const { result, evidence } = await lookAt(statusStack(file), config, io.httpStatus);
  const patient: Patient = {
    stack,
    settings,
    preview,
    config,
    caller,
    status: result,
    evidence,
    runner: await runnerOf(config, evidence),
    machine: {
      has: io.programs.has,
      addressesOf: io.addressesOf,
    },
  };
  return { account: caller.account, region: settings.aws.region, lines: await examine(patient) };
}

/** If AWS refuses, the service's own line says so. */
async function runnerOf(config: ClientConfig, { names, service }: Patient["evidence"]) {
  if (service.state !== "found") return undefined;
  const { findRunner } = await import("../../live/ecs/oneOff");
  return noteFailures().ask("ecs:DescribeServices", () => findRunner(config, names));
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
