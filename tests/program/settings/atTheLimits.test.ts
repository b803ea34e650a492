import assert from "node:assert/strict";
import { program } from "../../../program";
import { previewStack } from "../../../tools/preview/evaluateStack";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { json, projectFolder } from "../../support/program";
import { runFirst, pushed } from "../image/firstRun";
import { containerOf, types } from "../definition";
import { runCommitted } from "../../support/stack";

/** The prod stack's settings under another stack name. */
export function previewNamed(stack: string, settings: readonly string[] = []) {
  const config = overrideConfig(readStackConfig(projectFolder, "prod"), settings);
  return previewStack({ ...config, stack }, program);
}
describe("with all settings", () => {
  it("the task gets exactly the secrets that its role may read", async () => {
    const config = { "mcp-catalog:secrets": JSON.stringify({ STRIPE_KEY: "x", MAIL_KEY: "y" }) };
    const run = await runFirst({ config, lookups: pushed });
    const handed = containerOf(run).secrets.map(({ valueFrom }) => valueFrom.split(":::")[0]);
    const [statement] = (
      json(run.named(types.rolePolicy, "execution-role-secrets"), "policy") as {
        readonly Statement: readonly { readonly Resource: readonly string[] }[];
      }
    ).Statement;
    assert.equal(handed.length, 5);
    assert.deepEqual(handed.sort(), [...(statement?.Resource ?? [])].sort());
  });

  it("a desired count is never negative", async () => {
    await assert.rejects(
      runCommitted("prod", ["desiredCount=-1"]),
      /desiredCount +must be a whole number from 0 to 5000 \(tasks\), got -1/,
    );
    const none = await runCommitted("prod", ['scaling={"mode":"fixed"}', "desiredCount=0"]);
    assert.equal(none.one(types.service).inputs["desiredCount"], 0);
  });

  it("the longest stack name still fits a balancer's 32 characters, and a longer one is refused", async () => {
    const longest = "s".repeat(32 - "mcp-catalog--alb".length);
    const { resources } = await previewNamed(longest, ["rollout.strategy=blueGreen"]);
    const named = resources.filter(
      ({ type }) => type === types.balancer || type === types.targetGroup,
    );
    assert.deepEqual(named.map(({ inputs }) => String(inputs["name"]).length).sort(), [31, 32, 32]);
    await assert.rejects(previewNamed(`${longest}s`), /29 characters of at most 28/);
  });
});
