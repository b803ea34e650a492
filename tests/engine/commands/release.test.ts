import assert from "node:assert/strict";
import type { Inputs } from "../../../tools/account/world/types";
import { withCannedAws, type Answers } from "../../live/support/cannedAws";
import { cannedConfig } from "../../live/support/config";
import { catalogIn } from "../../support/catalogIn";
import { realPulumi } from "../support/cli";
import { secretValues } from "../support/canaries";
import { Scenario } from "../support/scenario";
import { releaseAnswers } from "../support/answers/sdkAnswers";

const supabaseKey = "NEXT_PUBLIC_SUPABASE_ANON_KEY";

/** Where the running revision takes a secret from. */
function sourceOf(prod: Scenario, variable: string): string {
  const definition = releaseAnswers(prod.world)["DescribeTaskDefinition"]?.({
    taskDefinition: prod.runs(),
  }) as { taskDefinition: { containerDefinitions: { secrets: Inputs[] }[] } };
  const [container] = definition.taskDefinition.containerDefinitions;
  const found = container?.secrets.find(({ name }) => name === variable);
  return String(found?.["valueFrom"]);
}

/** The value that a task reads from such a source. */
function valueAt({ world }: Scenario, source: string): unknown {
  const VersionId = source.split(":").at(-1);
  return (releaseAnswers(world)["GetSecretValue"]?.({ VersionId }) as Inputs)["SecretString"];
}

describe("catalog deploy, rollback and redeploy", () => {
  let prod: Scenario;
  before(async () => {
    prod = await Scenario.running({ stack: "prod" });
  });
  after(() => {
    prod.end();
  });

  /** Runs a command as a person would, with the real CLI and the account in memory. */
  function run(argv: readonly string[], signal = new AbortController().signal, more: Answers = {}) {
    return withCannedAws({ ...releaseAnswers(prod.world), ...more }, async ({ endpoint }) => {
      const heard = await catalogIn(prod.folder, argv, {
        signal,
        connect: () => Promise.resolve(cannedConfig(endpoint)),
        programs: realPulumi(prod, signal),
        pace: 5,
      });
      prod.heard.push(heard.out, heard.err);
      return heard;
    });
  }

  async function imageTag(): Promise<string> {
    return (await prod.stack.getConfig("imageTag")).value;
  }

  it("releases an existing version: the tag is in the file, and its revision runs", async () => {
    prod.push("v1.1.0");
    const { code, out, err } = await run(["deploy", "v1.1.0", "-s", "prod", "--yes"]);
    assert.equal(code, 0, err + prod.heard.join(""));
    assert.equal(out, "prod runs v1.1.0.\n\nNext\n  npx catalog status prod\n");
    assert.equal(
      err,
      "pulumi config set imageTag v1.1.0 -s prod\npulumi up -s prod --yes --non-interactive\n",
    );
    assert.deepEqual([await imageTag(), prod.runs()], ["v1.1.0", "mcp-catalog:2"]);
  });

  it("ends with 1 if the version does not run, and the former version serves", async () => {
    prod.push("v1.2.0");
    prod.world.nextRollout = "rolledBack";
    const { code, out } = await run(["deploy", "v1.2.0", "-s", "prod", "--yes"]);
    prod.world.nextRollout = "asAsked";
    assert.equal(code, 1);
    assert.match(
      out,
      /^pulumi up ended with \d+\. The file of prod asks for v1\.2\.0\.\n\nNext\n {2}npx catalog why prod\n$/,
    );
    assert.deepEqual([await imageTag(), prod.runs()], ["v1.2.0", "mcp-catalog:2"]);
  });

  it("goes back to the release before, so that file and reality agree", async () => {
    const { code, err } = await run(["rollback", "prod", "--to", "v1.0.0", "--yes"]);
    assert.equal(code, 0, err);
    assert.match(err, /^prod: v1\.1\.0 → v1\.0\.0, which ran as mcp-catalog:1\n/);
    const running = prod.world.find(
      "aws:ecs/taskDefinition:TaskDefinition",
      "arn",
      `arn:aws:ecs:us-east-1:123456789012:task-definition/${prod.runs() ?? ""}`,
    );
    const digest = prod.world.images.get("mcp-catalog")?.get("v1.0.0")?.digest ?? "none";
    assert.ok(String(running?.inputs["containerDefinitions"]).includes(digest));
    assert.equal(await imageTag(), "v1.0.0");
    assert.deepEqual((await prod.succeed()).changes, []);
  });

  it("goes back to a secret's former value, which appears only in the account and in the encrypted file", async () => {
    const formerly = sourceOf(prod, supabaseKey);
    await prod.setSecret("supabaseKey", "canary-changed");
    await prod.succeed();
    const changed = sourceOf(prod, supabaseKey);
    assert.equal(valueAt(prod, formerly), secretValues.supabaseKey);
    assert.equal(valueAt(prod, changed), "canary-changed");

    const { code, err } = await run(["rollback", "prod", "--yes"]);
    assert.equal(code, 0, err + prod.heard.join(""));
    assert.match(err, /Back to the value of then, as a new version: NEXT_PUBLIC_SUPABASE_ANON_KEY/);
    const restored = sourceOf(prod, supabaseKey);
    assert.equal(new Set([formerly, changed, restored]).size, 3, "a version of its own");
    assert.equal(valueAt(prod, restored), secretValues.supabaseKey);
    assert.equal((await prod.stack.getConfig("supabaseKey")).value, secretValues.supabaseKey);
    assert.equal((await prod.stack.getConfig("supabaseKey")).secret, true);
    assert.deepEqual((await prod.succeed()).changes, [], "file and reality agree");
  });

  it("starts new tasks without a change, and the next up has nothing to do", async () => {
    const asked: unknown[] = [];
    const { code, out } = await run(["redeploy", "prod", "--yes"], undefined, {
      UpdateService: (input) => {
        asked.push(input["forceNewDeployment"]);
        const answer = releaseAnswers(prod.world)["DescribeServices"];
        assert.ok(answer);
        const { services } = answer({}) as { readonly services: readonly object[] };
        return { service: services[0] };
      },
    });
    assert.equal(code, 0, out);
    assert.match(out, /^Done: 2 of 2 new tasks run\.\n$/);
    assert.deepEqual(asked, [true]);
    assert.deepEqual((await prod.succeed()).changes, []);
  });

  it("lets Pulumi end by itself after Ctrl-C, says what the file asks for, and goes on the next time", async () => {
    prod.push("v1.3.0");
    const ending = new AbortController();
    prod.world.before = ({ operation, type }) => {
      if (operation === "update" && type === "aws:ecs/service:Service") ending.abort();
    };
    const { code, out } = await run(["deploy", "v1.3.0", "-s", "prod", "--yes"], ending.signal);
    prod.world.before = () => undefined;
    assert.equal(code, 1);
    assert.match(out, /^pulumi up ended with \d+\. The file of prod asks for v1\.3\.0\.\n/);
    const again = await run(["deploy", "v1.3.0", "-s", "prod", "--yes"]);
    assert.equal(again.code, 0, prod.heard.join(""));
    assert.equal(again.out, "prod runs v1.3.0.\n\nNext\n  npx catalog status prod\n");
  });
});
