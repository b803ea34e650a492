import type { CommandName } from "../../../../tools/commands/catalog/entries";
import { doctor } from "../../../../tools/commands/doctor";
import type { Main } from "../../../../tools/commands/catalog/report";
import type { Io } from "../../../../tools/commands/catalog/io";
import type { Answers } from "../../../live/support/cannedAws";
import { usageAnswers } from "../../../live/cloudwatch/metrics/server";
import { answersOf, rollback, stoppedTask } from "../../../live/why/account";
import { taskId } from "../../../live/why/ids";
import { exitedTask } from "../../../live/why/cases/case";
import { Registries } from "../../../live/ecr/registries";
import { machine } from "../../review/machine";
import { followGuide, type Guide } from "../../adopt/guideAccount";
import { guideAnswers } from "../../adopt/guideAnswers";
import { previewCommitted } from "../../../support/stack";
import { alarms, pastFailure, pausable, scan, unsimulated } from "./answers";
import { nothingThere } from "./faults";
import { doctorAnswers } from "../../doctor/account";
import { stackAnswers } from "../status/account";
import { devRuns } from "../promote/devRuns";
import { rolledBack } from "../releases/pastReleases";
import { registry } from "../push/pushMachine";
import { oneTask, redeployed, running, service } from "../tasks/taskAnswers";

/** One way to call a command that asks AWS. */
export interface Way {
  /** What follows the command's name. `prod` is the stack. */
  readonly words: readonly string[];
  /** What AWS answers if nothing is wrong. Answers may change while a command runs, so that each run gets its own. */
  readonly answers: () => Answers | Promise<Answers>;
  /** The exit code if nothing is wrong; 0 by default. */
  readonly code?: number;
  /** Whether the command only reads if it is called so, although it can change something. */
  readonly reads?: boolean;
  /** The exit code if AWS answers nothing; 3 by default. */
  readonly unanswered?: number;
  /** The exit code if the stack was never deployed; 1 by default. */
  readonly missing?: number;
  readonly programs?: Io["programs"];
  /** The command itself with an evaluation of prod that all runs share, because each would take 150 ms. */
  readonly main?: Main;
}

/** A value that is too short to be looked for in an image. */
const known = ["--accept", "NEXT_PUBLIC_USE_MOCK_DATA"];

const id = "ecs-svc/1234567890123456789";

/** The ways to call a command, or why it asks AWS nothing by itself. */
export const commands: Readonly<Record<CommandName, readonly Way[] | string>> = {
  status: [{ words: ["prod"], answers: () => stackAnswers() }],
  logs: [{ words: ["prod"], answers: () => ({ FilterLogEvents: () => ({ events: [] }) }) }],
  releases: [{ words: ["prod"], answers: () => rolledBack }],
  alarms: [
    { words: ["prod"], answers: alarms, reads: true },
    { words: ["prod", "--test", "--yes"], answers: alarms },
  ],
  why: [
    {
      words: ["prod"],
      code: 1,
      answers: () => ({
        FilterLogEvents: () => ({ events: [] }),
        ...answersOf({
          events: rollback,
          stopped: [stoppedTask(3, exitedTask, { exitCode: 1 })],
          logs: { [taskId(3)]: ["Error: no database"] },
        }),
      }),
    },
    { words: ["prod", "--release", "v1.3.0"], answers: pastFailure, code: 1 },
    {
      words: ["prod", "--deployment", id],
      answers: pastFailure,
      code: 2,
    },
  ],
  // The file of prod has no address and no key of Supabase.
  doctor: [
    {
      words: ["prod"],
      answers: () => ({ ...nothingThere, ...doctorAnswers(), ...unsimulated }),
      code: 1,
      main: doctorOfProd,
    },
  ],
  rightsize: [
    {
      words: ["prod"],
      answers: () => usageAnswers({ days: 1, scaling: { MinCapacity: 2, MaxCapacity: 6 } }),
    },
  ],
  shell: [
    { words: ["prod"], answers: () => answersOf({ service, running: [running("RUNNING")] }) },
  ],
  push: [
    { words: ["v2", "-s", "prod"], answers: () => registry() },
    { words: ["--list", "-s", "prod"], answers: () => registry(), reads: true },
    { words: ["v1.0.0", "--scan", "-s", "prod"], answers: () => registry([], scan), reads: true },
  ],
  deploy: [{ words: ["v2", "-s", "prod", "--yes"], answers: () => registry() }],
  promote: [
    { words: ["dev", "prod", "--yes", ...known], answers: promotion },
    { words: ["dev", "prod", "--check", ...known], answers: promotion, reads: true },
  ],
  // Pulumi has removed everything else by then.
  review: [
    {
      words: ["close", "7"],
      answers: () => ({ DeleteParameter: () => ({}) }),
      programs: machine(["pr-7"]).programs,
      unanswered: 1,
      missing: 0,
    },
  ],
  adopt: [
    {
      words: ["prod", "--file", "/dev/null"],
      answers: async () => guideAnswers((await guide()).world),
      reads: true,
      missing: 0,
    },
  ],
  deployments: "Pulumi's CLI sets Pulumi Cloud up",
  run: [{ words: ["prod", "--", "true"], answers: () => oneTask(0) }],
  rollback: [{ words: ["prod", "--yes"], answers: () => rolledBack }],
  redeploy: [
    { words: ["prod", "--yes"], answers: () => redeployed({ rolloutState: "COMPLETED" }) },
  ],
  pause: [{ words: ["prod", "--yes"], answers: pausable }],
  resume: [{ words: ["prod", "--yes"], answers: pausable }],
  preview: "it evaluates the program without AWS",
  diff: "Pulumi's CLI asks AWS",
  rehearse: "its account is in memory",
  scan: "it evaluates the program without AWS",
  acceptance: "Pulumi's engine asks AWS; tests/tools/acceptance.test.ts",
  prices: "it downloads price lists that need no credentials",
  readme: "it evaluates the program without AWS",
  bench: "it evaluates the program without AWS",
};

let followed: Promise<Guide> | undefined;

/** An account in which somebody followed the guide. Nothing changes it here. */
function guide(): Promise<Guide> {
  followed ??= followGuide();
  return followed;
}

/** Runs doctor with an evaluation that all runs share. */
function doctorOfProd(argv: readonly string[], io: Io): Promise<number> {
  return doctor(argv, io, () => previewCommitted("prod"));
}

/** Registries that an image is copied between. Each run gets its own. */
const registries: Registries[] = [];

async function promotion(): Promise<Answers> {
  const started = await Registries.start("mcp-catalog-dev", "mcp-catalog");
  registries.push(started);
  const dev = started.named("mcp-catalog-dev");
  const digest = dev.index(await dev.image([{ "app/server.js": "serve()" }]), "arm64", "dev");
  return {
    GetParameterHistory: () => ({ Parameters: [] }),
    ...started.answers(),
    ...devRuns(digest),
  };
}

/** Ends what the ways to call a command have started. */
export async function endCommands(): Promise<void> {
  await Promise.all(registries.splice(0).map((each) => each.close()));
}
