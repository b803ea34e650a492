import assert from "node:assert/strict";
import * as path from "node:path";
import { projectFolder, readProjectFile } from "../files";
import { diagnostics } from "./oxlint";

const compiler = {
  extends: path.join(projectFolder, "tsconfig.json"),
  compilerOptions: { types: [], incremental: false },
  include: ["."],
};

/** The rules that a text breaks, with the project's own settings for the linter and the compiler. */
async function brokenRules(name: string, text: string): Promise<readonly string[]> {
  const found = await diagnostics({ "tsconfig.json": JSON.stringify(compiler), [name]: text });
  return found.map(({ code }) => (code ?? "").replace(/^[\w-]+\((.*)\)$/, "$1")).sort();
}

describe("The linter that knows types", () => {
  it("refuses what breaks a strict rule, and what the compiler refuses", async () => {
    const text = `
      async function load(): Promise<number> { return await Promise.resolve(1); }
      export function start(mode: "on" | "off", given: any): void {
        load();
        switch (mode) {
          case "on":
            given.stop();
        }
        const items: string[] = [];
        items[0].trim();
        if (items) throw "text";
        start("on", items[0]!);
      }
    `;
    assert.deepEqual(await brokenRules("start.ts", text), [
      "TS2532",
      "no-explicit-any",
      "no-floating-promises",
      "no-non-null-assertion",
      "no-unnecessary-condition",
      "no-unnecessary-type-assertion",
      "no-unsafe-call",
      "no-unsafe-member-access",
      "only-throw-error",
      "switch-exhaustiveness-check",
    ]);
  });

  it("refuses an unknown name in a script", async () => {
    assert.deepEqual(await brokenRules("start.cjs", "process.exitCode = code;"), ["no-undef"]);
  });

  it("reads every folder except the apps that Next.js builds", () => {
    const { ignorePatterns } = JSON.parse(
      readProjectFile(".oxlintrc.json").replace(/^ *\/\/.*$/gm, ""),
    ) as { readonly ignorePatterns: readonly string[] };
    assert.deepEqual(ignorePatterns, ["examples/**", "tests/next/usual/**"]);
  });
});
