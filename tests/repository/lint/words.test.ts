import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder, readProjectFile } from "../files";
import { complaints as complaintsOf } from "./oxlint";

interface Words {
  readonly badWords: (text: string) => readonly string[];
}

const words = path.join(projectFolder, "tests", "checks", "lint", "words.mjs");
const loaded = import(words) as Promise<Words>;

/** The samples have `_` for a space, so that the linter does not find them in this file. */
function spaced(sample: string): string {
  return sample.replaceAll("_", " ");
}

/** What the rule says about the text of a file. */
async function complaints(text: string): Promise<readonly string[]> {
  return (await complaintsOf({ "tests/sample.ts": text }))("tests/sample.ts");
}

describe("Plain English", () => {
  it("is asked for in comments, messages and titles", async () => {
    const lines = [
      "/** The limit; undefined",
      " * where_nobody has set one. */",
      "// Its own",
      "// key, not one's_own.",
      'console.log("The app waits where_there_is no image");',
      "it(`${1} is_said of it`, () => {});",
      "// Since_when it runs.",
      "// It fails though_no_cause_be known.",
      "// Said in_so_many_words.",
    ];
    const place = "has to be read twice: use if: where is a place.";
    assert.deepEqual(
      await complaints(spaced(lines.join("\n"))),
      [
        `1: "where_nobody" ${place}`,
        `1: "undefined_where" ${place}`,
        `3: "one's_own" has to be read twice: say whose it is.`,
        `5: "where_there_is" ${place}`,
        `6: "is_said" has to be read twice: say who says it, or use is named.`,
        `7: "though_no_cause_be" has to be read twice: use even if.`,
        `7: "Since_when" has to be read twice: say the time since which.`,
        `7: "in_so_many_words" has to be read twice: say explicitly.`,
      ].map(spaced),
    );
  });

  it("is asked for in titles of tests, each of which is a sentence with the title around it", async () => {
    const titles = ["of a stack", "that_is new", "without a file", "starts without a file"];
    const lines = titles.map((title) => `it("${title.replace("_", " ")}", () => {});`);
    const advice = "begins no sentence: say what is tested, what it does, and when.";
    assert.deepEqual(await complaints(`${lines.join("\n")}\nit(\`by \${1}\`, () => {});`), [
      `1: "of" ${advice}`,
      `2: "that" ${advice}`,
      `3: "without" ${advice}`,
      `5: "by" ${advice}`,
    ]);
  });

  it("has short sentences, without addresses", async () => {
    const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");
    assert.deepEqual(await complaints(`// ${words(40)} https://example.com/x\n//\n`), []);
    assert.deepEqual(await complaints(`// ${words(20)}\n// ${words(21)}. Next.\n`), [
      '1: A sentence of 41 words begins with "word word".',
    ]);
  });

  it("allows the words in their other meanings", async () => {
    const text =
      "// It is where the tasks run, and sends none without an answer. The same applies.";
    assert.deepEqual(await complaints(text), []);
  });

  for (const page of pages()) {
    it(`is on the page ${page}`, async () => {
      const { badWords } = await loaded;
      const text = readProjectFile(page).replace(/^( *)```[\s\S]*?^\1```$/gm, "");
      assert.deepEqual(
        text.split(/\n\s*\n/).flatMap((part) => badWords(part.replace(/\s+/g, " "))),
        [],
      );
    });
  }
});

/** The pages that people read, except the history of old versions. */
function pages(): readonly string[] {
  const inFolder = (folder: string) =>
    fs.readdirSync(path.join(projectFolder, folder)).map((file) => path.posix.join(folder, file));
  const all = ["", "docs", "examples/catalog", "tests/emulator", "tests/engine", "tests/scan"];
  return all.flatMap(inFolder).filter((file) => file.endsWith(".md") && file !== "CHANGELOG.md");
}
