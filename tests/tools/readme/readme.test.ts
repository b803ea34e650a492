import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { program } from "../../../program";
import { rewriteSections } from "../../../tools/readme/rewrite";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { generatedPages } from "../../../tools/readme/pages";
import { pageSections } from "../../../tools/readme/sections";
import { settingRows } from "../../../tools/readme/settings/rows";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { projectFolder } from "../../support/program";
import { previewCommitted } from "../../support/stack";
import { codeBlocks, configuredKeys, previewCommands, unknownKeys } from "./pageCommands";

const readme = read("README.md");

/** Every page that people read, except the pages in other folders. */
const pages = ["README.md", "AGENTS.md", "CHANGELOG.md", "CONTRIBUTING.md", ...docPages()];

describe("The generated pages", () => {
  let generated: Readonly<Record<string, string>>;
  before(async () => {
    generated = await generatedPages(projectFolder, program);
  });

  for (const page of ["README.md", ...docPages()]) {
    it(`have what npm run readme writes, in ${page}`, () => {
      if (page in generated) assert.equal(read(page), generated[page], "stale: npm run readme");
    });
  }

  it("have no section that nothing writes", async () => {
    const sections = await pageSections(projectFolder, program, await previewCommitted("prod"));
    for (const page of pages) {
      const marked = [...read(page).matchAll(/^<!-- begin (.*?) -->$/gm)].map(([, name]) => name);
      assert.deepEqual(marked.sort(), Object.keys(sections[page] ?? {}).sort(), page);
    }
  });

  it("have every setting, in docs/settings.md", () => {
    for (const { key } of settingRows()) {
      assert.ok(read("docs/settings.md").includes(`| \`${key}\` `), key);
    }
  });
});

describe("README", () => {
  it("has at most 200 lines", () => {
    const lines = readme.trimEnd().split("\n").length;
    assert.ok(lines <= 200, `${lines} lines: move what is not for everybody to a page in docs/`);
  });

  it("has both headline commands in code of their own", () => {
    const blocks = codeBlocks(readme).map((block) => block.split("\n"));
    assert.ok(blocks.some((lines) => lines.join() === "npm ci,npm run preview"));
    assert.ok(blocks.some((lines) => lines.join() === "npm test"));
  });

  it("links to every page in docs/", () => {
    const missing = docPages().filter((page) => !readme.includes(`](${page})`));
    assert.deepEqual(missing, []);
  });
});

describe("What the pages tell people to type", () => {
  for (const page of pages) {
    it(`names no npm script that package.json lacks, in ${page}`, () => {
      const { scripts } = packageJson();
      const named = [...read(page).matchAll(/npm run ([a-z][\w:-]*)/g)].map(
        ([, name = ""]) => name,
      );
      assert.deepEqual(
        named.filter((name) => !(name in scripts)),
        [],
      );
    });

    it(`sets no key that is not a setting, in ${page}`, () => {
      assert.deepEqual(unknownKeys(configuredKeys(read(page))), []);
    });
  }

  it("previews what can be previewed", async () => {
    const commands = pages.flatMap((page) => previewCommands(read(page)));
    assert.ok(commands.length >= 3, commands.join("\n"));
    for (const command of commands) {
      const [, stack = "dev"] = /--stack (\S+)/.exec(command) ?? [];
      const settings = [...command.matchAll(/--config ([\w.]+=\S+)/g)].map(([, each = ""]) => each);
      const config = overrideConfig(readStackConfig(projectFolder, stack), settings);
      await assert.doesNotReject(previewStack(config, program), command);
    }
  });

  it("sets keys at all", () => {
    assert.ok(configuredKeys(readme).length > 5);
  });
});

describe("AGENTS", () => {
  it("names every room, every room of the tools, and every file beside them", () => {
    const foldersIn = (folder: string) =>
      fs
        .readdirSync(path.join(projectFolder, folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name))
        .map(({ name }) => `${name}/`);
    const files = fs.readdirSync(projectFolder).filter((name) => name.endsWith(".ts"));
    const [, tree = ""] = /```text\n([^]*?)```/.exec(read("AGENTS.md")) ?? [];
    const named = tree.split(/\s+/);
    assert.deepEqual(
      [...foldersIn("."), ...foldersIn("tools"), ...files].filter(
        (name) => !named.some((each) => each.startsWith(name)),
      ),
      [],
    );
  });

  it("says what every dependency is for", () => {
    const { dependencies, devDependencies } = packageJson();
    const text = read("AGENTS.md");
    const named = (name: string) => text.includes(`\`${name}\``);
    const unnamed = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !named(name) && !named(name.replace(/\/.*/, "/*")),
    );
    assert.deepEqual(unnamed, []);
  });
});

describe("rewriteSections", () => {
  const file = path.join(projectFolder, "README.md");

  it("replaces what stands between the markers, and nothing else", async () => {
    const before = "# A\n\n<!-- begin b -->\n\nold\n\n<!-- end b -->\n\nrest\n";
    assert.equal(await rewriteSections(before, { b: "new" }, file), before.replace("old", "new"));
  });

  for (const text of ["none", "<!-- begin b -->", "<!-- end b --><!-- begin b -->"]) {
    it(`refuses ${text}`, async () => {
      await assert.rejects(
        rewriteSections(text, { b: "new" }, file),
        /must stand in the file once/,
      );
    });
  }

  it("refuses a section that stands there twice", async () => {
    const section = "<!-- begin b --><!-- end b -->";
    await assert.rejects(rewriteSections(section + section, { b: "" }, file), /once/);
  });
});

describe("the search for settings in commands", () => {
  it("finds what is not a setting", () => {
    const text = [
      "```sh",
      "pulumi config set --secret supabaseUrl -s prod",
      "pulumi config set --path --type string environment.LOG_LEVEL info",
      "pulumi config set imageTagg v1.1.0 && pulumi up",
      "npm run preview -- --config network.mod=dedicated",
      "```",
      "`pulumi config set --path healthCheck.interval 5`, `pulumi config set <key> <value>`",
    ].join("\n");
    assert.deepEqual(unknownKeys(configuredKeys(text)), [
      "imageTagg",
      "healthCheck.interval",
      "network.mod",
    ]);
  });
});

interface PackageJson {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function packageJson(): PackageJson {
  return JSON.parse(read("package.json")) as PackageJson;
}

function docPages(): string[] {
  return fs.readdirSync(path.join(projectFolder, "docs")).map((name) => `docs/${name}`);
}

function read(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), "utf8");
}
