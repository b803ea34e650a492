import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { program } from "../../program";
import { rewriteSections } from "../../tools/readme/rewrite";
import { previewExcerpt, readmeSections } from "../../tools/readme/sections";
import { settingRows } from "../../tools/readme/settingRows";
import { settingsPage } from "../../tools/readme/settingsPage";
import { projectFolder } from "../support/program";

const readme = read("README.md");

describe("README", () => {
  describe("its generated sections", () => {
    let sections: Readonly<Record<string, string>>;
    before(async () => {
      sections = await readmeSections(projectFolder, program);
    });

    for (const name of ["preview", "architecture", "push", "rollout", "cost"]) {
      it(`${name} is what npm run readme writes`, async () => {
        const body = sections[name];
        assert.ok(body);
        const fresh = await rewriteSections(readme, { [name]: body }, "README.md");
        assert.equal(readme, fresh, "stale: npm run readme");
      });
    }

    it("are all that there are", () => {
      const marked = [...readme.matchAll(/<!-- begin (.*?) -->/g)].map(([, name]) => name);
      assert.deepEqual(marked.sort(), Object.keys(sections).sort());
    });
  });

  it("has both headline commands in code of their own", () => {
    const blocks = codeBlocks(readme).map((block) => block.split("\n"));
    assert.ok(blocks.some((lines) => lines.join() === "npm ci,npm run preview"));
    assert.ok(blocks.some((lines) => lines.join() === "npm test"));
  });

  for (const file of ["README.md", "AGENTS.md", "CHANGELOG.md"]) {
    it(`names no npm script that package.json lacks, in ${file}`, () => {
      const { scripts } = packageJson();
      const named = [...read(file).matchAll(/npm run ([a-z][\w:-]*)/g)].map(
        ([, name = ""]) => name,
      );
      assert.deepEqual(
        named.filter((name) => !(name in scripts)),
        [],
      );
    });
  }

  it("sets no key that is not a setting", () => {
    const keys = configuredKeys(readme);
    assert.ok(keys.length > 5, "finds the commands at all");
    assert.deepEqual(unknownKeys(keys), []);
  });

  it("has every heading that the program's messages send people to", () => {
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title);
    const named = sourceFiles(["components", "settings", "outputs.ts"]).flatMap((file) =>
      [...read(file).matchAll(/README, "([^"]+)"/g)].map(([, title]) => title),
    );
    assert.ok(named.includes("Push an image"));
    assert.deepEqual(
      named.filter((title) => !headings.includes(title)),
      [],
    );
  });
});

describe("docs/settings.md", () => {
  const file = path.join(projectFolder, "docs", "settings.md");

  it("is what npm run readme writes, with every setting", async () => {
    const page = await settingsPage(file);
    assert.equal(fs.readFileSync(file, "utf8"), page, "stale: npm run readme");
    for (const { key } of settingRows()) assert.ok(page.includes(`| \`${key}\` `), key);
  });
});

describe("AGENTS", () => {
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

describe("the settings' rows", () => {
  const row = (key: string) => settingRows().find((each) => each.key === key);

  it("have a map's keys with their rule and default", () => {
    assert.deepEqual(row("monitoring.cpuAlarmPercent"), {
      key: "monitoring.cpuAlarmPercent",
      what: "average CPU above which the alarm goes off",
      value: "a whole number from 1 to 100 (percent)",
      otherwise: "`80`",
    });
  });

  it("say of a union's keys which alternative has them, and only of those that not all have", () => {
    assert.match(row("image.context")?.what ?? "", /^with `source: build`; /);
    assert.doesNotMatch(row("image.platform")?.what ?? "", /with `/);
    assert.equal(row("image.source")?.otherwise, "`registry`");
    assert.equal(settingRows().filter(({ key }) => key === "image.platform").length, 1);
  });

  it("say what is required, what is not, and what is a secret", () => {
    assert.equal(row("imageTag")?.otherwise, "required");
    assert.equal(row("aws:profile")?.otherwise, "none");
    assert.equal(row("supabaseUrl")?.otherwise, "required, except with mock data");
    assert.match(
      row("supabaseUrl")?.what ?? "",
      /secret: `pulumi config set --secret supabaseUrl`/,
    );
    assert.equal(row("environment")?.otherwise, "none");
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

describe("the preview's excerpt", () => {
  it("refuses a text that is none", () => {
    assert.throws(() => previewExcerpt("Outputs\n"), /no count/);
  });
});

describe("the search for settings in commands", () => {
  it("finds what is no setting", () => {
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

/** The keys that commands set or get: `pulumi config set --path a.b c`, `--config a.b=c`. */
function configuredKeys(markdown: string): string[] {
  const commands = /pulumi config (?:set|get|rm)(?: --path| --secret| --type \w+)* ([\w.:]+)/g;
  const options = /--config ([\w.:]+)=(?!value)/g;
  return [commands, options].flatMap((pattern) =>
    [...markdown.matchAll(pattern)].map(([, key = ""]) => key),
  );
}

/** Keys within `environment`, `secrets` and `tags` are the person's own. */
function unknownKeys(keys: readonly string[]): string[] {
  const rows = settingRows().map(({ key }) => key);
  const known = new Set(rows.flatMap((key) => [key, key.split(".")[0] ?? key]));
  return keys.filter((key) => {
    const [map = ""] = key.split(".");
    return !known.has(key) && !["environment", "secrets", "tags"].includes(map);
  });
}

function codeBlocks(markdown: string): string[] {
  return [...markdown.matchAll(/^```\w*\n([\s\S]*?)\n```$/gm)].map(([, code = ""]) => code);
}

interface PackageJson {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function packageJson(): PackageJson {
  return JSON.parse(read("package.json")) as PackageJson;
}

function sourceFiles(places: readonly string[]): string[] {
  return places.flatMap((place) =>
    place.endsWith(".ts")
      ? [place]
      : fs
          .readdirSync(path.join(projectFolder, place), { recursive: true, encoding: "utf8" })
          .filter((file) => file.endsWith(".ts"))
          .map((file) => path.join(place, file)),
  );
}

function read(file: string): string {
  return fs.readFileSync(path.join(projectFolder, file), "utf8");
}
