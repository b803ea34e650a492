/**
 * A failure after the command line and the files were found to be right. Its message is for the user, without a stack
 * trace.
 */
export class CommandFailure extends Error {}
