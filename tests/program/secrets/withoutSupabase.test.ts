import assert from "node:assert/strict";
import { program } from "../../../program";
import { previewAnswers } from "../../../tools/assumed/answers";
import { assumedLive } from "../../../tools/assumed/live";
import { evaluate } from "../../../tools/evaluate";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { previewMarkdown } from "../../../tools/preview/markdown";
import { previewText } from "../../../tools/preview/text";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { plainStyle } from "../../../tools/text/style";
import { projectFolder, Run } from "../../support/program";
import { containerOf, environmentOf, types } from "../definition";

/** The committed prod file for an app without Supabase: no secret is set. */
const config = overrideConfig(readStackConfig(projectFolder, "prod"), [
  "environment.NEXT_PUBLIC_DB_TYPE=none",
]);

const claims = /supabase|mock/i;

describe("an app without Supabase", () => {
  it("deploys without its secrets, and without a variable about mock data", async () => {
    const run = new Run(
      await evaluate(() => program(assumedLive), {
        project: config.project,
        stack: "prod",
        config: config.values,
        secretKeys: [],
        preview: false,
        answers: previewAnswers({
          region: "us-east-1",
          repositoryName: "mcp-catalog",
          imageTag: config.values["mcp-catalog:imageTag"] ?? "",
        }),
      }),
    );
    const key = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
    assert.deepEqual(
      containerOf(run).secrets.map(({ name }) => name),
      [key],
    );
    assert.equal(run.all(types.secret).length, 1);
    assert.deepEqual(
      Object.keys(environmentOf(run)).filter((name) => name.startsWith("NEXT_PUBLIC_")),
      ["NEXT_PUBLIC_DB_TYPE"],
    );
    const all = [
      run.resources.map(({ inputs }) => inputs),
      run.outputs,
      run.messages,
      run.warnings,
    ];
    assert.doesNotMatch(JSON.stringify(all), claims);
  });

  it("has a preview that says nothing of Supabase or of mock data", async () => {
    const preview = await previewStack(config, program);
    assert.deepEqual(preview.missingSecrets, []);
    for (const text of [previewMarkdown(preview), previewText(preview, plainStyle)]) {
      assert.doesNotMatch(text, claims);
    }
  });
});
