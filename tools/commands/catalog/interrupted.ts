/** Ctrl-C ended a command. The message says what is left of the command's work. */
export class Interrupted extends Error {}
