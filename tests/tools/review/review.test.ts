import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import { refuseFromEnvironment } from "../../../tools/commands/review/stackFile";
import { AwsError } from "../../live/support/cannedAws";
import { inFolder } from "../../support/folder";
import { runCatalog } from "../catalog/run";
import { files, machine, run } from "./machine";

describe("catalog review", () => {
  it("makes the stack, and copies the secrets of the stack that it resembles through Pulumi", async () => {
    const first = machine();
    const { code, err } = await run(["open", "7"], first);
    assert.equal(code, 0, err);
    assert.deepEqual(first.asked, [
      "pulumi stack init pr-7 --no-select",
      "pulumi config cp mcp-catalog:supabaseKey -s dev --dest pr-7",
      "pulumi up -s pr-7 --yes --non-interactive",
    ]);
    const second = machine(["pr-7"]);
    await run(["open", "7", "--unlock"], second);
    assert.deepEqual(second.asked.slice(1), [
      "pulumi cancel --stack pr-7 --yes",
      "pulumi up -s pr-7 --yes --non-interactive",
    ]);
  });

  it("encrypts the secrets with the provider of the stack that it resembles", async () => {
    const provider = "awskms://alias/mcp-catalog-state?region=us-east-1";
    const dev = `secretsprovider: ${provider}\nencryptedkey: abc\n${files["Pulumi.dev.yaml"]}`;
    const given = machine();
    const text = await inFolder({ ...files, "Pulumi.dev.yaml": dev }, async (folder) => {
      await runCatalog(["review", "open", "7"], {}, { ...given, folder });
      return fs.readFile(`${folder}/Pulumi.pr-7.yaml`, "utf8");
    });
    assert.equal(
      given.asked[0],
      `pulumi stack init pr-7 --no-select --secrets-provider ${provider}`,
    );
    assert.match(text, /^secretsprovider: awskms:.*$/m);
    assert.doesNotMatch(text, /encryptedkey/);
    const template = machine();
    await run(["template"], template, { "Pulumi.dev.yaml": dev });
    assert.equal(
      template.asked[0],
      `pulumi stack init pr --no-select --secrets-provider ${provider}`,
    );
  });

  it("copies no encrypted setting over its own, and none that a guest cannot have", async () => {
    const dev = `${files["Pulumi.dev.yaml"]}  monitoring: { notify: [{ secure: v1:def }] }
  budget: { amount: 5, emails: [{ secure: v1:ghi }] }
`;
    const given = machine();
    await run(["open", "7"], given, { "Pulumi.dev.yaml": dev });
    assert.deepEqual(
      given.asked.filter((each) => each.includes("config cp")),
      ["pulumi config cp mcp-catalog:supabaseKey -s dev --dest pr-7"],
    );
  });

  it("prints no line wider than 80 columns, also for a high number", async () => {
    const number = "1234567890";
    const stack = `pr-${number}`;
    const project = { "Pulumi.yaml": "name: shop\nruntime: nodejs\n" };
    for (const words of [["open", number], ["close", number], ["sweep", "--unlock"], ["list"]]) {
      for (const failing of ["none", "pulumi up", "destroy", "cancel"]) {
        const recent = new Date().toISOString();
        await run([...words, "--hours", "0"], machine([stack], failing, recent), project);
      }
    }
  });

  it("says how to go on if a step fails, and keeps the file and the stack", async () => {
    const up = await run(["open", "7"], machine([], "pulumi up"));
    assert.deepEqual([up.code, up.left], [1, ["Pulumi.pr-7.yaml"]]);
    assert.match(up.out, /The next push goes on, or this command:\n {2}catalog review open 7\n/);
    assert.match(up.out, /locked and no other run is under way: catalog review open 7 --unlock\n/);
    const unlocked = await run(["open", "7", "--unlock"], machine(["pr-7"], "pulumi up"));
    assert.doesNotMatch(unlocked.out, /locked/);
    const destroying = machine(["pr-7"], "destroy");
    const { code, out } = await run(["close", "7"], destroying);
    assert.equal(code, 1);
    assert.match(out, /To go on, run it again: catalog review close 7\n/);
    assert.match(out, /is under way: catalog review close 7 --unlock\n/);
    assert.ok(!destroying.asked.some((each) => each.includes("stack rm")));
  });

  it("goes on if there is no run to cancel, as Pulumi Cloud says with an error", async () => {
    for (const [action, next] of [
      ["open", "pulumi up -s pr-7"],
      ["close", "pulumi destroy -s pr-7"],
    ] as const) {
      const given = machine(["pr-7"], "pulumi cancel");
      const { code, err } = await run([action, "7", "--unlock"], given);
      assert.equal(code, 0, err);
      assert.match(err, /no run to cancel/);
      const at = given.asked.findIndex((each) => each.startsWith("pulumi cancel"));
      assert.ok(given.asked[at + 1]?.startsWith(next), given.asked.join("\n"));
    }
  });

  it("removes the ledger before Pulumi forgets the stack, so that a refused removal goes on the next time", async () => {
    const removing = machine(["pr-7"]);
    const { code, calls } = await run(["close", "7"], removing);
    assert.deepEqual(
      [code, calls.map(({ operation, input }) => [operation, input])],
      [0, [["DeleteParameter", { Name: "/releases/mcp-catalog-pr-7" }]]],
    );
    const refused = (name: string) => ({
      DeleteParameter: () => {
        throw new AwsError(name, "no", 400);
      },
    });
    const none = await run(["close", "7"], machine(["pr-7"]), {}, refused("ParameterNotFound"));
    assert.equal(none.out, "pr-7 is removed.\n");
    const denied = machine(["pr-7"]);
    const { out, err, ...ended } = await run(["close", "7"], denied, {}, refused("AccessDenied"));
    assert.equal(ended.code, 1);
    assert.match(err, /The ledger of pr-7 is not removed: AccessDenied: no/);
    assert.match(out, /^pr-7 is not removed\. To go on, run it again: catalog review close 7\n$/);
    assert.ok(!denied.asked.some((each) => each.includes("stack rm")));
  });

  it("keeps the environments of the stack that it resembles, and refuses one with what it cannot have", async () => {
    const dev = `environment:
  - shop/dev
${files["Pulumi.dev.yaml"]}`;
    await inFolder({ ...files, "Pulumi.dev.yaml": dev }, async (folder) => {
      await runCatalog(["review", "open", "7"], {}, { ...machine(), folder });
      const text = await fs.readFile(`${folder}/Pulumi.pr-7.yaml`, "utf8");
      assert.match(text, /^#.*\nenvironment:\n {2}- shop\/dev\nconfig:\n/);
    });
    const values = {
      "mcp-catalog:scaling": "{}",
      "mcp-catalog:budget": "{}",
      "mcp-catalog:cpu": "1",
    };
    assert.throws(() => {
      refuseFromEnvironment(Object.keys(values), "mcp-catalog", "dev", ["mcp-catalog:budget"]);
    }, /The environment of Pulumi\.dev\.yaml sets mcp-catalog:scaling, which a review stack cannot have\./);
  });

  it("does not touch a stack if somebody has written its file by hand", async () => {
    const byHand = { "Pulumi.pr-7.yaml": "config:\n  mcp-catalog:imageTag: v1\n" };
    for (const action of ["open", "close"]) {
      const given = machine(["pr-7"]);
      const { code, err, left } = await run([action, "7"], given, byHand);
      assert.deepEqual([code, given.asked, left], [2, [], ["Pulumi.pr-7.yaml"]]);
      assert.match(err, /Pulumi\.pr-7\.yaml was not written by catalog review/);
    }
    const byCli = { "Pulumi.pr-7.yaml": "encryptionsalt: v1:abc\n" };
    const removed = await run(["close", "7"], machine(["pr-7"]), byCli);
    assert.deepEqual([removed.code, removed.left], [0, []], "the CLI's own file has no settings");
    const given = machine(["pr-7", "pr-8"]);
    assert.equal((await run(["sweep"], given, byHand)).code, 0);
    assert.ok(given.asked.every((each) => each.includes("pr-8")));
    assert.equal(given.asked.length, 2);
  });

  it("refuses an unknown action, an invalid number, and a shell that is not logged in", async () => {
    const cases = [
      [["opens", "7"], /opens: the action is one of open, show, close, sweep, list, template/],
      [["open"], /takes the number of a pull request: npx catalog review open 7/],
      [["close", "7; rm -rf /"], /takes the number/],
    ] as const;
    for (const [words, said] of cases) {
      const given = machine();
      const { code, err } = await run(words, given);
      assert.deepEqual([code, given.asked], [2, []]);
      assert.match(err, said);
    }
    const out = machine();
    const programs = { ...out.programs, read: () => Promise.resolve(undefined) };
    const { code, err } = await run(["close", "7"], { ...out, programs });
    assert.equal(code, 1);
    assert.match(err, /pulumi whoami/);
  });
});
