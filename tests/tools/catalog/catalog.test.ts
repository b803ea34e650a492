import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { bash } from "../../support/bash";
import { entries } from "../../../tools/commands/catalog/entries";
import { previewText } from "../../../tools/preview/text";
import { plainStyle } from "../../../tools/text/style";
import { onDev } from "../../support/command";
import { projectFolder } from "../../support/program";
import { previewCommitted } from "../../support/stack";
import { guarded } from "./guarded";
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

  it("has a help for every command, within 80 columns and without defaults that are off", async () => {
    for (const { name } of [...entries, { name: "completion" }]) {
      const { code, out, err } = await runCatalog([name, "--help"]);
      assert.deepEqual([code, err], [0, ""], name);
      assert.match(out, new RegExp(`^Usage: catalog ${name} `));
      assert.deepEqual(
        out.split("\n").filter((line) => line.length > 80 || /default: (?:false|\[\])/.test(line)),
        [],
      );
    }
  });

  it("points to the help after a command line that lacks an argument", async () => {
    const { code, err } = await runCatalog(["review"]);
    assert.deepEqual(
      [code, err],
      [
        2,
        "error: missing required argument 'action'\ncatalog review --help lists what it takes.\n",
      ],
    );
  });

  it("names the nearest command for an unknown one, and ends with 2", async () => {
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

  it("refuses an option that npm kept for itself, and shows the right command line", async () => {
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

  it("gives bash the completions of the typed word, and the stacks of the folder", async () => {
    const { out } = await runCatalog(["completion", "bash"]);
    const complete = async (words: string, index: number) => {
      const script = `COMP_WORDS=(${words}); COMP_CWORD=${index}; _catalog; echo "\${COMPREPLY[@]}"`;
      const { stdout } = await bash(["-c", `${out}\n${script}`], { cwd: projectFolder });
      return stdout.trim();
    };
    assert.equal(await complete("catalog stat", 1), "status");
    assert.equal(await complete('catalog status ""', 2), "dev prod");
  });

  it("is the package's bin, and each npm script of a command starts it", () => {
    const { bin, scripts } = JSON.parse(
      fs.readFileSync(path.join(projectFolder, "package.json"), "utf8"),
    ) as Readonly<Record<"bin" | "scripts", Readonly<Record<string, string>>>>;
    assert.deepEqual(bin, { catalog: "bin/catalog.cjs" });
    const { catalog: whole, ...others } = scripts;
    assert.equal(whole, "node bin/catalog.cjs");
    const started = Object.entries(others).filter(([, script]) => script.includes("catalog.cjs"));
    assert.ok(started.length >= 11, started.join(", "));
    for (const [name, script] of started) assert.equal(script, `node bin/catalog.cjs ${name}`);
    const names = entries.map(({ name }) => name);
    assert.deepEqual(
      started.map(([name]) => name).filter((name) => !names.some((each) => each === name)),
      [],
    );
  });

  // The only command that is started as a process. All other tests call `main`.
  it("previews dev in a process, from any folder, without account, CLI or network", async () => {
    const bin = path.join(projectFolder, "bin", "catalog.cjs");
    assert.deepEqual(await guarded([bin, "preview"], { CI: "true" }), {
      code: 0,
      stdout: previewText(await previewCommitted("dev"), plainStyle),
      stderr: onDev,
    });
  });

  it("would fail there with any connection, look-up of a name or child process", async () => {
    const attempts = [
      "require('net').connect(80, '127.0.0.1')",
      "new (require('net').Socket)().connect(80, '127.0.0.1')",
      "require('http').get('http://127.0.0.1')",
      "require('dns').lookup('localhost', () => 0)",
      "fetch('http://127.0.0.1')",
      "require('child_process').spawn('/bin/true')",
    ];
    const each = attempts.map((code) => `try { ${code} } catch {}`).join("\n");
    const { stderr } = await guarded(["-e", each]);
    assert.deepEqual(stderr.trim().split("\n"), [
      "network: net.connect",
      "network: Socket.connect",
      "network: net.createConnection",
      "network: dns.lookup",
      "network: fetch",
      "network: child_process.spawn",
    ]);
  });
});

describe("docs/catalog.md", () => {
  const page = fs.readFileSync(path.join(projectFolder, "docs", "catalog.md"), "utf8");

  for (const { name, changes, needs } of entries) {
    it(`says about catalog ${name} what the table does`, () => {
      const row = page.split("\n").find((line) => line.startsWith(`| \`catalog ${name}\``)) ?? "";
      const [, , , needed = "", changed = ""] = row.split("|").map((cell) => cell.trim());
      assert.equal(needed, needs.join(", ") || "nothing");
      assert.equal(changed !== "no", changes);
    });
  }

  it("names only existing commands", () => {
    const rows = page.split("\n").flatMap((line) => /^\| `catalog (\w+)`/.exec(line)?.[1] ?? []);
    assert.deepEqual(
      rows.filter((name) => !entries.some((each) => each.name === name)),
      [],
    );
  });
});
