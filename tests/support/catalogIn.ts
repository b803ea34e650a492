import { catalog } from "../../tools/commands/catalog";
import { processIo, type Io } from "../../tools/commands/catalog/io";
import { plainStyle } from "../../tools/text/style";

/** What `catalog` printed, and the code with which it ended. */
export interface Heard {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs `catalog …` in this process as a script in the folder would, with the connections of a process unless others are
 * given, and hears what it prints.
 */
export async function catalogIn(
  folder: string,
  argv: readonly string[],
  io: Partial<Io> = {},
): Promise<Heard> {
  let out = "";
  let err = "";
  const code = await catalog(argv, {
    ...processIo(folder, folder, new AbortController().signal),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    style: plainStyle,
    showsProgress: false,
    ask: undefined,
    ...io,
  });
  return { code, out, err };
}
