import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as auto from "@pulumi/pulumi/automation";
import { program } from "../../../bootstrap/program";
import { parseBootstrap } from "../../../bootstrap/settings";
import { longestPolicy, mostPolicies } from "../../../tools/permissions/documents";
import { loadBehaviours } from "../../../tools/account/behaviours";
import { findCli } from "../../../tools/account/findCli";
import { readSavedOutputs } from "../../../tools/account/savedOutputs";
import { ProviderServer } from "../../../tools/account/provider";
import { World, type Behaviour } from "../../../tools/account/world";
import { AwsError } from "../../../tools/account/world/errors";
import { runOperation } from "../support/operation";

const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const policyType = "aws:iam/policy:Policy";
const providerType = "aws:iam/openIdConnectProvider:OpenIdConnectProvider";

/** A type with a unique name and an ARN in IAM. */
function named(kind: string, unique: string): Behaviour {
  return {
    replaceOn: ["name", "path", "url"],
    unique,
    create: (_, { path: folder = "/", [unique]: name }) => {
      if (typeof name !== "string") throw new AwsError("ValidationError", `${unique} is missing`);
      const arn = `arn:aws:iam::123456789012:${kind}${String(folder)}${name.replace("https://", "")}`;
      return { id: arn, outputs: { arn } };
    },
  };
}

describe("bootstrap/ and the real engine", function () {
  // The second test goes on from the first: a retry would find everything made already.
  this.retries(0);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-bootstrap-"));
  let world: World;
  let server: ProviderServer;
  let port: number;

  before(async () => {
    const behaviours = {
      ...(await loadBehaviours()),
      [policyType]: named("policy", "name"),
      [providerType]: named("oidc-provider", "url"),
    };
    world = new World(behaviours, () => Promise.resolve(undefined));
    server = new ProviderServer(world);
    port = await server.start();
  });
  after(() => {
    server.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const base = {
    regions: ["us-east-1"],
    pulumiOrganization: "acme",
    githubRepository: "acme/shop",
  };

  async function up(values: object = {}) {
    const backend = path.join(folder, "state");
    fs.mkdirSync(backend, { recursive: true });
    const stack = await auto.LocalWorkspace.createOrSelectStack(
      {
        stackName: "main",
        projectName: "mcp-catalog-bootstrap",
        program: () => program(parseBootstrap({ ...base, ...values })),
      },
      {
        pulumiCommand: await findCli(),
        workDir: folder,
        pulumiHome: path.join(folder, "home"),
        envVars: {
          PULUMI_BACKEND_URL: `file://${backend}`,
          PULUMI_CONFIG_PASSPHRASE: "x",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
          PULUMI_DEBUG_PROVIDERS: `aws:${port}`,
        },
      },
    );
    readSavedOutputs(stack, backend, "mcp-catalog-bootstrap");
    await stack.setConfig("aws:region", { value: "us-east-1" });
    const result = await runOperation(
      (options) => stack.up(options),
      () => undefined,
    );
    assert.ok(result.succeeded, result.printed);
    return result;
  }

  it("makes roles whose policies AWS would take, and changes nothing the second time", async () => {
    const { outputs } = await up();
    const roles = world.all("aws:iam/role:Role").map(({ inputs }) => String(inputs["name"]));
    assert.deepEqual(roles.sort(), [
      "mcp-catalog-deploy-dev",
      "mcp-catalog-deploy-prod",
      "mcp-catalog-preview",
    ]);
    for (const role of roles) {
      const count = world
        .all(attachmentType)
        .filter(({ inputs }) => inputs["role"] === role).length;
      assert.ok(count > 0 && count <= mostPolicies, `${role}: ${count}`);
    }
    for (const { inputs } of world.all(policyType)) {
      const text = String(inputs["policy"]);
      assert.ok(text.length <= longestPolicy, String(inputs["name"]));
      assert.ok(text.includes("123456789012"), String(inputs["name"]));
      assert.ok(!text.includes("undefined"));
    }
    assert.equal((outputs["nextSteps"] as unknown[]).length, 2);
    assert.deepEqual((await up()).changes, []);
  });

  it("adds a role for review stacks and the bucket, and takes nothing away", async () => {
    const stacks = {
      dev: { branch: "main" },
      prod: { environment: "prod", gitlabTag: "v*" },
      "pr-*": { branch: "main", pullRequests: true, sharesWith: ["dev"] },
    };
    const { changes } = await up({ stacks, state: true });
    assert.ok(changes.includes("create deploy-pr"), changes.join("\n"));
    assert.ok(changes.includes("create state"));
    assert.deepEqual(
      changes.filter((each) => /^(?:delete|replace)/.test(each)),
      [],
    );
  });
});
