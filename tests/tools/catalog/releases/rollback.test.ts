import assert from "node:assert/strict";
import { machine } from "./machine";
import { past, rolledBack } from "./pastReleases";
import { runCatalog } from "../run";
import { unfolded } from "../../../support/command";

describe("catalog rollback", () => {
  it("returns to the last release that succeeded with another image, with the stack file and pulumi up", async () => {
    const { asked, programs } = machine();
    const { code, out, err } = await runCatalog(["rollback", "prod", "--yes"], rolledBack, {
      programs,
    });
    assert.equal(code, 0);
    assert.deepEqual(asked, [
      "pulumi config set imageTag v1.1.0 -s prod",
      "pulumi up -s prod --yes --non-interactive",
    ]);
    assert.match(err, /^prod: v1\.2\.0 → v1\.1\.0, which ran as mcp-catalog:1\n/);
    assert.match(err, /\nDifferent since then, and left as it is now: STRIPE_KEY\n/);
    assert.equal(out, "prod runs v1.1.0.\n\nNext\n  npx catalog status prod\n");
  });

  it("never goes forward to a release that is newer than the running one", async () => {
    const { asked, programs } = machine();
    const three = [1, 2, 3].map((number) => ({ revision: number, image: number }));
    await runCatalog(["rollback", "prod", "-y"], past(2, three), { programs });
    assert.equal(asked[0], "pulumi config set imageTag v1.1.0 -s prod");
  });

  it("takes a named release, by tag or revision, but none that failed, is gone or runs already", async () => {
    for (const name of ["v1.1.0", "mcp-catalog:1"]) {
      const { asked, programs } = machine();
      await runCatalog(["rollback", "prod", "--to", name, "-y"], rolledBack, { programs });
      assert.equal(asked[0], "pulumi config set imageTag v1.1.0 -s prod");
    }
    const refused = [
      [rolledBack, ["--to", "v1.3.0"], /No release of prod that succeeded is called v1\.3\.0/],
      [rolledBack, ["--to", "v1.2.0"], /prod runs v1\.2\.0 already/],
      [past(1, [{ revision: 1, image: 1 }]), [], /No earlier release of prod succeeded/],
      [
        past(
          2,
          [
            { revision: 1, image: 1 },
            { revision: 2, image: 2 },
          ],
          [2],
        ),
        ["--to", "mcp-catalog:1"],
        /The image of mcp-catalog:1 is not in the registry any more, or has no tag/,
      ],
    ] as const;
    for (const [answers, words, said] of refused) {
      const { asked, programs } = machine();
      const done = await runCatalog(["rollback", "prod", "-y", ...words], answers, { programs });
      assert.deepEqual([done.code, asked], [2, []], String(said));
      assert.match(done.err, said);
    }
  });

  it("changes nothing without a yes, without a terminal, and without the Pulumi CLI", async () => {
    const { asked, programs } = machine();
    const no = await runCatalog(["rollback", "prod"], rolledBack, {
      programs,
      ask: () => Promise.resolve(false),
    });
    assert.deepEqual([no.code, asked], [2, []]);
    const silent = await runCatalog(["rollback", "prod"], rolledBack, { programs });
    assert.deepEqual([silent.code, asked], [2, []]);
    assert.match(
      unfolded(silent.err),
      /Without a question: npx catalog rollback prod --to mcp-catalog:1 --yes/,
    );
    const without = await runCatalog(["rollback", "prod", "-y"], rolledBack);
    assert.deepEqual([without.code, without.calls], [2, []]);
    assert.match(without.err, /^The Pulumi CLI is missing/);
    const yes = await runCatalog(["rollback", "prod"], rolledBack, {
      programs,
      ask: () => Promise.resolve(true),
    });
    assert.equal(yes.code, 0);
    assert.equal(asked[1], "pulumi up -s prod --yes");
  });

  it("ends with 1 if pulumi up does, and says which version the file names", async () => {
    const { programs } = machine("pulumi up");
    const { code, out } = await runCatalog(["rollback", "prod", "-y"], rolledBack, { programs });
    assert.equal(code, 1);
    assert.equal(
      out,
      "pulumi up ended with 255. The file of prod asks for v1.1.0.\n\nNext\n  npx catalog why prod\n",
    );
  });
});
