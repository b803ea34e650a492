import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import type { Io } from "../../../tools/commands/catalog/io";
import type { Answers } from "../../live/support/cannedAws";
import { inFolder } from "../../support/folder";
import { runCatalog } from "../catalog/run";

/** A project with `dev`, which shares its load balancer. */
export const files = {
  "Pulumi.yaml": "name: mcp-catalog\nruntime: nodejs\n",
  "Pulumi.dev.yaml": `config:
  aws:region: us-east-1
  image: { source: build, context: ./examples/catalog }
  imageTag: dev
  shares: "true"
  domain: { name: dev.example.com, zone: example.com }
  supabaseKey: { secure: v1:abc }
`,
};

/** A machine with the Pulumi CLI, which notes its calls and knows some stacks. Some calls fail. */
export function machine(
  stacks: readonly string[] = [],
  failing = "none",
  lastUpdate = "2020-01-01T00:00:00Z",
) {
  const asked: string[] = [];
  const programs: Io["programs"] = {
    has: () => Promise.resolve(true),
    run: (name, words) => {
      const text = [name, ...words].join(" ");
      asked.push(text);
      return Promise.resolve(text.includes(failing) ? 255 : 0);
    },
    read: (_, words) =>
      Promise.resolve(
        words[1] === "ls"
          ? JSON.stringify(stacks.map((name) => ({ name, lastUpdate })))
          : '{"url":"https://mcp-catalog-pr-7.example.com"}',
      ),
  };
  return { asked, programs };
}

/** No line is wider than 80 columns, except a command that is run, JSON, and a refused command line. */
function fits(text: string) {
  const wide = text.split("\n").filter((line) => line.length > 80);
  assert.deepEqual(
    wide.filter((line) => !/^pulumi |^ *["[{]/.test(line)),
    [],
  );
}

/** Runs `catalog review …` in a folder with that project, and says which files of review stacks are left. */
export const run = (
  words: readonly string[],
  given: ReturnType<typeof machine>,
  more = {},
  answers: Answers = { DeleteParameter: () => ({}) },
) =>
  inFolder({ ...files, ...more }, async (folder) => {
    const done = await runCatalog(["review", ...words], answers, { ...given, folder });
    if (done.code !== 2) fits(done.out + done.err);
    return { ...done, left: (await fs.readdir(folder)).filter((each) => each.includes("pr-")) };
  });
