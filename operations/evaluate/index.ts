import * as pulumi from "@pulumi/pulumi";
import { Recorder } from "./recorder";
import type { EvaluateArgs, Evaluation } from "./types";
import { plain } from "./values";

export * from "./types";

/**
 * Runs a Pulumi program in this process under Pulumi's mocks and returns what it registered. An error in the program,
 * in a callback of an output, or in an answer rejects the promise. One evaluation at a time.
 */
export async function evaluate(
  program: () => Promise<Record<string, unknown> | undefined>,
  args: EvaluateArgs,
): Promise<Evaluation> {
  const recorder = new Recorder(args.answers);
  await pulumi.runtime.setMocks(recorder.mocks(), args.project, args.stack, args.preview);
  recorder.attach();
  pulumi.runtime.setAllConfig({ ...args.config }, [...args.secretKeys]);
  const outputs = await failingOnUnhandled(async () => {
    const result = await pulumi.runtime.runInPulumiStack(program);
    await pulumi.runtime.disconnect();
    return result;
  });
  return {
    resources: recorder.resources(),
    outputs: await plain(outputs ?? {}),
    lookups: recorder.lookups,
  };
}

/** An error inside an output's callback reaches nobody but the process: here it fails the evaluation. */
async function failingOnUnhandled<T>(run: () => Promise<T>): Promise<T> {
  const others = process.listeners("unhandledRejection");
  const errors: unknown[] = [];
  const collect = (error: unknown) => errors.push(error);
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", collect);
  try {
    const result = await run().finally(() => new Promise(setImmediate));
    if (errors.length > 0) throw errors[0];
    return result;
  } finally {
    process.removeListener("unhandledRejection", collect);
    for (const listener of others) process.on("unhandledRejection", listener);
  }
}
