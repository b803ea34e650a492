import { createInterface } from "node:readline/promises";
import { UsageError } from "../stack/readStackConfig";
import type { Action } from "./text";

/** Where a person is asked; a terminal at both ends. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Raises a UsageError where nobody can be asked whether to touch a stack that is worth asking for. */
export function mayAsk(action: Action, stack: string, isTerminal: boolean): void {
  if (isTerminal) return;
  throw new UsageError(
    `The stack ${stack} is not disposable, and there is no terminal to ask on: nothing was changed. ` +
      `Without a question: npm run ${action} -- --stack ${stack} --yes`,
  );
}

/** Asks a person; raises a UsageError for every answer but yes, the end of the input too. */
export async function confirm(question: string, { input, output }: Terminal): Promise<void> {
  const lines = createInterface({ input, output });
  try {
    const ended = new Promise<string>((resolve) => {
      lines.once("close", () => {
        resolve("");
      });
    });
    const answer = await Promise.race([lines.question(question), ended]);
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new UsageError("Nothing was changed.");
  } finally {
    lines.close();
  }
}
