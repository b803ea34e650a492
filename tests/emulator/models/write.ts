import { writeFileSync } from "node:fs";
import { modelsFile } from "../../../tools/calls/limits";
import { readModels, written } from "./models";

/** Writes tools/calls/limits/models.json anew. */
async function main(): Promise<void> {
  writeFileSync(modelsFile, written(await readModels()));
}

void main();
