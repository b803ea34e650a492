import { setTimeout as sleep } from "node:timers/promises";
import type { Alarm } from "../../live/cloudwatch/alarms";
import type { ClientConfig } from "../../live/calls/clients";
import { describeError } from "../../live/calls/errors";
import { alarmsText } from "../alarms/text";
import { UsageError } from "../stack/readStackConfig";
import { statusStack } from "../status/stack";
import { CommandFailure } from "../text/failure";
import { Interrupted } from "./catalog/interrupted";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

interface Options {
  readonly json: boolean;
  readonly test: boolean;
  readonly yes: boolean;
}

/**
 * Lists a stack's alarms. Resolves with 1 if one is on, otherwise with 0. With `--test`, sets each alarm that notifies
 * somebody to ALARM and back, so that people see whether the messages arrive.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand("alarms", io)
    .option("--json", "print JSON; fields may be added, but are never removed", false)
    .option("--test", "set each alarm that notifies somebody to ALARM, and back", false)
    .option("-y, --yes", "with --test: do not ask", false);
  const options = parse(command, argv, io).opts<Options>();
  const { stack, config } = stackOf(command, io);
  const { aws, alarms: places } = statusStack(config);
  const [client, { readAlarms }] = await Promise.all([
    io.connect(aws),
    import("../../live/cloudwatch/alarms"),
  ]);
  const read = places.map(({ region, alarmNames }) =>
    readAlarms({ ...client, region }, alarmNames),
  );
  const alarms = (await Promise.all(read)).flat();
  if (alarms.length === 0) {
    throw new CommandFailure(
      `${stack} has no alarm in ${aws.region}: deploy it first (pulumi up -s ${stack})`,
    );
  }
  if (options.test) return test({ client, stack, alarms, yes: options.yes }, io);
  if (options.json) io.out(`${JSON.stringify(alarms, null, 2)}\n`);
  else io.out(alarmsText(stack, alarms, new Date(), io.style));
  return alarms.some(({ state }) => state === "ALARM") ? exitCodes.notWell : exitCodes.well;
}

interface Trial {
  readonly client: ClientConfig;
  readonly stack: string;
  readonly alarms: readonly Alarm[];
  readonly yes: boolean;
}

/** Tests one alarm after the other. Each returns to its state, also after Ctrl-C or an error. */
async function test({ client, stack, alarms, yes }: Trial, io: Io): Promise<number> {
  const telling = alarms.filter(({ tells, state }) => tells && state !== "ALARM");
  if (telling.length === 0) {
    throw new UsageError(
      `No alarm of ${stack} tells anybody: pulumi config set --path monitoring.alarmEmail team@example.com -s ${stack}`,
    );
  }
  await agree(telling.length, { stack, yes }, io);
  for (const alarm of telling) {
    if (io.signal.aborted) {
      throw new Interrupted("Every alarm is as it was. The rest was not tested.");
    }
    await goOff(alarm, client, io);
    io.out(`${alarm.name}: went off, and is ${backText(alarm)} again\n`);
  }
  io.out(`\n${telling.length} alarms were tested. Did a message arrive for each?\n`);
  return exitCodes.well;
}

/** Sets an alarm to ALARM for a moment. Raises a CommandFailure that says how to set it back if AWS refuses that. */
async function goOff({ name, region, state }: Alarm, client: ClientConfig, io: Io): Promise<void> {
  const { setAlarm } = await import("../../live/cloudwatch/alarms");
  const place = { ...client, region };
  await setAlarm(place, name, "ALARM", "catalog alarms --test: nothing is wrong");
  try {
    await sleep(io.pace, undefined, { signal: io.signal }).catch(() => undefined);
  } finally {
    await setAlarm(place, name, state, "catalog alarms --test is over").catch((error: unknown) => {
      const { error: code, message } = describeError(error);
      throw new CommandFailure(
        `${name} may be in ALARM, because it was not set back: ${code}: ${message}\n` +
          "CloudWatch sets it back when it next judges the alarm, within some minutes. Now: " +
          `aws cloudwatch set-alarm-state --alarm-name ${name} --state-value ${state} --state-reason test --region ${region}`,
      );
    });
  }
}

function backText({ state }: Alarm): string {
  return state === "OK" ? "OK" : "without data";
}

async function agree(
  count: number,
  { stack, yes }: Pick<Trial, "stack" | "yes">,
  io: Io,
): Promise<void> {
  if (yes) return;
  if (!io.ask) {
    throw new UsageError(
      `It sends messages, and there is no terminal to ask on: npx catalog alarms ${stack} --test --yes`,
    );
  }
  if (!(await io.ask(`Send a test message for each of ${count} alarms of ${stack}? [y/N] `))) {
    throw new UsageError("No message was sent.");
  }
}
