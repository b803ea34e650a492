import assert from "node:assert/strict";
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";

/** A stage of a Dockerfile: what it is made from, and its instructions in their order. */
export interface Stage {
  readonly from: string;
  readonly instructions: { readonly keyword: string; readonly value: string }[];
}

/** Reads a Dockerfile of plain lines, without here-documents or other parsers. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: Stage[] = [];
  const lines = text
    .replace(/^ *#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n");
  for (const line of lines.filter((candidate) => candidate.trim() !== "")) {
    const [, keyword = "", value = ""] = /^([A-Z]+) (.+)$/.exec(line) ?? assert.fail(line);
    if (keyword === "FROM") stages.push({ from: value, instructions: [] });
    else stages.at(-1)?.instructions.push({ keyword, value });
  }
  return stages;
}

/** Carries out a stage's COPY lines of plain names in the working directory `/app`; owners stay as they are. */
export async function copyInto(
  folder: string,
  { instructions }: Stage,
  source: (stage: string | undefined) => string,
  ignored: readonly string[],
): Promise<void> {
  for (const { keyword, value } of instructions) {
    if (keyword !== "COPY") continue;
    const [, stage, rest = ""] = /^(?:--from=(\w+) )?(?:--chown=\S+ )?(.+)$/.exec(value) ?? [];
    const names = rest.split(" ");
    const target = path.join(folder, names.pop() ?? assert.fail(value));
    await mkdir(target, { recursive: true });
    for (const name of names) {
      assert.ok(stage || !ignored.includes(name), `${name} is in .dockerignore`);
      const from = path.join(source(stage), stage ? path.relative("/app", name) : name);
      await cp(from, stage ? target : path.join(target, name), { recursive: true });
    }
  }
}
