/**
 * A failure after the command line and the files were found to be right. Its message is for the user, without a stack
 * trace.
 */
export class CommandFailure extends Error {}

/** AWS did not answer what the command must know. Its message is for the user, without a stack trace. */
export class Unanswered extends Error {}
