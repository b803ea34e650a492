/** What went wrong after the command line and the files were found right. Its message is for the user, without a stack trace. */
export class CommandFailure extends Error {}
