import { shellWords } from "../../text/shellWord";
import { readDigest, type Digest } from "../../diff/preview";
import { CommandFailure } from "../../text/failure";
import type { Io } from "./io";

/**
 * The result of `pulumi preview` for a stack. If the preview fails, it runs once more on this
 * terminal, so that Pulumi itself says why, and a CommandFailure is raised.
 */
export async function previewOf(stack: string, { programs, folder, err }: Io): Promise<Digest> {
  const words = ["preview", "-s", stack, "--non-interactive"];
  const digest = readDigest(
    (await programs.read("pulumi", [...words, "--json", "--show-sames"])) ?? "",
  );
  if (digest) return digest;
  err(`pulumi ${shellWords(words)}\n`);
  await programs.run("pulumi", words, { cwd: folder });
  throw new CommandFailure(
    `pulumi preview failed: npx catalog doctor ${stack} looks for the cause.`,
  );
}
