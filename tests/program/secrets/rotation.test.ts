import assert from "node:assert/strict";
import { program } from "../../../program";
import { evaluate, SecretValue, type Answers } from "../../../tools/evaluate";
import { previewAnswers } from "../../../tools/assumed/answers";
import { assumedLive } from "../../../tools/assumed/live";
import { generatedId } from "../../../tools/assumed/generated";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { projectFolder, Run } from "../../support/program";
import { containerOf, types } from "../definition";

const answers = previewAnswers({
  region: "us-east-1",
  repositoryName: "mcp-catalog",
  imageTag: "v1.0.0",
});

/** Behaves like Secrets Manager: another value is another version. */
const versioned: Answers = {
  ...answers,
  resource: (args) => {
    const answer = answers.resource(args);
    if (args.type !== types.secretVersion) return answer;
    const versionId = generatedId(JSON.stringify(args.inputs));
    return { id: versionId, outputs: { ...answer.outputs, versionId } };
  },
};

/** The prod stack with these values of two secrets, some of which are rotated elsewhere. */
async function runWith(supabaseKey: string, stripe: string, followed: readonly string[] = []) {
  const { project, values } = readStackConfig(projectFolder, "prod");
  const secrets = {
    [`${project}:supabaseUrl`]: "https://canary-url.supabase.co",
    [`${project}:supabaseKey`]: supabaseKey,
    [`${project}:secrets`]: JSON.stringify({ STRIPE_KEY: stripe }),
  };
  const followRotation = { [`${project}:followRotation`]: JSON.stringify(followed) };
  return new Run(
    await evaluate(() => program(assumedLive), {
      project,
      stack: "prod",
      config: { ...values, ...secrets, ...followRotation },
      secretKeys: Object.keys(secrets),
      preview: false,
      answers: versioned,
    }),
  );
}

function valuesFrom(run: Run): Readonly<Record<string, string>> {
  return Object.fromEntries(
    containerOf(run).secrets.map(({ name, valueFrom }) => [name, valueFrom]),
  );
}

/** Variables with a different reference in two runs. */
function moved(before: Run, after: Run): readonly string[] {
  const [olds, news] = [valuesFrom(before), valuesFrom(after)];
  return Object.keys(news).filter((name) => olds[name] !== news[name]);
}

const pinned = /^arn:aws:secretsmanager:[^:]+:\d{12}:secret:[^:]+:::[^:]+$/;
const followedArn = /^arn:aws:secretsmanager:[^:]+:\d{12}:secret:[^:]+$/;

describe("a secret's new value", () => {
  it("makes a new revision of the task by its version, and changes no other secret's version", async () => {
    const before = await runWith("one", "same");
    assert.deepEqual(moved(before, await runWith("one", "same")), []);
    const after = await runWith("two", "same");
    assert.deepEqual(moved(before, after), ["NEXT_PUBLIC_SUPABASE_ANON_KEY"]);
    assert.notDeepEqual(after.one(types.task).inputs, before.one(types.task).inputs);
    for (const valueFrom of Object.values(valuesFrom(after))) assert.match(valueFrom, pinned);
  });

  it("makes no new revision if it is rotated elsewhere, because every new task takes the newest value", async () => {
    const followed = ["NEXT_PUBLIC_SUPABASE_ANON_KEY", "STRIPE_KEY"];
    const before = await runWith("one", "old", followed);
    const after = await runWith("two", "new", followed);
    assert.deepEqual(after.one(types.task).inputs, before.one(types.task).inputs);
    for (const [name, valueFrom] of Object.entries(valuesFrom(after))) {
      assert.match(valueFrom, followed.includes(name) ? followedArn : pinned, name);
    }
  });

  it("is written in both cases", async () => {
    const run = await runWith("one", "old", ["STRIPE_KEY"]);
    for (const { name, options } of run.all(types.secretVersion)) {
      assert.ok(!options.ignoreChanges.includes("secretString"), name);
    }
    const stripe = run.named(types.secretVersion, "secrets-stripe-key-value");
    assert.deepEqual(stripe.inputs["secretString"], new SecretValue("old"));
  });

  it("is read with the same right in both cases", async () => {
    const policies = [await policyOf([]), await policyOf(["STRIPE_KEY"])];
    assert.equal(typeof policies[0], "string");
    assert.equal(policies[1], policies[0]);
  });
});

async function policyOf(followed: readonly string[]): Promise<unknown> {
  return (await runWith("one", "old", followed)).named(types.rolePolicy, "execution-role-secrets")
    .inputs["policy"];
}
