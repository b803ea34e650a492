import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../../../support/program";

/** Puts a `pulumi-language-nodejs` into a folder, which starts `languageHost.ts`. The folder must be on the CLI's PATH. */
export function putLanguageHost(folder: string): void {
  const host = [
    process.execPath,
    "-r",
    path.join(projectFolder, "tools", "loadTypeScript.cjs"),
    path.join(__dirname, "languageHost.ts"),
  ];
  fs.writeFileSync(
    path.join(folder, "pulumi-language-nodejs"),
    `#!/bin/sh\nexec ${host.map((each) => `'${each}'`).join(" ")}\n`,
    { mode: 0o755 },
  );
}
