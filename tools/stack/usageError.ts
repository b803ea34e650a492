/** A mistake in how a command was called or in the files it reads; shown without a stack trace. */
export class UsageError extends Error {}
