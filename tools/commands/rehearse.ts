import * as fs from "node:fs";
import * as path from "node:path";
import { rehearse } from "../rehearse/rehearse";
import type { Io } from "./catalog/io";
import { parse, stackCommand, stackOf } from "./catalog/options/parse";
import { exitCodes } from "./catalog/exitCodes";

/** Plays a stack's life with the real engine and an account in memory. Resolves with 1 if a step failed. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const command = stackCommand(
    "rehearse",
    io,
    "Deploys, changes and destroys it; touches nothing outside this machine.",
  ).option("-t, --then <key=value...>", "change a setting after the first deployment", []);
  const { then } = parse(command, argv, io).opts<{ readonly then: readonly string[] }>();
  await rehearse({
    config: stackOf(command, io).config,
    changes: then,
    projectFile: fs.readFileSync(path.join(io.folder, "Pulumi.yaml"), "utf8"),
    color: io.style.colors.isColorSupported ? "always" : "never",
    write: io.out,
  });
  return exitCodes.well;
}
