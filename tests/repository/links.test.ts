import GithubSlugger from "github-slugger";
import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFiles, projectFolder, readProjectFile } from "./files";

describe("The Markdown files", () => {
  for (const page of markdownFiles()) {
    it(`link only to existing files and headings, in ${page}`, () => {
      assert.deepEqual(brokenLinks(page, readProjectFile(page)), []);
    });
  }

  it("have the headings that comments and messages refer to", () => {
    const named = namedHeadings();
    assert.ok(named.some(({ heading }) => heading === "Push an image"));
    const missing = named.filter(
      ({ page, heading }) => !headings(readProjectFile(page)).includes(heading),
    );
    assert.deepEqual(missing, []);
  });
});

describe("The files and folders that comments and pages name in backticks", () => {
  it("exist", () => {
    const named = namedPaths();
    assert.ok(named.length > 50, String(named.length));
    const there = (file: string) => fs.existsSync(path.join(projectFolder, file));
    assert.deepEqual(
      named.filter(({ target }) => !there(target) && !there(`${target}.ts`)),
      [],
    );
  });
});

describe("The search for broken links", () => {
  const found = (markdown: string) => brokenLinks("docs/networks.md", markdown);

  it("finds files and headings that do not exist", () => {
    assert.deepEqual(found("# A\n[a](#a) [b](#b) [c](none.md) [d](../README.md#none)"), [
      "#b",
      "none.md",
      "../README.md#none",
    ]);
  });

  it("uses GitHub's names of headings, and ignores code and other sites", () => {
    const text =
      "# A `b`: c, d\n# A\n# A\n[a](#a-b-c-d) [b](#a-1) [c](https://example.com/#x)\n" +
      "`[d](#d)`\n```md\n# E\n[e](#e)\n```\n[e](#e)";
    assert.deepEqual(found(text), ["#e"]);
  });
});

/** The link targets on a page that do not exist: relative files, and headings in them. */
function brokenLinks(page: string, markdown: string): string[] {
  const targets = [...prose(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(
    ([, target = ""]) => target,
  );
  return targets.filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [file = "", anchor] = target.split("#");
    const linked = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
    if (!fs.existsSync(path.join(projectFolder, linked))) return true;
    if (anchor === undefined) return false;
    return !anchors(file === "" ? markdown : readProjectFile(linked)).includes(anchor);
  });
}

/** The text without code, in which there are no links or headings. */
function prose(markdown: string): string {
  return markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, "").replace(/`[^`\n]*`/g, "");
}

function headings(markdown: string): string[] {
  const withoutBlocks = markdown.replace(/^( *)```[\s\S]*?^\1```$/gm, "");
  return [...withoutBlocks.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) => title);
}

function anchors(markdown: string): string[] {
  const slugger = new GithubSlugger();
  return headings(markdown).map((title) => slugger.slug(title.replaceAll("`", "")));
}

/** Every `<page>.md, "Heading"` in the files that people and programs read. */
function namedHeadings(): { readonly page: string; readonly heading: string }[] {
  return projectFiles(/\.(ts|md|yaml|yml)$|^[^.]+$/).flatMap((file) =>
    [...readProjectFile(file).matchAll(/((?:docs\/)?[\w-]+\.md), "([^"]+)"/g)].map(
      ([, page = "", heading = ""]) => ({ page, heading }),
    ),
  );
}

/**
 * Every path below one of the project's folders that stands in backticks, except in the changelog's
 * sections about the past.
 */
function namedPaths(): { readonly file: string; readonly target: string }[] {
  const below =
    /`((?:bootstrap|components|docs|examples|live|parts|settings|tests|tools)\/[\w./-]+)`/g;
  return projectFiles(/\.(ts|md)$/)
    .filter((file) => file !== "CHANGELOG.md")
    .flatMap((file) =>
      [...readProjectFile(file).matchAll(below)].map(([, target = ""]) => ({ file, target })),
    );
}

function markdownFiles(): string[] {
  return projectFiles(/\.md$/);
}
