import { writeFileSync } from "node:fs";
import { publishedFile } from "../../../tools/published";
import { readReference } from "./actions";
import { readModels } from "./calls";
import { written } from "./written";

/** Writes tools/published/aws.json anew. `.ci/published` installs what it needs, and starts it. */
async function main(): Promise<void> {
  const [models, reference] = await Promise.all([readModels(), readReference()]);
  writeFileSync(publishedFile, written({ ...models, ...reference }));
}

void main();
