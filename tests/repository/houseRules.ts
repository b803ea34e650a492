import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { projectFolder, readProjectFile } from "./files";

interface Report {
  readonly diagnostics: readonly {
    readonly message: string;
    readonly code?: string;
    readonly filename: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
  readonly number_of_files: number;
}

/**
 * What the project's own rules say about files with these texts, as `line: message`, for each file. Oxlint runs once for
 * all of them, in a temporary folder, with the project's configuration but without types.
 */
export function complaints(
  texts: Readonly<Record<string, string>>,
): (file: string) => readonly string[] {
  const { diagnostics, number_of_files: count } = lint(texts);
  assert.equal(count, Object.keys(texts).length);
  // Without a code, Oxlint could not parse the file.
  assert.deepEqual(
    diagnostics.filter(({ code }) => code === undefined),
    [],
  );
  return (file) =>
    diagnostics
      .filter(({ filename, code }) => filename === file && code?.startsWith("house("))
      .map(({ message, labels }) => ({ message, line: labels[0]?.span.line ?? 0 }))
      .sort((one, other) => one.line - other.line)
      .map(({ message, line }) => `${line}: ${message}`);
}

function lint(texts: Readonly<Record<string, string>>): Report {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-lint-"));
  try {
    const config = readProjectFile(".oxlintrc.json")
      .replace('"./tests/checks/', `"${projectFolder}/tests/checks/`)
      .replace(/"(typeAware|typeCheck)": true/g, '"$1": false');
    for (const [file, text] of Object.entries({ ...texts, ".oxlintrc.json": config })) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    }
    const oxlint = path.join(projectFolder, "node_modules", "oxlint", "bin", "oxlint");
    const run = spawnSync(process.execPath, [oxlint, "--format", "json"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.ok(run.stdout.startsWith("{"), run.stdout + run.stderr);
    return JSON.parse(run.stdout) as Report;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
