import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { runCheckov } from "../../../tools/scan/scanners/checkov";
import { terraformPlan } from "../../../tools/scan/terraform/plan";
import { inFolder } from "../../support/folder";
import { made } from "./fixture";

const nothing = JSON.stringify({ passed: 0, failed: 0, parsing_errors: 0 });

/** The findings that come from Checkov's report about a plan. */
async function reported(report: string, ...resources: Parameters<typeof made>[]) {
  let result: unknown;
  await inFolder({}, async (folder) => {
    const python = path.join(folder, "python");
    await fs.writeFile(python, `#!/bin/sh\necho '${report}'\n`, { mode: 0o755 });
    const tools = { python, versions: { checkov: "1.2.3" } };
    const plan = terraformPlan(resources.map((args) => made(...args)));
    result = await runCheckov(tools, plan).catch((error: unknown) => error);
  });
  return result;
}

describe("Checkov's report", () => {
  it("is an error if it has nothing, although there was something to check", async () => {
    const error = await reported(nothing, ["aws:s3/bucket:Bucket", "it", {}]);
    assert.match(String(error), /checked none of the plan's 1 resources: is 1\.2\.3 the version/);
  });

  it("may have nothing for an empty plan", async () => {
    assert.deepEqual(await reported(nothing), {
      scanner: "checkov 1.2.3",
      passed: 0,
      findings: [],
    });
  });
});
