import assert from "node:assert/strict";
import type { Io } from "../../../../tools/commands/catalog/io";
import { AwsError, type Answers } from "../../../live/support/cannedAws";
import { answersOf } from "../../../live/why/account";
import { revisionArn } from "../../../live/why/ids";
import { inFolder } from "../../../support/folder";
import { runCatalog } from "../run";
import { unfolded } from "../../../support/command";

const digestOf = (version: number) => `sha256:${String(version).repeat(64)}`;

const files = {
  "Pulumi.yaml": "name: mcp-catalog\nruntime: nodejs\n",
  "Pulumi.prod.yaml": `config:
  aws:region: us-east-1
  mcp-catalog:imageTag: v1.2.0
  mcp-catalog:supabaseUrl: { secure: v1:x }
  mcp-catalog:supabaseKey: { secure: v1:x }
  mcp-catalog:secrets: { STRIPE_KEY: { secure: v1:x }, ROTATED: { secure: v1:x } }
  mcp-catalog:followRotation: [ROTATED]
`,
};

interface Past {
  readonly image: number;
  readonly secrets: Readonly<Record<string, string>>;
}

/** The values of versions: each begins with the canary, so that a test finds it wherever it is printed. */
const values: Readonly<Record<string, string>> = {
  "url-1": "canary-url-1",
  "url-2": "canary-url-2",
  "key-1": "canary-key",
  "key-2": "canary-key",
  "stripe-1": "canary-stripe-1\nof two lines",
  "stripe-2": "canary-stripe-2",
};

/** A service that ran these releases, oldest first, and runs the last one. */
function account(past: readonly Past[], gone: readonly string[] = []): Answers {
  const entries = past.map(({ image, secrets }, index) => ({
    LastModifiedDate: 1_790_000_000 + 60 * index,
    Value: JSON.stringify({
      revision: `mcp-catalog:${index + 1}`,
      verdict: "succeeded",
      digest: digestOf(image),
      secrets,
    }),
  }));
  return {
    ...answersOf({ service: { taskDefinition: revisionArn(past.length) } }),
    ListServiceDeployments: () => ({ serviceDeployments: [] }),
    GetParameterHistory: () => ({ Parameters: entries }),
    DescribeImages: () => ({
      imageDetails: [1, 2].map((image) => ({
        imageDigest: digestOf(image),
        imageTags: [`v1.${image}.0`],
      })),
    }),
    GetSecretValue: ({ VersionId }) => {
      const value = gone.includes(String(VersionId)) ? undefined : values[String(VersionId)];
      if (value === undefined) throw new AwsError("ResourceNotFoundException", "no such version");
      return { SecretString: value };
    },
  };
}

const names = {
  url: "NEXT_PUBLIC_SUPABASE_URL",
  key: "NEXT_PUBLIC_SUPABASE_ANON_KEY",
  stripe: "STRIPE_KEY",
};

const two: readonly Past[] = [
  { image: 1, secrets: { [names.url]: "url-1", [names.key]: "key-1", [names.stripe]: "stripe-1" } },
  { image: 2, secrets: { [names.url]: "url-2", [names.key]: "key-2", [names.stripe]: "stripe-2" } },
];

async function rollback(answers: Answers, words: readonly string[], io: Partial<Io> = {}) {
  const ran: { readonly words: string; readonly input: string | undefined }[] = [];
  const programs: Io["programs"] = {
    has: () => Promise.resolve(true),
    run: (name, args, { input } = {}) => {
      ran.push({ words: [name, ...args].join(" "), input });
      return Promise.resolve(0);
    },
    read: () => Promise.resolve(undefined),
  };
  const done = await inFolder(files, (folder) =>
    runCatalog(["rollback", "prod", ...words], answers, { folder, programs, ...io }),
  );
  const seen = [done.out, done.err, ...ran.map((each) => each.words)].join("\n");
  assert.ok(!seen.includes("canary"), "a value is printed or an argument");
  return { ...done, ran };
}

describe("catalog rollback, with secrets that have changed", () => {
  it("writes their former values into the stack file through standard input, and runs pulumi up", async () => {
    const questions: string[] = [];
    const { code, err, ran } = await rollback(account(two), [], {
      ask: (question) => {
        questions.push(question);
        return Promise.resolve(true);
      },
    });
    assert.equal(code, 0, err);
    assert.deepEqual(ran, [
      { words: "pulumi config set imageTag v1.1.0 -s prod", input: undefined },
      { words: "pulumi config set --secret supabaseUrl -s prod", input: "canary-url-1\n" },
      {
        words: "pulumi config set --secret --path secrets.STRIPE_KEY -s prod",
        input: "canary-stripe-1\nof two lines\n",
      },
      { words: "pulumi up -s prod --yes", input: undefined },
    ]);
    assert.deepEqual(questions, [
      "Roll prod back to v1.1.0, with the former value of NEXT_PUBLIC_SUPABASE_URL, STRIPE_KEY? [y/N] ",
    ]);
    assert.match(
      err,
      /\nBack to the value of then, as a new version: NEXT_PUBLIC_SUPABASE_URL, STRIPE_KEY\n/,
    );
    assert.doesNotMatch(err, /ANON_KEY/, "its two versions have one value");
  });

  it("changes nothing if AWS has deleted a former value, and says how to go without it", async () => {
    const without = await rollback(account(two, ["stripe-1"]), ["--yes"]);
    assert.deepEqual([without.code, without.ran], [2, []]);
    assert.match(
      unfolded(without.err),
      /Secrets Manager has deleted the value of STRIPE_KEY that mcp-catalog:1 ran with: nothing was changed\. .*catalog rollback prod --to mcp-catalog:1 --keep-secrets$/,
    );
    const kept = await rollback(account(two, ["stripe-1"]), ["--yes", "--keep-secrets"]);
    assert.equal(kept.code, 0);
    assert.deepEqual(
      kept.ran.map(({ words }) => words),
      ["pulumi config set imageTag v1.1.0 -s prod", "pulumi up -s prod --yes --non-interactive"],
    );
    assert.match(kept.err, /left as it is now: NEXT_PUBLIC_SUPABASE_ANON_KEY, .*STRIPE_KEY\n/);
    assert.deepEqual(
      kept.calls.filter(({ operation }) => operation === "GetSecretValue"),
      [],
    );
  });

  it("changes nothing if AWS refuses to show a value, or if nobody says yes", async () => {
    const denied = await rollback(
      {
        ...account(two),
        GetSecretValue: () => {
          throw new AwsError("AccessDeniedException", "not authorized: GetSecretValue");
        },
      },
      ["--yes"],
    );
    assert.deepEqual([denied.code, denied.ran], [3, []]);
    const no = await rollback(account(two), [], { ask: () => Promise.resolve(false) });
    assert.deepEqual([no.code, no.ran], [2, []]);
  });

  it("goes back to a release with the same image, if a secret had another value", async () => {
    const same = [{ ...two[0], image: 2 } as Past, two[1] as Past];
    const { code, ran } = await rollback(account(same), ["--yes"]);
    assert.equal(code, 0);
    assert.equal(ran.length, 4);
    const kept = await rollback(account(same), ["--yes", "--keep-secrets"]);
    assert.deepEqual([kept.code, kept.ran], [2, []], "nothing else differs");
  });

  it("leaves secrets that are new, that were removed, or that are changed elsewhere", async () => {
    const past = [
      { image: 1, secrets: { REMOVED: "old", ROTATED: "rotated-1" } },
      { image: 2, secrets: { ROTATED: "rotated-2", [names.stripe]: "stripe-2" } },
    ];
    const { code, err, ran } = await rollback(account(past), ["--yes"]);
    assert.equal(code, 0, err);
    assert.equal(ran.length, 2);
    assert.match(err, /left as it is now: REMOVED, ROTATED, STRIPE_KEY\n/);
  });
});
