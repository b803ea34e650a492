import type * as auto from "@pulumi/pulumi/automation";
import { withShortTraces } from "../../../tools/evaluate/shortTraces";
import { describeStep, inputSteps, isChange, isSecretTrace, saidIn } from "./events";

/** The result of one run of the engine. */
export interface RunResult {
  readonly succeeded: boolean;
  /** `create app-service`, `replace app-task`, …, sorted, without components and unchanged resources. */
  readonly changes: readonly string[];
  /** The steps with the inputs that differ, a line each: `replace app-task cpu`. */
  readonly steps: readonly string[];
  /** The outputs of a successful `up`; empty otherwise. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Everything that the person sees. */
  readonly printed: string;
  /** The informational messages in it, in order. */
  readonly infos: readonly string[];
  /** The different errors in it, in order. Automation API repeats those of the program. */
  readonly errors: readonly string[];
}

/** The options of every operation of Automation API. */
export interface OperationOptions {
  readonly color: "never";
  readonly signal: AbortSignal;
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
  readonly onEvent: (event: auto.EngineEvent) => void;
}

type Operation = (
  options: OperationOptions,
) => Promise<Partial<Pick<auto.UpResult, "outputs">> | object>;

/** Milliseconds after which a run counts as hanging and is interrupted. */
const longest = 300_000;

/** Runs the engine once, and passes on everything that it prints or reports. Never rejects. */
export async function runOperation(
  operation: Operation,
  hear: (text: string) => void,
  signal?: AbortSignal,
): Promise<RunResult> {
  const printed: string[] = [];
  const infos: string[] = [];
  const errors = new Set<string>();
  const changes = new Set<string>();
  const steps = new Set<string>();
  const print = (text: string) => {
    printed.push(text);
    hear(text);
  };
  const listening = listeners();
  // `AbortSignal.timeout` and `AbortSignal.any` would keep every run in memory.
  const controller = new AbortController();
  const stop = () => {
    controller.abort();
  };
  const timer = setTimeout(stop, longest);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  let result: { readonly outputs?: auto.OutputMap } | undefined;
  try {
    const options: OperationOptions = {
      color: "never",
      signal: controller.signal,
      onOutput: print,
      onError: print,
      onEvent: (event) => {
        if (!isSecretTrace(event)) hear(JSON.stringify(event));
        const said = saidIn(event);
        if (said?.severity === "info") infos.push(said.text);
        if (said?.severity === "error") errors.add(said.text);
        const metadata = event.resourcePreEvent?.metadata;
        if (!metadata || !isChange(metadata)) return;
        changes.add(describeStep(metadata));
        for (const step of inputSteps(metadata)) steps.add(step);
      },
    };
    result = await withShortTraces(() => operation(options));
  } catch (error) {
    print(String(error));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
  forget(listening);
  const outputs = Object.entries(result?.outputs ?? {});
  return {
    succeeded: result !== undefined,
    changes: [...changes].sort(),
    steps: [...steps].sort(),
    outputs: Object.fromEntries(outputs.map(([key, { value }]) => [key, value as unknown])),
    printed: printed.join(""),
    infos,
    errors: [...errors],
  };
}

function listeners() {
  return {
    exception: process.listeners("uncaughtException"),
    rejection: process.listeners("unhandledRejection"),
  };
}

/** Removes the listeners that Automation API leaves behind after a failed run. They would repeat every later error. */
function forget(before: ReturnType<typeof listeners>): void {
  const now = listeners();
  for (const each of now.exception.filter((one) => !before.exception.includes(one))) {
    process.off("uncaughtException", each);
  }
  for (const each of now.rejection.filter((one) => !before.rejection.includes(one))) {
    process.off("unhandledRejection", each);
  }
}
