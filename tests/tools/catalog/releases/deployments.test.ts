import assert from "node:assert/strict";
import { settingsArguments } from "../../../../tools/deployments/settings";
import type { Io } from "../../../../tools/commands/catalog/io";
import { inFolder } from "../../../support/folder";
import { projectFolder } from "../../../support/program";
import { runCatalog } from "../run";

/** A machine with the Pulumi CLI, which ends with these exit codes in turn. */
function pulumi(...codes: readonly number[]) {
  const calls: (readonly string[])[] = [];
  const programs: Io["programs"] = {
    has: (name) => Promise.resolve(name === "pulumi"),
    run: (name, args, options) => {
      assert.equal(name, "pulumi");
      assert.equal(options?.cwd, projectFolder);
      calls.push(args);
      return Promise.resolve(codes[calls.length - 1] ?? 0);
    },
    read: () => Promise.resolve(undefined),
  };
  return { calls, programs };
}

const args = {
  project: "mcp-catalog",
  repository: "acme/shop",
  account: "123456789012",
  region: "us-east-1",
};
const words = ["deployments", args.repository, "--account", args.account];

describe("catalog deployments", () => {
  it("sets up dev and then prod, and asks AWS nothing", async () => {
    const { calls, programs } = pulumi();
    const done = await runCatalog(words, {}, { programs });
    assert.equal(done.code, 0);
    assert.deepEqual(calls, [settingsArguments("dev", args), settingsArguments("prod", args)]);
    assert.deepEqual(done.calls, []);
    assert.match(done.out, /--kind drift .* --stack prod --yes$/m);
  });

  it("sets up only the named stack", async () => {
    const { calls, programs } = pulumi();
    await runCatalog([...words, "--stack", "prod"], {}, { programs });
    assert.deepEqual(calls, [settingsArguments("prod", args)]);
  });

  it("stops at the first stack that the CLI refuses, with the same exit code", async () => {
    const { calls, programs } = pulumi(255);
    const done = await runCatalog(words, {}, { programs });
    assert.equal(done.code, 255);
    assert.equal(calls.length, 1);
    assert.equal(done.out, "");
  });

  it("reports everything that is wrong in one error, and runs nothing", async () => {
    const { calls, programs } = pulumi();
    const done = await runCatalog(["deployments", "shop", "--account", "12"], {}, { programs });
    assert.equal(done.code, 2);
    assert.match(done.err, /shop: the repository is <owner>\/<name>/);
    assert.match(done.err, /--account 12: an AWS account has 12 digits/);
    assert.deepEqual(calls, []);
    const staging = await runCatalog([...words, "-s", "staging"], {}, { programs });
    assert.match(staging.err, /--stack staging: Pulumi Deployments is set up for dev, prod, pr\./);
    assert.deepEqual(calls, []);
  });

  it("sets up the template of review stacks if it has a file", async () => {
    const none = pulumi();
    const refused = await runCatalog([...words, "--stack", "pr"], {}, none);
    assert.deepEqual([refused.code, none.calls], [2, []]);
    assert.match(refused.err, /there is no Pulumi\.pr\.yaml\. First: npx catalog review template/);
    const config = "config:\n  aws:region: us-east-1\n";
    const names = ["dev", "prod", "pr"] as const;
    const files = Object.fromEntries(names.map((each) => [`Pulumi.${each}.yaml`, config]));
    await inFolder({ "Pulumi.yaml": "name: mcp-catalog\n", ...files }, async (folder) => {
      const asked: (readonly string[])[] = [];
      const run = (_: string, given: readonly string[]) => Promise.resolve(asked.push(given) * 0);
      const programs = { ...none.programs, run };
      const done = await runCatalog(words, {}, { programs, folder });
      assert.equal(done.code, 0, done.err);
      assert.deepEqual(
        asked,
        names.map((each) => settingsArguments(each, args)),
      );
      assert.match(
        done.err,
        /^pr: each pull request against main of acme\/shop gets a stack like it$/m,
      );
    });
  });

  it("says where to get the Pulumi CLI if there is none", async () => {
    const done = await runCatalog(words);
    assert.equal(done.code, 2);
    assert.match(done.err, /^The Pulumi CLI is missing: https:/);
  });
});
