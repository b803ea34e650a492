import assert from "node:assert/strict";
import { projectFiles } from "./files";

/** The most files and folders that a folder may have. */
const most = 15;

/** The folders that may have more, with the reason. A folder of things of several kinds is never one of them. */
const exceptions: Readonly<Record<string, string>> = {
  ".": "what Pulumi, Node.js and GitHub look for at the top",
  components: "one entry for each component",
  docs: "one page for each topic",
  tests: "one room for each room of the program and for each suite",
  "tests/settings/bad": "one file for each map of the settings",
  "tests/tools": "one room for each tool",
  tools: "one room for each tool",
  "tools/account/types": "one file for each kind of resource",
  "tools/aws": "one file for each service of AWS",
  "tools/commands": "one file for each command",
};

/** The folders with too many entries, in alphabetical order. */
function crowded(files: readonly string[]): readonly string[] {
  const entries = new Map<string, Set<string>>();
  for (const file of files) {
    const steps = file.split("/");
    for (const [index, entry] of steps.entries()) {
      const folder = steps.slice(0, index).join("/") || ".";
      entries.set(folder, (entries.get(folder) ?? new Set()).add(entry));
    }
  }
  return [...entries.keys()].filter((folder) => (entries.get(folder)?.size ?? 0) > most).sort();
}

const numbered = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index));

describe("A folder", () => {
  it(`has no more than ${most} files and folders, except those that need more`, () => {
    assert.deepEqual(crowded(projectFiles(/./)), Object.keys(exceptions).sort());
  });

  it("is counted with its folders, each of which counts once", () => {
    const files = [
      ...numbered(most, (index) => `live/full/${index}.ts`),
      ...numbered(most, (index) => `live/${index}.ts`),
      ...numbered(most + 1, (index) => `settings/${index}/a.ts`),
      ...numbered(most - 1, (index) => `${index}.ts`),
    ];
    assert.deepEqual(crowded(files), [".", "live", "settings"]);
    assert.deepEqual(crowded(files.slice(0, -1)), ["live", "settings"]);
  });
});
