import { catalog } from "../../../tools/commands/catalog";
import type { Io } from "../../../tools/commands/catalog/io";
import type { Answers, Call } from "../../live/support/cannedAws";
import { runMain } from "../../support/command";

/** How a command ended. */
export interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Every call that reached AWS, in order. */
  readonly calls: readonly Call[];
}

/** Runs `catalog …` in this process, against a server that answers like AWS and records every call. */
export async function runCatalog(
  argv: readonly string[],
  answers: Answers = {},
  io: Partial<Io> = {},
): Promise<Done> {
  const { stdout, stderr, ...done } = await runMain(catalog, argv, answers, io);
  return { ...done, out: stdout, err: stderr };
}
