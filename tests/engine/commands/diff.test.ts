import assert from "node:assert/strict";
import { catalogIn } from "../../support/catalogIn";
import { realPulumi } from "../support/cli";
import { Scenario } from "../support/scenario";

async function diff(prod: Scenario, ...argv: readonly string[]) {
  const { code, out, err } = await catalogIn(prod.folder, ["diff", "prod", ...argv], {
    programs: realPulumi(prod),
  });
  prod.heard.push(out, err);
  return { code, out: out.replace(/\n {4}/g, " "), err };
}

describe("catalog diff", () => {
  let prod: Scenario;
  before(async () => {
    prod = await Scenario.running({ stack: "prod" });
  });
  after(() => {
    prod.end();
  });

  it("says that nothing changes, and changes nothing itself", async () => {
    const calls = prod.world.calls.length;
    assert.deepEqual(await diff(prod, "--exit-code"), {
      code: 0,
      out: "prod: the next pulumi up changes nothing\n",
      err: "",
    });
    const made = prod.world.calls.slice(calls).filter(({ operation }) => operation !== "read");
    assert.deepEqual(
      made.filter(({ operation }) => operation !== "invoke"),
      [],
    );
  });

  it("says what a version and a size do, and what they cost", async () => {
    prod.push("v1.1.0");
    await prod.set("imageTag", "v1.1.0");
    await prod.set("memory", "1024");
    const { code, out } = await diff(prod, "--exit-code");
    assert.equal(code, 1);
    assert.match(
      out,
      /^prod: the next pulumi up rolls out 1; \+\d+\.\d\d to \+\d+\.\d\d USD a month\n/,
    );
    assert.match(
      out,
      /\nRolled out\n {2}- task definition app-task: image v1\.0\.0 → v1\.1\.0, memory 512 → 1024 MiB, .*: new revision, 2 tasks replaced while the old ones serve, \+\d+\.\d\d USD a month\n/,
    );
    assert.doesNotMatch(out, /app-service|Security register/);
    assert.ok(out.endsWith("\nNext\n  pulumi up -s prod\n"));
  });

  it("puts what is deleted first, names what only may change, and shows no secret", async () => {
    await prod.set("network.nat", "perAz");
    await prod.setSecret("supabaseKey", "canary-changed");
    await prod.set("accessLogDays", "0");
    const { code, out } = await diff(prod);
    assert.equal(code, 0);
    assert.match(
      out,
      /\n\nDeleted\n[^]*- bucket access-logs: it stays in the account\n[^]*\nRolled out\n/,
    );
    assert.match(
      out,
      /- secret version secrets-supabase-key-value: secretString \(another secret value\)\n/,
    );
    assert.match(out, /\nNew\n {2}- eip network-2\n {2}- nat gateway network-2\n/);
    assert.match(
      out,
      /\nPerhaps changed, by values that are known only during the run\n {2}- route network-private-2\n\n/,
    );
    // Only the balancer's access logs change. Its ARN stays, and so does the listener, which names
    // the ARN.
    assert.match(out, /\nChanged in place\n[^]*- load balancer app-balancer: accessLogs\./);
    assert.doesNotMatch(out, /listener/);
    assert.match(out, /\n {2}- NAT gateways \+32\.85 USD\n/);
    assert.match(
      out,
      /\nSecurity register\n {2}- ELB\.5 The balancer logs every request: met → open\n\n/,
    );
    assert.doesNotMatch(out, /canary|sha256:|04da6b54/);
  });

  it("writes a comment that the next run finds by its mark", async () => {
    const { out } = await diff(prod, "--markdown");
    assert.match(
      out,
      /^<!-- catalog diff mcp-catalog prod -->\n\n### prod: the next pulumi up deletes 7, /,
    );
    assert.doesNotMatch(out, /canary/);
  });

  it("shows what Pulumi says if the preview fails", async () => {
    await prod.set("cpu", "3");
    const { code, err, out } = await diff(prod);
    assert.deepEqual([code, out], [1, ""]);
    assert.equal(
      err,
      "pulumi preview -s prod --non-interactive\npulumi preview failed: npx catalog doctor prod looks for the cause.\n",
    );
    assert.match(prod.heard.join(""), /cpu/);
  });
});
