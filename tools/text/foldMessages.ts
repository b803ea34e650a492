import * as pulumi from "@pulumi/pulumi";
import { foldError, widthInPulumi } from "./foldError";

/** What Pulumi puts before the first line of a message. */
const heads = { info: "", warn: "warning: ", error: "error: " } as const;

type Kind = keyof typeof heads;

/** The SDK's messages. */
type Log = Record<Kind, (typeof pulumi.log)[Kind]>;

/**
 * Lines that are not the program's own: what the app printed in its migration, and the stack trace of a mistake in the
 * program.
 */
const foreign = /^migrate: |failed with an unhandled exception/;

/**
 * Folds every message of the program for a terminal of 80 columns. It is done here because all
 * messages pass this place: the SDK itself logs an error that is raised inside an output.
 */
export function foldMessages(log: Log = pulumi.log): void {
  for (const kind of Object.keys(heads) as Kind[]) {
    const say = log[kind];
    log[kind] = (message, ...rest) => say(foldMessage(kind, message), ...rest);
  }
}

function foldMessage(kind: Kind, message: string): string {
  if (foreign.test(message)) return message;
  const head = heads[kind];
  return foldError(`${head}${message}`, widthInPulumi).slice(head.length);
}
