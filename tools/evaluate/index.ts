import * as pulumi from "@pulumi/pulumi";
import { Callbacks } from "./callbacks";
import { Recorder } from "./recorder";
import { withShortTraces } from "./shortTraces";
import type { EvaluateArgs, Evaluation } from "./types";
import { plain } from "./values";

export * from "./types";

type Program = () => Promise<Record<string, unknown> | undefined>;

/**
 * Runs a Pulumi program in this process under Pulumi's mocks, and returns the resources that it registered. An error in
 * the program, in a callback of an output, in a transform or in an answer rejects the promise. Transforms change what
 * is registered. Hooks are accepted and never run. Only one evaluation can run at a time.
 */
export async function evaluate(program: Program, args: EvaluateArgs): Promise<Evaluation> {
  const callbacks = new Callbacks();
  const recorder = new Recorder(args.answers, callbacks);
  const { project, stack, preview } = args;
  // Mocks keep the address of the engine of a program that ran in this process before.
  pulumi.runtime.resetOptions(project, stack, -1, "", "", preview, "organization");
  await pulumi.runtime.setMocks(recorder.mocks(), project, stack, preview, "organization");
  recorder.attach();
  callbacks.accept();
  pulumi.runtime.setAllConfig({ ...args.config }, [...args.secretKeys]);
  const { messages, warnings, stop } = hearMessages();
  const outputs = await withShortTraces(() =>
    failingOnUnhandled(async () => {
      const returned = await runInStack(program);
      await pulumi.runtime.disconnect();
      return plain(returned ?? {});
    }),
  ).finally(stop);
  const resources = recorder.resources();
  return { resources, outputs, lookups: recorder.lookups, messages, warnings };
}

/** Keeps what the program logs. Without an engine, the SDK would print it. */
function hearMessages() {
  const messages: string[] = [];
  const warnings: string[] = [];
  const log = pulumi.log as { -readonly [K in "info" | "warn"]: (typeof pulumi.log)[K] };
  const { info, warn } = log;
  const keep = (list: string[]) => (message: string) => {
    list.push(message);
    return Promise.resolve();
  };
  log.info = keep(messages);
  log.warn = keep(warnings);
  const stop = () => void Object.assign(log, { info, warn });
  return { messages, warnings, stop };
}

/**
 * What the program itself returned. `runInPulumiStack` also returns it, but without marking what is secret or unknown.
 */
async function runInStack(program: Program) {
  const returned: { outputs?: Record<string, unknown> } = {};
  await pulumi.runtime.runInPulumiStack(async () => (returned.outputs = (await program()) ?? {}));
  return returned.outputs;
}

/**
 * Fails the evaluation immediately if an error occurs inside an output's callback. Only the process itself hears of
 * such an error, and resources that wait for that output would keep the program running forever.
 */
async function failingOnUnhandled<T>(run: () => Promise<T>): Promise<T> {
  const others = process.listeners("unhandledRejection");
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", fail);
  try {
    return await Promise.race([failed, settled(run)]);
  } finally {
    await settle();
    process.removeListener("unhandledRejection", fail);
    for (const listener of others) process.on("unhandledRejection", listener);
  }
}

/** A run's result, after its errors have reached everybody who waits for them. */
async function settled<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } finally {
    await settle();
  }
}

/** Waits long enough for an error to reach everybody who waits for it. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
