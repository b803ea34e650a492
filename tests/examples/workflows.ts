import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { bash } from "../support/bash";
import { readYaml } from "../repository/files";

/** The folder with the workflows to copy. */
export const folder = "examples/github";

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The parts of a workflow that the tests look at. */
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly defaults?: unknown;
  readonly concurrency: { readonly group: string; readonly "cancel-in-progress": boolean };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly "timeout-minutes": number;
  readonly steps: readonly Step[];
}

export const workflow = (file: string) => readYaml(`${folder}/${file}`) as Workflow;
export const jobsOf = (file: string) => Object.values(workflow(file).jobs);

/** Programs on the path that note how they are called, and give fixed answers. */
export class Desk {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-github-"));

  program(name: string, script: string): void {
    const text = `#!/bin/bash\necho "${name} $*" >> "$CALLS"\n${script}\n`;
    fs.writeFileSync(path.join(this.folder, name), text, { mode: 0o755 });
  }

  async run(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const calls = path.join(this.folder, "calls");
    const output = path.join(this.folder, "output");
    for (const each of [calls, output]) fs.writeFileSync(each, "");
    const PATH = [this.folder, process.env["PATH"]].join(path.delimiter);
    const { code, stderr } = await bash(command, {
      cwd: this.folder,
      env: { PATH, CALLS: calls, GITHUB_OUTPUT: output, TMPDIR: this.folder, ...env },
    });
    const read = (file: string) => fs.readFileSync(file, "utf8");
    return { code, stderr, calls: read(calls).trim().split("\n"), output: read(output) };
  }
}
