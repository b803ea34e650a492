import assert from "node:assert/strict";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { canary, digest, machine, registry, url } from "./pushMachine";
import { runCatalog } from "../run";
import { unfolded } from "../../../support/command";

describe("catalog push", () => {
  it("logs in, builds with the stack's own arguments, and pushes the version and latest", async () => {
    const { asked, pushed, programs } = machine({ git: { "rev-parse HEAD": "c0ffee\n" } });
    const { code, out, err } = await runCatalog(
      ["push", "v1.1.0", "-s", "prod"],
      registry(pushed),
      { programs },
    );
    assert.equal(code, 0, err);
    const words = asked.map((each) => each.words);
    assert.deepEqual(words, [
      `docker login --username AWS --password-stdin ${url.split("/")[0] ?? ""}`,
      "docker build --platform linux/arm64 --build-arg NEXT_PUBLIC_DB_TYPE --build-arg NEXT_PUBLIC_USE_MOCK_DATA " +
        "--build-arg NEXT_DEPLOYMENT_ID --build-arg NEXT_PUBLIC_SUPABASE_URL --build-arg NEXT_PUBLIC_SUPABASE_ANON_KEY " +
        "--build-arg NEXT_SERVER_ACTIONS_ENCRYPTION_KEY --label org.opencontainers.image.revision=c0ffee " +
        `--tag ${url}:v1.1.0 --tag ${url}:latest /home/app`,
      `docker push ${url}:v1.1.0`,
      `docker push ${url}:latest`,
    ]);
    assert.deepEqual(asked[1]?.env, {
      NEXT_PUBLIC_DB_TYPE: "supabase",
      NEXT_PUBLIC_USE_MOCK_DATA: "false",
      NEXT_DEPLOYMENT_ID: "v1-1-0",
      NEXT_PUBLIC_SUPABASE_URL: `${canary}-mcp-catalog/supabase-url`,
      NEXT_PUBLIC_SUPABASE_ANON_KEY: `${canary}-mcp-catalog/supabase-key`,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: `${canary}-mcp-catalog/next-server-actions-encryption-key`,
    });
    assert.equal(asked[0]?.input, "the-password");
    assert.equal(
      out,
      `Pushed v1.1.0 and latest to ${url}\n  ${digest}\n\nNext\n  pulumi config set imageTag v1.1.0 -s prod\n  pulumi up -s prod\n`,
    );
  });

  it("finds the folder and the Dockerfile relative to the person's folder", async () => {
    const { asked, pushed, programs } = machine();
    const words = ["push", "v2", "-s", "prod", "-c", "web", "-f", "web/Prod.Dockerfile"];
    await runCatalog(words, registry(pushed), { programs });
    assert.ok(asked[1]?.words.endsWith(" --file /home/app/web/Prod.Dockerfile /home/app/web"));
  });

  it("puts no secret and no password into arguments or output", async () => {
    const { asked, pushed, programs } = machine();
    const { out, err } = await runCatalog(["push", "v2", "-s", "prod"], registry(pushed), {
      programs,
    });
    const seen = out + err + asked.map(({ words }) => words).join("\n");
    assert.doesNotMatch(seen, new RegExp(`${canary}|the-password`));
  });

  it("refuses an existing tag, before Docker is called", async () => {
    const { asked, programs } = machine();
    const { code, err } = await runCatalog(["push", "v1.0.0", "-s", "prod"], registry(), {
      programs,
    });
    assert.deepEqual([code, asked], [2, []]);
    assert.match(
      err,
      /^The tag v1\.0\.0 exists already \(sha256:abababababab, pushed 2 hours ago\)\./,
    );
  });

  it("takes the tag from git: its own tag, or else the commit, and refuses if files differ", async () => {
    const commit = { "rev-parse --short=12 HEAD": "c0ffee123456\n", "status --porcelain": "" };
    const cases = [
      [{ ...commit, "describe --tags --exact-match": "v3.0.0\n" }, "v3.0.0"],
      [commit, "c0ffee123456"],
    ] as const;
    for (const [git, tag] of cases) {
      const { pushed, programs } = machine({ git });
      await runCatalog(["push", "-s", "prod"], registry(pushed), { programs });
      assert.deepEqual(pushed, [tag, "latest"]);
    }
    for (const git of [{}, { ...commit, "status --porcelain": " M app.ts\n" }]) {
      const { asked, programs } = machine({ git });
      const { code, err, calls } = await runCatalog(["push", "-s", "prod"], registry(), {
        programs,
      });
      assert.deepEqual([code, asked, calls], [2, [], []]);
      assert.match(err, /catalog push v1\.0\.0/);
    }
  });

  it("ends with 1 at the step at which Docker fails, and pushes nothing after it", async () => {
    for (const [failing, steps] of [
      ["login", 1],
      ["build", 2],
      ["push", 3],
    ] as const) {
      const { asked, programs } = machine({ failing });
      const { code, err } = await runCatalog(["push", "v9", "-s", "prod"], registry(), {
        programs,
      });
      assert.deepEqual([code, asked.length], [1, steps]);
      assert.match(err, new RegExp(`docker ${failing} ended with 17`));
    }
  });

  it("says what is missing (Docker, the repository, a secret), and refuses a stack that builds, and invalid tags", async () => {
    const { programs } = machine();
    const without = await runCatalog(["push", "v9", "-s", "prod"], registry());
    assert.deepEqual(
      [without.code, without.err],
      [2, "Docker is missing: https://docs.docker.com/get-docker/\n"],
    );
    const lacking = (answers: Answers) =>
      runCatalog(["push", "v9", "-s", "prod"], registry([], answers), { programs });
    const none = await lacking({
      DescribeRepositories: () => {
        throw new AwsError("RepositoryNotFoundException", "no");
      },
    });
    assert.equal(none.code, 1);
    assert.match(none.err, /no repository mcp-catalog in us-east-1: pulumi up -s prod makes it/);
    const secret = await lacking({
      GetSecretValue: () => {
        throw new AwsError("ResourceNotFoundException", "no");
      },
    });
    assert.equal(secret.code, 2);
    assert.match(
      unfolded(secret.err),
      /no value of mcp-catalog\/supabase-url, mcp-catalog\/supabase-key/,
    );
    const builds = await runCatalog(["push", "v9", "-s", "dev"], registry(), { programs });
    assert.deepEqual([builds.code, builds.calls], [2, []]);
    for (const tag of ["latest", "buildcache", "a b", ".x", "x".repeat(129)]) {
      assert.equal(
        (await runCatalog(["push", tag, "-s", "prod"], registry(), { programs })).code,
        2,
      );
    }
  });
});

describe("catalog push --list and --scan", () => {
  it("list the versions, newest first, without Docker", async () => {
    const { code, out } = await runCatalog(["push", "--list", "-s", "prod"], registry());
    assert.equal(code, 0);
    assert.doesNotMatch(out, /buildcache/);
    const [head, first, second] = out.split("\n").map((line) => line.trim().split(/ {2,}/));
    assert.deepEqual(head, ["tag", "digest", "pushed", "size", "findings"]);
    assert.deepEqual(first, [
      "v1.0.0, latest",
      "sha256:abababababab",
      "2 hours ago",
      "61 MB",
      "2 high, 7 low",
    ]);
    assert.equal(second?.at(-1), "not scanned");
  });

  it("end with 1 if a finding is as bad as the limit, by default critical", async () => {
    const scanned = (counts: object) =>
      registry([], {
        DescribeImageScanFindings: () => ({
          imageScanStatus: { status: "COMPLETE" },
          imageScanFindings: { findingSeverityCounts: counts },
        }),
      });
    const scan = async (counts: object, ...limit: readonly string[]) =>
      runCatalog(["push", "v1.0.0", "-s", "prod", "--scan", ...limit], scanned(counts));
    assert.deepEqual((await scan({ HIGH: 2 })).code, 0);
    assert.deepEqual((await scan({ HIGH: 2 }, "high")).code, 1);
    assert.deepEqual((await scan({ CRITICAL: 1 }, "high")).code, 1);
    assert.deepEqual((await scan({ MEDIUM: 1 }, "high")).code, 0);
    const critical = await scan({ CRITICAL: 1, LOW: 3 });
    assert.deepEqual([critical.code, critical.out], [1, "v1.0.0: 1 critical, 3 low\n"]);
    assert.equal((await scan({}, "worst")).code, 2);
  });

  it("end with 3 for an image that ECR has not scanned, and with 2 for a missing image", async () => {
    const unscanned = registry([], {
      DescribeImageScanFindings: () => {
        throw new AwsError("ScanNotFoundException", "no scan");
      },
    });
    const { code, err } = await runCatalog(["push", "v1.0.0", "--scan", "-s", "prod"], unscanned);
    assert.equal(code, 3);
    assert.match(err, /v1\.0\.0 has not been scanned/);
    const gone = await runCatalog(["push", "v7", "--scan", "-s", "prod"], registry());
    assert.equal(gone.code, 2);
  });
});
