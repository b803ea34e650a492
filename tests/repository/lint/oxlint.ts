import assert from "node:assert/strict";
import * as path from "node:path";
import { inFolder } from "../../support/folder";
import { projectFolder, readProjectFile } from "../files";
import { runProgram } from "../../../tools/programs/run";

interface Diagnostic {
  readonly message: string;
  /** `house(plain-english)`; missing if the file could not be parsed. */
  readonly code?: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

type Texts = Readonly<Record<string, string>>;

/** The project's settings for the linter, for another folder. */
const config = readProjectFile(".oxlintrc.json").replace(
  '"./tests/checks/',
  `"${projectFolder}/tests/checks/`,
);
const withoutTypes = config.replace(/"(typeAware|typeCheck)": true/g, '"$1": false');

/** Everything that the linter finds in files with these texts. */
export function diagnostics(texts: Texts): Promise<readonly Diagnostic[]> {
  return lint({ ".oxlintrc.json": config, ...texts });
}

/**
 * What the project's own rules say about files with these texts, as `line: message`, for each file. Oxlint runs once for
 * all of them, and without types, because these rules need none.
 */
export async function complaints(texts: Texts): Promise<(file: string) => readonly string[]> {
  const found = await lint({ ".oxlintrc.json": withoutTypes, ...texts });
  const broken = found.filter(({ code }) => code === undefined);
  assert.deepEqual(broken, []);
  return (file) =>
    found
      .filter(({ filename, code }) => filename === file && code?.startsWith("house("))
      .map(({ message, labels }) => ({ message, line: labels[0]?.span.line ?? 0 }))
      .sort((one, other) => one.line - other.line)
      .map(({ message, line }) => `${line}: ${message}`);
}

function lint(files: Texts): Promise<readonly Diagnostic[]> {
  return inFolder(files, async (cwd) => {
    const oxlint = path.join(projectFolder, "node_modules", "oxlint", "bin", "oxlint");
    const args = [oxlint, "--format", "json"];
    const { stdout, stderr } = await runProgram(process.execPath, args, { cwd });
    assert.ok(stdout.startsWith("{"), stdout + stderr);
    return (JSON.parse(stdout) as { readonly diagnostics: readonly Diagnostic[] }).diagnostics;
  });
}
