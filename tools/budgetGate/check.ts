import { text } from "node:stream/consumers";
import { program } from "../../program";
import { previewStack } from "../preview/evaluateStack";
import type { StackConfig } from "../stack/readStackConfig";
import { errorText } from "../../components/common/text/errorText";

/** Reads a stack's configuration from standard input and prints as JSON whether the stack keeps to its budget. */
async function main(): Promise<void> {
  const config = JSON.parse(await text(process.stdin)) as StackConfig;
  const { budget } = await previewStack(config, program);
  process.stdout.write(JSON.stringify(budget));
}

main().catch((error: unknown) => {
  process.stderr.write(errorText(error));
  process.exitCode = 1;
});
