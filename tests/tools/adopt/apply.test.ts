import assert from "node:assert/strict";
import { unfolded } from "../../support/command";
import { followGuide, guideSecrets, type Guide } from "./guideAccount";
import { guideAnswers } from "./guideAnswers";
import { adopt, cli, reading } from "./run";

describe("catalog adopt --apply", () => {
  let guide: Guide;
  beforeEach(async () => {
    guide = await followGuide();
  });

  it("sets, imports and tags, and hands secrets over on standard input", async () => {
    const { programs, ran, inputs } = cli();
    const { err, calls } = await adopt(guideAnswers(guide.world), ["--apply", "--yes"], {
      programs,
    });
    assert.deepEqual(ran.slice(0, 6), [
      ...["config rm", "config set-all", "config set", "config set", "config set"],
      "import --file",
    ]);
    assert.deepEqual(
      inputs.filter((each) => each !== undefined),
      Object.values(guideSecrets).map((value) => `${value}\n`),
    );
    for (const value of Object.values(guideSecrets)) assert.ok(!err.includes(value));
    const written = calls.map(({ operation }) => operation).filter((each) => !reading.test(each));
    assert.deepEqual([...new Set(written)].sort(), ["AddTags", "TagResource"]);
    const own = { Project: "mcp-catalog", Stack: "prod" };
    for (const name of [
      "repository",
      "cluster",
      "logs",
      "balancer",
      "targets",
      "service",
      "alarm",
    ]) {
      assert.deepEqual(guide.made[name]?.tags, own, name);
    }
    assert.deepEqual(guide.made["group"]?.tags, {});
  });

  it("adds no tag if pulumi import fails, and says that the command can be repeated", async () => {
    const { programs } = cli([], "import");
    const { code, err } = await adopt(guideAnswers(guide.world), ["--apply", "--yes"], {
      programs,
    });
    assert.equal(code, 1);
    assert.match(err, /pulumi import ended with 255\. The same command goes on from here/);
    assert.deepEqual(guide.made["cluster"]?.tags, {});
  });

  for (const [what, io, message] of [
    ["a CLI", {}, /The Pulumi CLI is missing/],
    [
      "such a stack",
      { programs: { ...cli().programs, read: () => Promise.resolve(undefined) } },
      /Pulumi has no stack prod, .*pulumi stack init prod/,
    ],
    [
      "a terminal",
      { programs: cli().programs },
      /Without a question: npx catalog adopt prod --apply --yes/,
    ],
    [
      "consent",
      { programs: cli().programs, ask: () => Promise.resolve(false) },
      /Nothing was changed\./,
    ],
  ] as const) {
    it(`changes nothing without ${what}`, async () => {
      const { code, err, calls } = await adopt(guideAnswers(guide.world), ["--apply"], io);
      assert.equal(code, 2);
      assert.match(unfolded(err), message);
      assert.ok(calls.every(({ operation }) => reading.test(operation)));
    });
  }
});
