import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { projectFolder } from "../../support/program";
import { Scenario } from "../support/scenario";

/** Both open controls of the committed prod, which has no domain, only warn. */
const noDomainYet = { "ELB.1": "advisory", "ELB.18": "advisory" };

/** A prod stack that runs with the policy pack. */
class HeldStack {
  private constructor(
    readonly prod: Scenario,
    private readonly config: string,
  ) {}

  static async start(): Promise<HeldStack> {
    const prod = await Scenario.start({ stack: "prod" });
    const bin = path.join(prod.folder, "bin");
    fs.mkdirSync(bin);
    // Pulumi's host of Node.js programs starts packs like this. The CLI has no such host here.
    const script = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    fs.writeFileSync(
      path.join(bin, "pulumi-analyzer-policy-nodejs"),
      `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`,
      { mode: 0o755 },
    );
    prod.stack.workspace.envVars["PATH"] = [bin, process.env["PATH"]].join(path.delimiter);
    return new HeldStack(prod, path.join(prod.folder, "policy.json"));
  }

  run(operation: "preview" | "up", config: object = {}) {
    fs.writeFileSync(this.config, JSON.stringify(config));
    return this.prod[operation]({
      policyPacks: [path.join(projectFolder, "policy")],
      policyPackConfigs: [this.config],
    });
  }
}

describe("the policy pack", () => {
  it("refuses what the register calls open, and accepts a stack without open controls", async () => {
    const held = await HeldStack.start();
    const { prod } = held;
    try {
      const refused = await held.run("preview");
      assert.equal(refused.succeeded, false);
      assert.match(refused.printed, /\[mandatory\] +ELB\.18 /);
      assert.match(refused.printed, /a listener speaks HTTP; `domain` makes it redirect to HTTPS/);
      assert.match(
        refused.printed,
        /\[advisory\] +unjudged .*\n.*\n +judged when the resources exist: EC2/,
      );
      assert.doesNotMatch(refused.printed, /can't be known during preview/);
      assert.deepEqual(prod.holds(), []);

      const passed = await held.run("up", noDomainYet);
      assert.ok(passed.succeeded, passed.printed);
      assert.doesNotMatch(passed.printed, /\[mandatory\]/);
      assert.match(passed.printed, /\[advisory\] +ELB\.1 /);

      await prod.set("logRetentionDays", "7");
      const shorter = await held.run("preview", { ...noDomainYet, budget: { monthly: 50 } });
      assert.equal(shorter.succeeded, false);
      assert.match(shorter.printed, /\[mandatory\] +CloudWatch\.16 /);
      assert.match(shorter.printed, /\[mandatory\] +budget /);
      assert.match(shorter.printed, /its budget is 50\.00: over it by \d/);
    } finally {
      prod.end();
    }
  });
});
