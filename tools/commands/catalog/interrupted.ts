/** Ctrl-C ended a command; the message says what is left of what it had begun. */
export class Interrupted extends Error {}
