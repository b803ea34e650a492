import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../../support/program";

/** Puts a `pulumi-language-nodejs` into a folder, which starts `languageHost.ts`. The folder must be on the CLI's PATH. */
export function putLanguageHost(folder: string): void {
  const host = [
    process.execPath,
    "-r",
    require.resolve("ts-node/register"),
    path.join(__dirname, "languageHost.ts"),
  ];
  fs.writeFileSync(
    path.join(folder, "pulumi-language-nodejs"),
    `#!/bin/sh\nTS_NODE_PROJECT='${path.join(projectFolder, "tsconfig.json")}' exec ${host.map((each) => `'${each}'`).join(" ")}\n`,
    { mode: 0o755 },
  );
}
