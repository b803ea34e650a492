import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { pathToFileURL } from "node:url";
import { mustSucceed } from "../../tools/programs/run";
import type { BrowserTools } from "./tools";

/** A picture as a browser shows it on a page of 880 pixels, the width of GitHub's column. */
export interface Rendered {
  /** Pixels of the smallest text. */
  readonly smallest: number;
  /** Pixels on the page. */
  readonly width: number;
  readonly height: number;
  /** Every label. */
  readonly texts: readonly string[];
}

/** Draws a Mermaid diagram in Chromium, without network, and measures its text. Rejects if Mermaid refuses it. */
export async function render(diagram: string, tools: BrowserTools): Promise<Rendered> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-browser-"));
  try {
    const page = path.join(folder, "page.html");
    fs.writeFileSync(page, pageOf(diagram, tools.mermaid));
    const { stdout } = await mustSucceed(
      tools.chromium,
      [...flags, `--user-data-dir=${folder}/profile`, "--dump-dom", pathToFileURL(page).href],
      { limit: 90_000 },
    );
    const [, found = ""] = /<pre id="out">([^<]*)/.exec(stdout) ?? [];
    const answer = JSON.parse(found.replaceAll("&amp;", "&")) as Rendered | { error: string };
    if ("error" in answer) throw new Error(answer.error);
    return answer;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Chromium's sandbox needs rights that a container does not have. */
const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--window-size=880,2000",
  "--virtual-time-budget=20000",
];

function pageOf(diagram: string, mermaid: string): string {
  return `<!doctype html><meta charset="utf-8">
<body style="margin:0;width:880px"><div id="picture"></div><pre id="out"></pre>
<script src="${pathToFileURL(mermaid).href}"></script>
<script>
  mermaid.initialize({ startOnLoad: false });
  mermaid.render("g", ${JSON.stringify(diagram)}).then(({ svg }) => {
    picture.innerHTML = svg;
    const drawn = picture.querySelector("svg");
    const box = drawn.getBoundingClientRect();
    const scale = box.width / drawn.viewBox.baseVal.width;
    const labels = [...drawn.querySelectorAll(".nodeLabel, .edgeLabel, .cluster-label span")]
      .filter((each) => each.textContent.trim() !== "");
    out.textContent = JSON.stringify({
      smallest: Math.min(...labels.map((each) => parseFloat(getComputedStyle(each).fontSize) * scale)),
      width: box.width,
      height: box.height,
      texts: labels.map((each) => each.textContent.replace(/[<>&]/g, "")),
    });
  }).catch((error) => { out.textContent = JSON.stringify({ error: String(error).replace(/[<>&]/g, "") }); });
</script>`;
}
