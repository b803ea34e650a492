import assert from "node:assert/strict";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { devRuns } from "./devRuns";
import { machine, runtime, twoRepositories } from "./promoteMachine";

describe("catalog promote, if the image may not go on,", () => {
  const { prod, promote, built } = twoRepositories();

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
        prod().tags.set("v1", `sha256:${"0".repeat(64)}`);
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
      const before = new Map(prod().tags);
      const done = await promote(given, ["--yes", ...words], { programs });
      assert.equal(done.code, 1, done.err);
      assert.match(done.out, said);
      assert.match(done.out, /which may not go to prod: 1 reason\n[^]*Nothing was changed\.\n$/);
      assert.deepEqual([asked, prod().tags, prod().manifests.size], [[], before, 0]);
    });
  }

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
    assert.equal(prod().manifests.size, 0);
    assert.equal((await promote(answers, ["--copy", "--scan", "none"])).code, 0);
  });
});
