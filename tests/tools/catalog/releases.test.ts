import assert from "node:assert/strict";
import type { Io } from "../../../tools/commands/catalog/io";
import { AwsError, type Answers } from "../../live/support/cannedAws";
import { answersOf, revisionArn } from "../../live/why/account";
import { runCatalog } from "./run";

const start = Date.UTC(2026, 2, 1, 12) / 1000;
const digestOf = (version: number) => `sha256:${String(version).repeat(64)}`;

interface Past {
  readonly revision: number;
  /** Number of its image. The registry tags each as `v1.<number>.0`. */
  readonly image: number;
  readonly status?: string;
  readonly statusReason?: string;
  readonly secret?: string;
}

/** What ECS keeps about a service that runs the revision, oldest first. */
function past(
  running: number,
  deployments: readonly Past[],
  tagged: readonly number[] = [1, 2, 3],
): Answers {
  const known = (arn: unknown) => deployments.find(({ revision }) => revisionArn(revision) === arn);
  return {
    ...answersOf({ service: { taskDefinition: revisionArn(running) } }),
    ListServiceDeployments: () => ({
      serviceDeployments: deployments.map(
        ({ revision, status = "SUCCESSFUL", ...others }, index) => ({
          serviceDeploymentArn: `arn:aws:ecs:us-east-1:1:service-deployment/c/s/${index}`,
          targetServiceRevisionArn: `arn:aws:ecs:us-east-1:1:service-revision/c/s/${revision}`,
          createdAt: start + 3600 * index,
          finishedAt: start + 3600 * index + 120,
          status,
          statusReason: others.statusReason,
        }),
      ),
    }),
    DescribeServiceRevisions: ({ serviceRevisionArns }) => ({
      serviceRevisions: (serviceRevisionArns as readonly string[]).map((arn) => {
        const revision = Number(arn.split("/").at(-1));
        const image = deployments.find((each) => each.revision === revision)?.image ?? 0;
        return {
          serviceRevisionArn: arn,
          taskDefinition: revisionArn(revision),
          containerImages: [
            { containerName: "traces", imageDigest: digestOf(8) },
            { containerName: "mcp-catalog", imageDigest: digestOf(image) },
          ],
        };
      }),
    }),
    DescribeTaskDefinition: ({ taskDefinition }) => ({
      taskDefinition: {
        registeredBy: "arn:aws:sts::123456789012:assumed-role/deploy/ann",
        containerDefinitions: [
          { name: "traces", essential: false },
          {
            name: "mcp-catalog",
            secrets: [
              {
                name: "STRIPE_KEY",
                valueFrom: `arn:aws:secretsmanager:us-east-1:1:secret:mcp-catalog/stripe-AbC123:::${known(taskDefinition)?.secret ?? "a"}`,
              },
            ],
          },
        ],
      },
    }),
    GetParameterHistory: () => ({ Parameters: [] }),
    DescribeImages: () => ({
      imageDetails: tagged.map((image) => ({
        imageDigest: digestOf(image),
        imageTags: [`v1.${image}.0`, ...(image === 3 ? ["latest"] : [])],
      })),
    }),
  };
}

/** Two good releases, a third that ECS rolled back, and the second again. */
const rolledBack = past(2, [
  { revision: 1, image: 1 },
  { revision: 2, image: 2, secret: "b" },
  { revision: 3, image: 3, status: "ROLLBACK_SUCCESSFUL", statusReason: "tasks failed to start" },
]);

const written = (at: string, by: string, entry: object) => ({
  LastModifiedDate: Date.parse(at) / 1000,
  LastModifiedUser: `arn:aws:sts::123456789012:assumed-role/deploy/${by}`,
  Value: JSON.stringify(entry),
});

/** The same service with a ledger: of a rollout that ECS has forgotten, and of the second that it remembers. */
const withLedger: Answers = {
  ...rolledBack,
  GetParameterHistory: () => ({
    Parameters: [
      written("2025-11-01T09:05:00Z", "eve", {
        revision: "mcp-catalog:0",
        began: "2025-11-01T09:00:00.000Z",
        verdict: "failed",
        reason: "exceeded attempts",
        tags: ["v0.9.0"],
        digest: digestOf(9),
        commit: "9f8e7d6c5b4a",
        secrets: { STRIPE_KEY: "z" },
      }),
      written("2026-03-01T13:02:30Z", "bob", {
        revision: "mcp-catalog:2",
        began: "2026-03-01T12:59:58.000Z",
        verdict: "succeeded",
        commit: "0a1b2c3d4e5f",
      }),
    ],
  }),
};

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
  catalog why prod --release v1.3.0
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
      deployable: true,
    });
  });

  it("shows the digest of a deleted image, and says what AWS refused", async () => {
    const gone = await runCatalog(["releases", "prod"], past(1, [{ revision: 1, image: 1 }], []));
    assert.match(gone.out, /12:00 {2}sha256:111111111111 {2}mcp-catalog:1/);
    const refused = await runCatalog(["releases", "prod"], {
      ...rolledBack,
      ListServiceDeployments: () => {
        throw new AwsError("AccessDeniedException", "not authorized");
      },
    });
    assert.equal(refused.code, 3);
    assert.match(refused.err, /^Not read: ecs:ListServiceDeployments: AccessDeniedException/);
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
  catalog why prod --release v1.3.0
`,
    );
  });

  it("has each rollout once, and of the ledger's own what it kept, with --json", async () => {
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
      /mcp-catalog:124(?:.|\n)*mcp-catalog:105.*\n5 older: catalog releases prod --all\n$/,
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
    assert.match(refused.err, /^Not read: ssm:GetParameterHistory: AccessDeniedException/);
    const foreign = ["no JSON", "{}", '{"revision":1,"verdict":"succeeded"}', undefined];
    const others = await runCatalog(["releases", "prod"], {
      ...rolledBack,
      GetParameterHistory: () => ({ Parameters: foreign.map((Value) => ({ Value })) }),
    });
    assert.equal(others.out.match(/mcp-catalog:\d/g)?.length, 3);
  });

  it("ends with 2 if there is no service", async () => {
    const { code, err } = await runCatalog(["releases", "prod"], answersOf({ service: undefined }));
    assert.equal(code, 2);
    assert.match(err, /pulumi up -s prod makes one/);
  });
});

/** A machine with Pulumi and Docker, which note their calls. Some calls fail. */
function machine(failing = "") {
  const asked: string[] = [];
  const programs: Io["programs"] = {
    has: () => Promise.resolve(true),
    run: (name, args) => {
      const words = [name, ...args].join(" ");
      asked.push(words);
      return Promise.resolve(failing !== "" && words.startsWith(failing) ? 255 : 0);
    },
    read: () => Promise.resolve(undefined),
  };
  return { asked, programs };
}

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
    assert.equal(out, "prod runs v1.1.0.\n\nNext\n  catalog status prod\n");
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
    assert.match(silent.err, /Without a question: catalog rollback prod --to mcp-catalog:1 --yes/);
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
      "pulumi up ended with 255. The file of prod asks for v1.1.0.\n\nNext\n  catalog why prod\n",
    );
  });
});

describe("catalog deploy", () => {
  /** A registry with v1.0.0, and with everything that Docker has pushed. */
  function registry(asked: readonly string[]): Answers {
    return {
      DescribeRepositories: () => ({ repositories: [{ repositoryUri: "host/mcp-catalog" }] }),
      DescribeImages: ({ imageIds }) => {
        const [id] = imageIds as readonly { readonly imageTag: string }[];
        const pushed = asked.includes(`docker push host/mcp-catalog:${id?.imageTag ?? ""}`);
        if (id?.imageTag !== "v1.0.0" && !pushed) {
          throw new AwsError("ImageNotFoundException", "no");
        }
        return { imageDetails: [{ imageTags: [id?.imageTag], imageDigest: digestOf(1) }] };
      },
      GetAuthorizationToken: () => ({ authorizationData: [{ authorizationToken: "QVdTOng=" }] }),
      GetSecretValue: () => ({ SecretString: "x" }),
    };
  }

  const deploy = (
    tag: string,
    { asked, programs }: ReturnType<typeof machine>,
    ...words: string[]
  ) => runCatalog(["deploy", tag, "-s", "prod", ...words], registry(asked), { programs });

  it("deploys an existing version without Docker", async () => {
    const there = machine();
    const { code } = await deploy("v1.0.0", there, "--yes");
    assert.equal(code, 0);
    assert.deepEqual(there.asked, [
      "pulumi config set imageTag v1.0.0 -s prod",
      "pulumi up -s prod --yes --non-interactive",
    ]);
  });

  it("builds and pushes a missing version, then deploys it", async () => {
    const fresh = machine();
    const { code } = await deploy("v1.1.0", fresh, "--yes");
    assert.equal(code, 0);
    assert.deepEqual(
      fresh.asked.map((words) => words.split(" ").slice(0, 2).join(" ")),
      ["docker build", "docker login", "docker push", "docker push", "pulumi config", "pulumi up"],
    );
  });

  it("deploys nothing if the push fails, if nobody says yes, or if pulumi up fails", async () => {
    const broken = machine("docker build");
    assert.equal((await deploy("v1.1.0", broken, "-y")).code, 1);
    assert.ok(broken.asked.every((words) => !words.startsWith("pulumi")));
    const unasked = machine();
    assert.equal((await deploy("v1.0.0", unasked)).code, 2);
    assert.deepEqual(unasked.asked, []);
    assert.equal((await deploy("v1.0.0", machine("pulumi up"), "-y")).code, 1);
  });
});
