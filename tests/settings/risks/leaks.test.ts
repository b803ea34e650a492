import assert from "node:assert/strict";
import { SettingsError } from "../../../settings";
import { leaks } from "../../../settings/risks/leaks";
import { loadSettings } from "../../../settings/load";
import { run } from "../../support/program";
import { configuration, type Changes } from "../configuration";

const letters = "aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW1xY3zA5bC7dE9fG1hJ3kL5mN7pQ9rS1tU3vW5xY7zA9bC2";
const some = (length: number) => letters.slice(0, length);

function found(values: Changes) {
  return leaks(configuration({ values }));
}

/** Whether a library is loaded, by its name. */
function isLoaded(): boolean {
  return Object.keys(require.cache).some((file) => file.includes("@secretlint"));
}

describe("A value in the environment or in the build arguments", () => {
  it("does not load the library if it cannot be a secret", async () => {
    const before = isLoaded();
    const environment = {
      LEVEL: "info",
      URL: "https://api.example.com/v1/things",
      COUNT: "1234567890",
    };
    assert.deepEqual(await found({ environment }), []);
    assert.deepEqual(await found({ environment: "no JSON" }), []);
    assert.equal(isLoaded(), before);
  });

  for (const [what, value] of Object.entries({
    GITHUB_TOKEN: `ghp_${some(36)}`,
    NPM_ACCESS_TOKEN: `npm_${some(36)}`,
    SLACK_TOKEN: `xoxb-123456789012-123456789012-${some(24)}`,
    IncomingWebhook: `https://hooks.slack.com/services/T00000000/B00000000/${some(24)}`,
    SENDGRID_KEY: `SG.${some(22)}.${some(43)}`,
    GITLAB_PERSONAL_ACCESS_TOKEN: `glpat-${some(20)}`,
    SHOPIFY_KEY: `shpat_${"a1b2c3d4".repeat(4)}`,
    LINEAR_API_TOKEN: `lin_api_${some(40)}`,
    DOCKER_PERSONAL_ACCESS_TOKEN: `dckr_pat_${some(27)}`,
  })) {
    it(`is refused as ${what}, and not shown`, async () => {
      const [problem, ...others] = await found({ environment: { VALUE: value } });
      assert.deepEqual(others, []);
      assert.deepEqual(problem, {
        key: "environment.VALUE",
        message: `is a secret (${what}), and the task definition shows it: remove it and pulumi config set --path --secret secrets.VALUE`,
      });
      assert.ok(isLoaded());
    });
  }

  it("is refused among the build arguments, too", async () => {
    const image = { source: "build", context: ".", args: { NPM: `npm_${some(36)}` } };
    assert.deepEqual(
      (await found({ image })).map(({ key }) => key),
      ["image.args.NPM"],
    );
  });

  it("is not a secret if it is long and ordinary", async () => {
    const environment = {
      BUILD: "sha256-aB3dE5fG7hJ9kL2mN4pQ6rS8tU0vW1xY3zA5",
      AWS_ACCOUNT_ID: "123456789012345678",
      ID: "0123456789abcdef0123456789abcdef",
      WORDS: "ThisIsAVeryLongNameOfAFeatureFlag",
    };
    assert.deepEqual(await found({ environment }), []);
  });

  it("stops a run, in one error with the other problems, with each key once", async () => {
    const environment = JSON.stringify({
      A: `ghp_${some(36)}`,
      B: "postgres://u:hunter2hunter2hunter2@db/x",
      PORT: "1",
    });
    const config = {
      "aws:region": "us-east-1",
      "mcp-catalog:imageTag": "v1",
      "mcp-catalog:environment": environment,
    };
    let problems: readonly string[] = [];
    await run(
      async () => {
        const error: unknown = await loadSettings().catch((reason: unknown) => reason);
        assert.ok(error instanceof SettingsError);
        assert.doesNotMatch(error.message, /ghp_|hunter2/);
        problems = error.problems.map(({ key }) => key);
      },
      { config },
    );
    assert.deepEqual(problems, [
      "supabaseUrl",
      "supabaseKey",
      "environment.PORT",
      "environment.B",
      "environment.A",
    ]);
  });
});
