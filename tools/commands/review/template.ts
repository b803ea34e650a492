import * as fs from "node:fs";
import { refuseForeignFile, templateStack } from "../../review/file";
import { namesIn } from "../../review/stacks";
import { nextSection } from "../../text/style";
import { exitCodes } from "../catalog/exitCodes";
import type { Io } from "../catalog/io";
import { listStacks, runAll } from "./pulumi";
import { fileOf, pathOf, type Models } from "./stackFile";

/**
 * Writes the file that Pulumi Deployments copies for each pull request, and makes its stack, which is never updated.
 * Resolves with 0, or with 1 if Pulumi failed. Raises a UsageError if somebody has written the file by hand.
 */
export async function template(models: Models, io: Io): Promise<number> {
  const file = pathOf(templateStack, io);
  refuseForeignFile(file);
  const { steps, text } = fileOf(templateStack, models, io);
  const known = namesIn(await listStacks(io)).includes(templateStack);
  fs.writeFileSync(file, text);
  if (!(await runAll(steps(known), io))) {
    io.out("The template is not complete. To go on, run it again: npx catalog review template\n");
    return exitCodes.notWell;
  }
  const next = [
    `git add Pulumi.${templateStack}.yaml`,
    "catalog deployments your-org/mcp-catalog --account 123456789012",
  ];
  io.out(`Pulumi.${templateStack}.yaml is written.\n\n${nextSection(next, io.style)}\n`);
  return exitCodes.well;
}
