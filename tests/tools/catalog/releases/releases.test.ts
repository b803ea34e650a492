import assert from "node:assert/strict";
import { AwsError } from "../../../live/support/cannedAws";
import { answersOf } from "../../../live/why/account";
import { digestOf, past, rolledBack, withLedger, start } from "./pastReleases";
import { runCatalog } from "../run";

describe("catalog releases", () => {
  it("lists every deployment, newest first, and marks the one that runs", async () => {
    const { code, out, err } = await runCatalog(["releases", "prod"], rolledBack);
    assert.deepEqual([code, err], [0, ""]);
    assert.equal(
      out,
      `     UTC               tag     revision       by          verdict
     2026-03-01 14:00  v1.3.0  mcp-catalog:3  deploy/ann  rollback successful:
                                                          tasks failed to start
  *  2026-03-01 13:00  v1.2.0  mcp-catalog:2  deploy/ann  successful
     2026-03-01 12:00  v1.1.0  mcp-catalog:1  deploy/ann  successful

Next
  npx catalog why prod --release v1.3.0
`,
    );
  });

  it("has secret versions, digests and times with --json", async () => {
    const { out } = await runCatalog(["releases", "prod", "--json"], rolledBack);
    const { releases } = JSON.parse(out) as { readonly releases: readonly unknown[] };
    assert.deepEqual(releases[1], {
      revision: "mcp-catalog:2",
      at: "2026-03-01T13:00:00.000Z",
      finishedAt: "2026-03-01T13:02:00.000Z",
      status: "SUCCESSFUL",
      by: "deploy/ann",
      tags: ["v1.2.0"],
      digest: digestOf(2),
      secretVersions: { STRIPE_KEY: "b" },
      running: true,
      deployment: "arn:aws:ecs:us-east-1:1:service-deployment/c/s/1",
      serviceRevision: "arn:aws:ecs:us-east-1:1:service-revision/c/s/2",
      deployable: true,
    });
  });

  it("shows the digest of a deleted image, and says what AWS refused", async () => {
    const gone = await runCatalog(["releases", "prod"], past(1, [{ revision: 1, image: 1 }], []));
    assert.match(gone.out, /12:00 {2}sha256:11111111 {2}mcp-catalog:1/);
    const refused = await runCatalog(["releases", "prod"], {
      ...rolledBack,
      ListServiceDeployments: () => {
        throw new AwsError("AccessDeniedException", "not authorized");
      },
    });
    assert.equal(refused.code, 3);
    assert.match(refused.err, /^Not read\n {2}- ecs:ListServiceDeployments: AccessDeniedException/);
    assert.equal(refused.out, "No release could be read.\n");
  });

  it("goes on with the ledger after ECS has forgotten, and takes from it who released which commit", async () => {
    const { code, out, err } = await runCatalog(["releases", "prod"], withLedger);
    assert.deepEqual([code, err], [0, ""]);
    assert.equal(
      out,
      `     UTC               tag     revision       by          commit   verdict
     2026-03-01 14:00  v1.3.0  mcp-catalog:3  deploy/ann           rollback
                                                                   successful:
                                                                   tasks failed
                                                                   to start
  *  2026-03-01 13:00  v1.2.0  mcp-catalog:2  deploy/bob  0a1b2c3  successful
     2026-03-01 12:00  v1.1.0  mcp-catalog:1  deploy/ann           successful
     2025-11-01 09:00  v0.9.0  mcp-catalog:0  deploy/eve  9f8e7d6  failed:
                                                                   exceeded
                                                                   attempts

Next
  npx catalog why prod --release v1.3.0
`,
    );
  });

  it("has each rollout once with --json, with everything that the ledger kept", async () => {
    const { out } = await runCatalog(["releases", "prod", "--json"], withLedger);
    const { releases } = JSON.parse(out) as { readonly releases: readonly unknown[] };
    assert.equal(releases.length, 4);
    assert.deepEqual(releases[3], {
      revision: "mcp-catalog:0",
      at: "2025-11-01T09:00:00.000Z",
      finishedAt: "2025-11-01T09:05:00.000Z",
      status: "FAILED",
      reason: "exceeded attempts",
      by: "deploy/eve",
      tags: ["v0.9.0"],
      digest: digestOf(9),
      commit: "9f8e7d6c5b4a",
      secretVersions: { STRIPE_KEY: "z" },
      running: false,
      deployable: false,
    });
  });

  it("shows the newest 20, says how many are older, and shows them with --all", async () => {
    const Parameters = Array.from({ length: 25 }, (_, index) => ({
      LastModifiedDate: start - 100_000 + index,
      Value: JSON.stringify({ revision: `mcp-catalog:${100 + index}`, verdict: "succeeded" }),
    }));
    const many = { ...past(1, []), GetParameterHistory: () => ({ Parameters }) };
    const some = await runCatalog(["releases", "prod"], many);
    assert.equal(some.out.match(/mcp-catalog:1\d\d/g)?.length, 20);
    assert.match(
      some.out,
      /mcp-catalog:124(?:.|\n)*mcp-catalog:105.*\n5 older: npx catalog releases prod --all\n$/,
    );
    const all = await runCatalog(["releases", "prod", "--all"], many);
    assert.equal(all.out.match(/mcp-catalog:1\d\d/g)?.length, 25);
    assert.doesNotMatch(all.out, /older/);
  });

  it("reads what it can of a ledger that AWS refuses, or that holds something else", async () => {
    const refused = await runCatalog(["releases", "prod"], {
      ...rolledBack,
      GetParameterHistory: () => {
        throw new AwsError("AccessDeniedException", "not authorized");
      },
    });
    assert.equal(refused.code, 0);
    assert.match(refused.err, /^Not read\n {2}- ssm:GetParameterHistory: AccessDeniedException/);
    const foreign = ["no JSON", "{}", '{"revision":1,"verdict":"succeeded"}', undefined];
    const others = await runCatalog(["releases", "prod"], {
      ...rolledBack,
      GetParameterHistory: () => ({ Parameters: foreign.map((Value) => ({ Value })) }),
    });
    assert.equal(others.out.match(/mcp-catalog:\d/g)?.length, 3);
  });

  it("ends with 1 if there is no service", async () => {
    const { code, err } = await runCatalog(["releases", "prod"], answersOf({ service: undefined }));
    assert.equal(code, 1);
    assert.match(err, /pulumi up -s prod makes one/);
  });
});
