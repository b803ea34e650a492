/**
 * Runs a function with stack traces of one line, like `nodeargs` in Pulumi.yaml. The SDK takes a trace for every
 * property of every resource. Traces of ten lines take half of an evaluation's time.
 */
export async function withShortTraces<T>(run: () => Promise<T>): Promise<T> {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  try {
    return await run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
