/**
 * Runs something with stack traces of one line, as `nodeargs` in Pulumi.yaml has them: the SDK takes a trace for every
 * property of every resource, and ten lines each are half of the time of an evaluation.
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
