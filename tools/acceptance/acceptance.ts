import { setMaxListeners } from "node:events";
import type * as auto from "@pulumi/pulumi/automation";
import { overrideConfig } from "../stack/override";
import type { StackConfig } from "../stack/readStackConfig";
import { steps, type Step } from "./steps";
import type { AcceptanceResult, StepResult, Trial } from "./types";

export interface AcceptanceArgs {
  readonly trial: Trial;
  /** Ends the trial early. Whatever was made is still removed. */
  readonly signal: AbortSignal;
  /** Seconds since a fixed moment, for the times in the report. */
  readonly clock: () => number;
  readonly write: (text: string) => void;
}

/** Number of requests to the app's address until one succeeds, five seconds apart. */
const attempts = 24;

/**
 * Plays every step on the trial's stack, then destroys the stack and looks for leftovers. If a step does not end as
 * expected, the later steps are left out and the stack is destroyed immediately. Never rejects.
 */
export async function accept(args: AcceptanceArgs): Promise<AcceptanceResult> {
  const { trial, clock, signal } = args;
  // Each run of the engine listens to the signal, and Node.js warns of more than ten listeners.
  setMaxListeners(0, signal);
  const started = new Date();
  const begin = clock();
  const results: StepResult[] = [];
  let { config } = trial;
  for (const [index, step] of steps.entries()) {
    config = step.set ? overrideConfig(config, step.set) : config;
    args.write(`  ${String(index + 1).padStart(2)}/${steps.length + 1}  ${step.title} …`);
    const result = await play(step, config, args);
    results.push(result);
    args.write(` ${result.state}, ${Math.round(result.seconds)} s\n`);
    if (result.state !== "ok") break;
  }
  args.write(`  ${steps.length + 1}/${steps.length + 1}  pulumi destroy …`);
  const { result, left } = await remove(args);
  results.push(result);
  args.write(` ${result.state}, ${Math.round(result.seconds)} s\n`);
  return {
    stack: trial.config.stack,
    region: trial.config.values["aws:region"] ?? "",
    started,
    seconds: clock() - begin,
    hourly: trial.hourly,
    steps: results,
    left,
  };
}

async function play(step: Step, config: StackConfig, args: AcceptanceArgs): Promise<StepResult> {
  const { trial, signal, clock } = args;
  const begin = clock();
  const said: string[] = [];
  const hear = (text: string) => void said.push(text);
  const finish = (state: StepResult["state"], notes: readonly string[]): StepResult => {
    const { title, proves, model } = step;
    const seconds = model === undefined ? undefined : trial.timeline?.[model];
    return {
      ...{ title, proves, state, seconds: clock() - begin, notes },
      ...(seconds === undefined ? {} : { model: seconds }),
    };
  };
  try {
    signal.throwIfAborted();
    await configure(trial.stack, config);
    const outcome = await up(trial.stack, { onOutput: hear, onError: hear, signal });
    signal.throwIfAborted();
    const notes = [...judge(step, outcome, said.join("")), ...(await askApp(trial))];
    if (notes.length > 0) return finish("surprise", notes);
    return finish("ok", step.expect === "rollback" ? [reason(said.join(""))] : []);
  } catch (error) {
    if (signal.aborted) return finish("stopped", ["stopped by the person who ran it"]);
    return finish("surprise", [String(error)]);
  }
}

type Outcome = Succeeded | { readonly succeeded: false };

interface Succeeded {
  readonly succeeded: true;
  readonly changes: readonly string[];
}

/** Runs `pulumi up`. The engine's last event says how many resources it changed. */
async function up(stack: auto.Stack, options: auto.UpOptions): Promise<Outcome> {
  let changes: Readonly<Record<string, number>> = {};
  const onEvent = ({ summaryEvent }: auto.EngineEvent) => {
    if (summaryEvent) changes = summaryEvent.resourceChanges;
  };
  try {
    await stack.up({ ...options, onEvent });
    const changed = Object.entries(changes).filter(([op]) => op !== "same");
    return { succeeded: true, changes: changed.map(([op, count]) => `${count} ${op}`) };
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return { succeeded: false };
  }
}

/** What is not as the step expects, a sentence each. */
function judge(step: Step, outcome: Outcome, said: string): readonly string[] {
  switch (step.expect) {
    case "success":
      return outcome.succeeded ? [] : ["the run failed", lastLines(said)];
    case "no change":
      if (!outcome.succeeded) return ["the run failed", lastLines(said)];
      return outcome.changes.length === 0 ? [] : [`it changed ${outcome.changes.join(", ")}`];
    case "rollback":
      return outcome.succeeded ? ["the run called a broken release a success"] : [];
  }
}

async function askApp({ stack, live }: Trial): Promise<readonly string[]> {
  const url = String((await stack.outputs())["url"]?.value ?? "");
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const status = await live.httpStatus(url).catch(() => 0);
    if (status === 200) return [];
    if (attempt === attempts) return [`${url} answered ${status === 0 ? "nothing" : status}`];
    await live.sleep(5);
  }
  return [];
}

async function remove({ trial, clock }: AcceptanceArgs) {
  const begin = clock();
  const said: string[] = [];
  const hear = (text: string) => void said.push(text);
  const notes: string[] = [];
  try {
    await trial.stack.destroy({ onOutput: hear, onError: hear });
  } catch {
    notes.push("pulumi destroy failed", lastLines(said.join("")));
  }
  // No stack has these tags, so everything with one of the names is found, whoever made it.
  const { taken, unread } = await trial.live.takenNames(trial.names, { Project: "", Stack: "" });
  const left = [...taken.map(({ kind, name }) => `${kind} ${name}`), ...unread];
  const result: StepResult = {
    title: "pulumi destroy",
    proves: "everything that was made is removed",
    state: notes.length + left.length > 0 ? "surprise" : "ok",
    seconds: clock() - begin,
    notes,
  };
  return { result, left };
}

async function configure(stack: auto.Stack, { values, secretKeys }: StackConfig): Promise<void> {
  const entries = Object.entries(values).map(
    ([key, value]) => [key, { value, secret: secretKeys.includes(key) }] as const,
  );
  await stack.setAllConfig(Object.fromEntries(entries));
}

/** The first line of a failed run's error. */
function reason(said: string): string {
  const lines = said.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /error: /.test(line))?.replace(/^.*?error: /, "") ?? "no reason given"
  );
}

function lastLines(said: string): string {
  return said.trim().split("\n").slice(-15).join("\n");
}
