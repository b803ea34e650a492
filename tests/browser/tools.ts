import * as fs from "node:fs";

/** The programs that the suite needs; `.ci/browser` finds or installs both. */
export interface BrowserTools {
  /** A Chromium that runs without a screen. */
  readonly chromium: string;
  /** `mermaid.min.js`, the bundle in Mermaid's npm package. */
  readonly mermaid: string;
}

/** The programs that the environment names; undefined if one does not exist. */
export function findTools(): BrowserTools | undefined {
  const chromium = process.env["MCP_CATALOG_CHROMIUM"] ?? "";
  const mermaid = process.env["MCP_CATALOG_MERMAID"] ?? "";
  return fs.existsSync(chromium) && fs.existsSync(mermaid) ? { chromium, mermaid } : undefined;
}

export const toolsMissing =
  "They need MCP_CATALOG_CHROMIUM and MCP_CATALOG_MERMAID: bash .ci/browser installs both.";
