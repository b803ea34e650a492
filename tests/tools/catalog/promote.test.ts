import assert from "node:assert/strict";
import type { Io } from "../../../tools/commands/catalog/io";
import { Registries } from "../../live/ecr/registries";
import type { FakeRepository } from "../../live/ecr/fakeRepository";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { devRuns } from "./devRuns";
import { runCatalog } from "./run";
import { unfolded } from "../../support/command";

/** Values that both stacks' files give to a build, as they differ: dev shows mock data. */
const runtime = { "app/server.js": 'const mock = process.env["NEXT_PUBLIC_USE_MOCK_DATA"];' };

function machine() {
  const asked: string[] = [];
  const programs: Io["programs"] = {
    has: (name) => Promise.resolve(name === "pulumi"),
    run: (name, args) => {
      asked.push([name, ...args].join(" "));
      return Promise.resolve(0);
    },
    read: () => Promise.resolve(undefined),
  };
  return { asked, programs };
}

describe("catalog promote", () => {
  let registries: Registries;
  let dev: FakeRepository;
  let prod: FakeRepository;
  beforeEach(async () => {
    registries = await Registries.start("mcp-catalog-dev", "mcp-catalog");
    dev = registries.named("mcp-catalog-dev");
    prod = registries.named("mcp-catalog");
  });
  afterEach(() => registries.close());

  const promote = (answers: Answers, words: readonly string[], io: Partial<Io> = {}) =>
    runCatalog(["promote", "dev", "prod", ...words], { ...registries.answers(), ...answers }, io);
  const built = async (files: Readonly<Record<string, string>> = runtime, cpu = "arm64") =>
    dev.index(await dev.image([files], cpu), cpu, "dev");

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
    assert.deepEqual(Object.fromEntries(prod.tags), {
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
    const { out } = await runCatalog(["releases", "prod"], { ...registries.answers(), ...answers });
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
    assert.equal(prod.tags.get(tag), digest);
  });

  /** What must stop a promotion, and the words that say so. */
  const refusals: readonly (readonly [
    string,
    () => Promise<Answers>,
    readonly string[],
    RegExp,
  ])[] = [
    [
      "a deployment that dev rolled back",
      async () =>
        devRuns(await built(), { status: "ROLLBACK_SUCCESSFUL", statusReason: "tasks failed" }),
      [],
      /fail {2}deployment {2}the newest one of dev, mcp-catalog:8, was not good, 1 minute\s+ago: rollback successful: tasks failed\n\s+catalog why dev/,
    ],
    [
      "a deployment of dev that has not ended",
      async () => devRuns(await built(), { status: "IN_PROGRESS" }),
      [],
      /fail {2}deployment {2}mcp-catalog:8 is being deployed to dev/,
    ],
    [
      "findings as bad as the limit",
      async () => devRuns(await built()),
      ["--scan", "high"],
      /fail {2}findings {4}2 high: none may be high or worse/,
    ],
    [
      "another CPU than prod's",
      async () => devRuns(await built(runtime, "amd64")),
      [],
      /fail {2}CPU {9}the image is for linux\/amd64, and prod wants linux\/arm64/,
    ],
    [
      "a value of dev in a script",
      async () =>
        devRuns(await built({ "app/dist/env.js": '{"NEXT_PUBLIC_USE_MOCK_DATA": "true"}' })),
      [],
      /fail {2}values {6}NEXT_PUBLIC_USE_MOCK_DATA of dev is compiled in:\s+app\/dist\/env\.js/,
    ],
    [
      "a secret of dev in a manifest of Next.js",
      async () =>
        devRuns(
          await built({
            ...runtime,
            "app/.next/server/server-reference-manifest.json":
              '{"encryptionKey":"value-of-mcp-catalog-dev/next-server-actions-encryption-key"}',
          }),
        ),
      [],
      /NEXT_SERVER_ACTIONS_ENCRYPTION_KEY of dev is compiled in:\s+app\/\.next\/server/,
    ],
    [
      "a short value that may be compiled in",
      async () => devRuns(await built({ "app/server.js": 'if (!0 === "true") mock();' })),
      [],
      /fail {2}values {6}NEXT_PUBLIC_USE_MOCK_DATA: too short [^]*--accept NEXT_PUBLIC_USE_MOCK_DATA/,
    ],
    [
      "a tag with another digest",
      async () => {
        prod.tags.set("v1", `sha256:${"0".repeat(64)}`);
        return devRuns(await built());
      },
      ["--tag", "v1"],
      /fail {2}tag {9}v1 is there with another digest, sha256:0{12}/,
    ],
  ];
  for (const [what, answers, words, said] of refusals) {
    it(`refuses ${what}, and changes nothing`, async () => {
      const { asked, programs } = machine();
      const given = await answers();
      const before = new Map(prod.tags);
      const done = await promote(given, ["--yes", ...words], { programs });
      assert.equal(done.code, 1, done.err);
      assert.match(done.out, said);
      assert.match(done.out, /which may not go to prod: 1 reason\n[^]*Nothing was changed\.\n$/);
      assert.deepEqual([asked, prod.tags, prod.manifests.size], [[], before, 0]);
    });
  }

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
    prod.tags.set("v1", `sha256:${"0".repeat(64)}`);
    const answers = devRuns(await built(), { status: "PENDING" });
    const there = await promote(answers, ["--copy", "--if-missing", "--tag", "v1"]);
    assert.deepEqual([there.code, there.out], [0, "v1 is in mcp-catalog already.\n"]);
    const missing = await promote(answers, ["--copy", "--if-missing", "--tag", "v2"]);
    assert.equal(missing.code, 1);
    assert.equal((await promote(answers, ["--if-missing"])).code, 2);
  });

  it("lists all reasons at once, as data with --json", async () => {
    const answers = devRuns(await built(runtime, "amd64"), { status: "PENDING" });
    const { code, out, calls } = await promote(answers, ["--check", "--json", "--scan", "high"]);
    assert.equal(code, 1);
    const { checks } = JSON.parse(out) as { checks: { check: string; state: string }[] };
    const failed = checks.filter(({ state }) => state === "fail").map(({ check }) => check);
    assert.deepEqual(failed, ["deployment", "CPU", "findings"]);
    assert.deepEqual(
      calls.filter(({ operation }) => /^(?:Put|Initiate|Upload|Complete)/.test(operation)),
      [],
    );
  });

  it("ends with 3 if ECR has not scanned the image, except with --scan none", async () => {
    const answers: Answers = {
      ...devRuns(await built()),
      DescribeImageScanFindings: () => {
        throw new AwsError("ScanNotFoundException", "no scan");
      },
    };
    const done = await promote(answers, ["--copy"]);
    assert.equal(done.code, 3);
    assert.match(done.out, /\? {5}findings {4}ECR has not scanned the image yet/);
    assert.equal(prod.manifests.size, 0);
    assert.equal((await promote(answers, ["--copy", "--scan", "none"])).code, 0);
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
    assert.match(unfolded(silent.err), /Without a question: catalog promote dev prod --yes/);
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
