import * as pulumi from "@pulumi/pulumi";
import { failureIn, remedyOf, type Failure } from "./remedy";

/** A question to AWS, for the message if there is no answer. */
export interface Question {
  /** The setting that makes the program ask, e.g. `network.mode`. */
  readonly key: string;
  /** What is asked, as the rest of a sentence: `which zones us-east-1 has`. */
  readonly what: string;
  /** The IAM actions that the question needs, in one line. */
  readonly takes: string;
}

/** Asks AWS. Rejects with a `LookUpError` if AWS refuses or does not answer in time; passes a RunError on as it is. */
export type Ask = <T>(question: Question, send: () => Promise<T>) => Promise<T>;

/**
 * An error with the questions that AWS did not answer, and with the reasons for which the other
 * answers forbid the run.
 */
export class LookUpError extends pulumi.RunError {
  constructor(
    readonly failed: readonly { readonly question: Question; readonly failure: Failure }[],
    /** Whether a call still waits for its answer, and may keep the process from ending. */
    readonly stillWaiting: boolean,
    /** Whole messages. */
    readonly forbidden: readonly string[] = [],
  ) {
    super([...(failed.length > 0 ? [failedText(failed)] : []), ...forbidden].join("\n\n"));
  }

  /** The causes alone, for a warning of a question that the run does not depend on. */
  get causes(): string {
    return [...new Set(this.failed.map(({ failure }) => causeText(failure)))].join("; ");
  }
}

/** Makes an `Ask` that waits so many seconds for each answer. */
export function patientAsk(seconds: number): Ask {
  return async (question, send) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const failure = { error: "Timeout", message: `no answer within ${seconds} seconds` };
        reject(new LookUpError([{ question, failure }], true));
      }, 1000 * seconds);
    });
    try {
      return await Promise.race([send(), late]);
    } catch (error) {
      if (pulumi.RunError.isInstance(error) || isEngineLost(error)) throw error;
      throw new LookUpError([{ question, failure: failureOf(error) }], false);
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * The engine itself has ended. Pulumi recognizes this error by its code, and then ends the program
 * without a message.
 */
function isEngineLost(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "number";
}

/** The SDK's errors have AWS's own name; a provider's have it in their text. */
function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return failureIn(String(error));
  const own = error.name === "Error" ? failureIn(error.message) : undefined;
  return own ?? { error: error.name, message: failureIn(error.message).message };
}

/** What AWS said, on one line. */
function causeText({ error, message }: Failure): string {
  return error === "" ? message : `${error}: ${message}`;
}

function failedText(failed: LookUpError["failed"]): string {
  const causes = new Map<string, Question[]>();
  const remedies = new Map<string, string | undefined>();
  for (const { question, failure } of failed) {
    const cause = causeText(failure);
    causes.set(cause, [...(causes.get(cause) ?? []), question]);
    remedies.set(cause, remedyOf(failure));
  }
  const blocks = [...causes].map(([cause, questions]) => {
    const remedy = remedies.get(cause);
    return [
      ...questions.map(({ key, what, takes }) => `  ${key}: ${what} (${takes})`),
      `    ${cause}`,
      ...(remedy === undefined ? [] : [`    ${remedy}`]),
    ].join("\n");
  });
  const count = failed.length;
  return [
    `AWS did not answer ${count === 1 ? "a question" : `${count} questions`} that this run depends on:`,
    "",
    ...blocks,
  ].join("\n");
}
