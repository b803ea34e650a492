import assert from "node:assert/strict";
import { AwsError } from "../../../live/support/cannedAws";
import { devRuns } from "./devRuns";
import { runCatalog } from "../run";
import { unfolded } from "../../../support/command";
import { machine, twoRepositories } from "./promoteMachine";

describe("catalog promote", () => {
  const { prod, served, promote, built } = twoRepositories();

  it("copies the digest that dev runs, says where it comes from, and deploys it to prod", async () => {
    const digest = await built();
    const { asked, programs } = machine();
    const done = await promote(devRuns(digest), ["--tag", "v1.1.0", "--yes"], { programs });
    assert.equal(done.code, 0, done.err);
    const short = digest.slice(0, 19);
    assert.equal(
      done.out,
      `dev runs ${short}, which may go to prod
  ok    deployment  mcp-catalog:7 succeeded, 2 hours ago
  ok    CPU         linux/arm64, as prod wants it
  ok    findings    2 high
  ok    values      NEXT_PUBLIC_USE_MOCK_DATA,
                    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: no value of dev is
                    compiled in
  ok    tag         v1.1.0 is free
Copied to mcp-catalog: 3 manifests, 4 layers (1 kB), 0 were there
  v1.1.0, from-dev-7, latest
prod runs v1.1.0.

Next
  npx catalog status prod
`,
    );
    assert.deepEqual(Object.fromEntries(prod().tags), {
      "v1.1.0": digest,
      "from-dev-7": digest,
      latest: digest,
    });
    assert.deepEqual(asked, [
      "pulumi config set imageTag v1.1.0 -s prod",
      "pulumi up -s prod --yes --non-interactive",
    ]);
  });

  it("lets the list of releases say where an image comes from", async () => {
    const digest = await built();
    const answers = devRuns(digest);
    assert.equal((await promote(answers, ["--copy", "--tag", "v1.1.0"])).code, 0);
    const { out } = await runCatalog(["releases", "prod"], { ...served(), ...answers });
    assert.match(out, / v1\.1\.0 from dev:7 {2}mcp-catalog:7 /);
  });

  it("names the tag after dev and the digest if nobody gives one, and does the same twice", async () => {
    const digest = await built();
    const tag = `dev-${digest.slice(7, 19)}`;
    for (const there of [`${tag} is free`, `${tag} is there, with this digest`]) {
      const { code, out } = await promote(devRuns(digest), ["--copy"]);
      assert.equal(code, 0);
      assert.ok(out.includes(there), out);
    }
    assert.equal(prod().tags.get(tag), digest);
  });

  it("accepts a short value with --accept", async () => {
    const answers = devRuns(await built({ "app/server.js": "" }));
    const { code, out } = await promote(answers, [
      "--copy",
      "--accept",
      "NEXT_PUBLIC_USE_MOCK_DATA",
    ]);
    assert.match(out.replace(/\s+/g, " "), /accepted without proof: NEXT_PUBLIC_USE_MOCK_DATA/);
    assert.equal(code, 0);
  });

  it("copies nothing with --if-missing if the version is there", async () => {
    prod().tags.set("v1", `sha256:${"0".repeat(64)}`);
    const answers = devRuns(await built(), { status: "PENDING" });
    const there = await promote(answers, ["--copy", "--if-missing", "--tag", "v1"]);
    assert.deepEqual([there.code, there.out], [0, "v1 is in mcp-catalog already.\n"]);
    const missing = await promote(answers, ["--copy", "--if-missing", "--tag", "v2"]);
    assert.equal(missing.code, 1);
    assert.equal((await promote(answers, ["--if-missing"])).code, 2);
  });

  it("shows no value of a secret", async () => {
    const digest = await built();
    const { out, err } = await promote(devRuns(digest), ["--copy"]);
    assert.doesNotMatch(out + err, /value-of-/);
  });

  it("is asked for, and says what is missing: the CLI, the repository, the image, another stack", async () => {
    const digest = await built();
    const { asked, programs } = machine();
    const questions: string[] = [];
    const no = await promote(devRuns(digest), ["--tag", "v3"], {
      programs,
      ask: (question) => Promise.resolve(questions.push(question) === 0),
    });
    assert.deepEqual(questions, ["Release v3 to prod? [y/N] "]);
    assert.deepEqual([no.code, asked], [2, []]);
    const silent = await promote(devRuns(digest), [], { programs });
    assert.match(unfolded(silent.err), /Without a question: npx catalog promote dev prod --yes/);
    assert.match((await promote(devRuns(digest), ["-y"])).err, /^The Pulumi CLI is missing/);
    const gone = await promote(devRuns(`sha256:${"1".repeat(64)}`), ["--check"]);
    assert.match(gone.err, /dev runs sha256:1{12}, which is not in the repository mcp-catalog-dev/);
    const same = await runCatalog(["promote", "prod", "prod"]);
    assert.match(same.err, /prod is named twice/);
    const wrong = await runCatalog(["promote", "prod", "dev"]);
    assert.match(wrong.err, /dev builds its image in pulumi up/);
    const json = await runCatalog(["promote", "dev", "prod", "--json"]);
    assert.match(json.err, /--json goes with --check or --copy/);
    for (const { code } of [silent, gone, same, wrong, json]) assert.equal(code, 2);
    const none = await promote(
      {
        ...devRuns(digest),
        DescribeRepositories: () => {
          throw new AwsError("RepositoryNotFoundException", "no");
        },
      },
      ["--check"],
    );
    assert.match(none.err, /no repository mcp-catalog in us-east-1: pulumi up -s prod makes it/);
  });
});
