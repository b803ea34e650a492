import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { entries } from "../../../tools/commands/catalog/entries";
import { projectFolder } from "../../support/program";
import { runCatalog } from "./run";

describe("catalog", () => {
  it("lists every command in its group, within 80 columns", async () => {
    for (const argv of [[], ["--help"], ["help"]]) {
      const { code, out } = await runCatalog(argv);
      assert.equal(code, 0);
      for (const { name, changes } of entries) {
        assert.match(out, new RegExp(`^  ${name}${changes ? " \\*" : ""} `, "m"));
      }
      assert.deepEqual(
        out.split("\n").filter((line) => line.length > 80),
        [],
      );
    }
  });

  it("names the nearest command for one that it does not know, with 2", async () => {
    const { code, out, err } = await runCatalog(["stats"]);
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^There is no command stats\. Did you mean catalog status\?/);
    assert.doesNotMatch((await runCatalog(["something"])).err, /Did you mean/);
  });

  it("ends with 2 for a wrong option, a stack without a file, and two stacks, before AWS is asked", async () => {
    const wrong = [["--jsn"], ["nowhere"], ["prod", "--stack", "dev"]];
    for (const words of wrong) {
      const { code, err, calls } = await runCatalog(["status", ...words]);
      assert.deepEqual([code, calls], [2, []], words.join(" "));
      assert.notEqual(err, "");
    }
  });

  it("refuses an option that npm kept for itself, with the line to type", async () => {
    const { code, err } = await runCatalog(["status"], {}, { env: { npm_config_stack: "prod" } });
    assert.equal(code, 2);
    assert.match(err, /npm kept --stack for itself/);
  });

  it("completes commands in bash, zsh and fish", async () => {
    for (const shell of ["bash", "zsh", "fish"]) {
      const { code, out } = await runCatalog(["completion", shell]);
      assert.equal(code, 0);
      for (const { name } of entries) assert.ok(out.includes(name), `${shell} lacks ${name}`);
    }
    assert.equal((await runCatalog(["completion", "csh"])).code, 2);
  });

  it("gives bash what begins with the typed word, and the stacks of the folder", async () => {
    const { out } = await runCatalog(["completion", "bash"]);
    const complete = (words: string, index: number) =>
      spawnSync(
        "bash",
        [
          "-c",
          `${out}\nCOMP_WORDS=(${words}); COMP_CWORD=${index}; _catalog; echo "\${COMPREPLY[@]}"`,
        ],
        { cwd: projectFolder, encoding: "utf8" },
      ).stdout.trim();
    assert.equal(complete("catalog stat", 1), "status");
    assert.equal(complete('catalog status ""', 2), "dev prod");
  });

  it("is the package's bin, and starts from any folder", () => {
    const { bin } = JSON.parse(
      fs.readFileSync(path.join(projectFolder, "package.json"), "utf8"),
    ) as {
      readonly bin: Readonly<Record<string, string>>;
    };
    assert.deepEqual(bin, { catalog: "bin/catalog.cjs" });
    const ended = spawnSync(
      process.execPath,
      [path.join(projectFolder, "bin", "catalog.cjs"), "why", "prod", "--help"],
      { cwd: "/", encoding: "utf8" },
    );
    assert.deepEqual([ended.status, ended.stderr], [0, ""]);
    assert.match(ended.stdout, /Exit codes:/);
  });
});

describe("docs/catalog.md", () => {
  const page = fs.readFileSync(path.join(projectFolder, "docs", "catalog.md"), "utf8");

  for (const { name, changes, needs } of entries) {
    it(`tells of catalog ${name} what the table does`, () => {
      const row = page.split("\n").find((line) => line.startsWith(`| \`catalog ${name}\``)) ?? "";
      const [, , , needed = "", changed = ""] = row.split("|").map((cell) => cell.trim());
      assert.equal(needed, needs.join(", ") || "nothing");
      assert.equal(changed !== "no", changes);
    });
  }

  it("names no command that there is not", () => {
    const rows = page.split("\n").flatMap((line) => /^\| `catalog (\w+)`/.exec(line)?.[1] ?? []);
    assert.deepEqual(
      rows.filter((name) => !entries.some((each) => each.name === name)),
      [],
    );
  });
});
