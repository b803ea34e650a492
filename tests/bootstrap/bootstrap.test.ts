import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parseBootstrap } from "../../bootstrap/settings";
import { statePolicy } from "../../bootstrap/state";
import type { EvaluatedResource } from "../../tools/evaluate";
import { projectFolder, readYaml } from "../repository/files";
import { roleType, run, trustOf, type Project } from "./run";

describe("bootstrap/", () => {
  it("is a project with a program of its own: Pulumi would run the one of package.json", () => {
    const folder = path.join(projectFolder, "bootstrap");
    const { main, runtime } = readYaml("bootstrap/Pulumi.yaml") as Project;
    for (const file of [main, runtime.options.nodeargs.replace("--require ", "")])
      assert.ok(fs.existsSync(path.join(folder, file)), file);
  });

  it("makes two providers of identities, each for one audience, protected", async () => {
    const providers = (await run()).all("aws:iam/openIdConnectProvider:OpenIdConnectProvider");
    assert.deepEqual(
      providers.map(({ inputs, options }) => [
        inputs["url"],
        inputs["clientIdLists"],
        options.protect,
      ]),
      [
        ["https://api.pulumi.com/oidc", ["acme"], true],
        ["https://token.actions.githubusercontent.com", ["sts.amazonaws.com"], true],
      ],
    );
  });

  it("uses providers that exist", async () => {
    const existing = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com";
    const made = await run({ githubProviderArn: existing, pulumiOrganization: undefined });
    assert.deepEqual(made.all("aws:iam/openIdConnectProvider:OpenIdConnectProvider"), []);
    const { Statement } = trustOf(made.all(roleType), "mcp-catalog-deploy-dev");
    assert.deepEqual(
      Statement.map(({ Principal }) => Principal),
      [{ Federated: existing }],
    );
  });

  it("lets each stack be deployed only by its own operations, branch and environment", async () => {
    const roles = (await run()).all(roleType);
    assert.deepEqual(
      roles.map(({ inputs }) => [inputs["path"], inputs["name"]]),
      ["preview", "deploy-dev", "deploy-prod"].map((each) => ["/delivery/", `mcp-catalog-${each}`]),
    );
    const subject = (operation: string) =>
      `pulumi:deploy:org:acme:project:mcp-catalog:stack:prod:operation:${operation}:scope:write`;
    assert.deepEqual(
      trustOf(roles, "mcp-catalog-deploy-prod").Statement.map(({ Condition }) => Condition),
      [
        {
          StringEquals: {
            "api.pulumi.com/oidc:aud": "acme",
            "api.pulumi.com/oidc:sub": ["update", "refresh", "destroy"].map(subject),
          },
        },
        {
          StringEquals: {
            "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
            "token.actions.githubusercontent.com:sub": ["repo:acme/shop:environment:prod"],
          },
        },
      ],
    );
    const dev = JSON.stringify(trustOf(roles, "mcp-catalog-deploy-dev"));
    assert.ok(dev.includes("repo:acme/shop:ref:refs/heads/main"));
    assert.ok(!dev.includes("prod") && !dev.includes("pull_request"));
  });

  it("lets pull requests preview, and do nothing else", async () => {
    const roles = (await run()).all(roleType);
    const preview = JSON.stringify(trustOf(roles, "mcp-catalog-preview"));
    assert.ok(preview.includes("repo:acme/shop:pull_request"));
    assert.ok(preview.includes("stack:prod:operation:preview:"));
    assert.ok(!/operation:(?:update|refresh|destroy)|refs\/heads|environment/.test(preview));
  });

  it("uses a pattern only for the number of a review stack", async () => {
    const stacks = { "pr-*": { pullRequests: true, sharesWith: ["dev"] } };
    const roles = (await run({ stacks })).all(roleType);
    const [pulumi] = trustOf(roles, "mcp-catalog-deploy-pr").Statement;
    assert.deepEqual(Object.keys(pulumi?.Condition ?? {}), ["StringEquals", "StringLike"]);
    assert.deepEqual(pulumi?.Condition["StringEquals"], { "api.pulumi.com/oidc:aud": "acme" });
  });

  it("attaches all of a role's policies, with the account in them, and names the boundary", async () => {
    const made = await run();
    const policies = made.all("aws:iam/policy:Policy");
    const attached = made.all("aws:iam/rolePolicyAttachment:RolePolicyAttachment");
    // The boundaries of dev and prod are attached to the roles that their stacks make.
    assert.equal(policies.length, attached.length + 2);
    for (const { inputs, name } of policies) {
      assert.equal(inputs["path"], "/delivery/");
      const text = String(inputs["policy"]);
      assert.ok(text.length <= 6144, name);
      assert.ok(!text.includes("123456789012"), name);
    }
    const all = policies.map(({ inputs }) => String(inputs["policy"])).join("\n");
    for (const stack of ["dev", "prod"]) {
      assert.ok(
        all.includes(`arn:aws:iam::111122223333:policy/delivery/mcp-catalog-boundary-${stack}`),
      );
    }
  });

  it("lets GitLab's main deploy dev, a protected tag prod, and every branch of the project preview", async () => {
    const made = await run({ gitlabProject: "acme/web/shop", githubRepository: undefined });
    const provider = made.all("aws:iam/openIdConnectProvider:OpenIdConnectProvider").at(-1);
    assert.deepEqual(
      [provider?.inputs["url"], provider?.inputs["clientIdLists"]],
      ["https://gitlab.com", ["https://gitlab.com"]],
    );
    const subjects = (role: string) =>
      trustOf(made.all(roleType), role).Statement.flatMap(({ Condition }) =>
        Object.values(Condition).flatMap((each) => each["gitlab.com:sub"] ?? []),
      );
    const of = (ref: string) => [`project_path:acme/web/shop:ref_type:${ref}`];
    assert.deepEqual(subjects("mcp-catalog-deploy-dev"), of("branch:ref:main"));
    assert.deepEqual(subjects("mcp-catalog-deploy-prod"), of("tag:ref:v*"));
    assert.deepEqual(subjects("mcp-catalog-preview"), of("branch:ref:*"));
  });

  it("makes no bucket unless asked, and then one that is encrypted, versioned, private, kept and only for TLS", async () => {
    const s3 = (each: EvaluatedResource) => each.type.startsWith("aws:s3/");
    assert.deepEqual((await run()).resources.filter(s3), []);
    const made = await run({ state: "true" });
    const named = (type: string) => made.all(type)[0]?.inputs ?? {};
    const [bucket] = made.all("aws:s3/bucket:Bucket");
    assert.equal(bucket?.inputs["bucket"], "mcp-catalog-state-111122223333");
    assert.equal(bucket.options.protect, true);
    assert.equal(named("aws:kms/key:Key")["enableKeyRotation"], true);
    assert.deepEqual(named("aws:s3/bucketVersioning:BucketVersioning")["versioningConfiguration"], {
      status: "Enabled",
    });
    const { bucket: blocked, ...blocks } = named(
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    );
    assert.equal(blocked, "mcp-catalog-state-111122223333");
    assert.deepEqual(Object.values(blocks), [true, true, true, true]);
    assert.match(
      String(named("aws:s3/bucketPolicy:BucketPolicy")["policy"]),
      /"Deny".*"aws:SecureTransport":"false"/,
    );
    assert.equal(
      made.outputs["backendUrl"],
      "s3://mcp-catalog-state-111122223333?region=us-east-1",
    );
    assert.equal(
      made.outputs["secretsProvider"],
      "awskms://alias/mcp-catalog-state?region=us-east-1",
    );
  });

  it("lets each role write the state of its own stack, and a preview none", () => {
    const scope = { project: "shop", account: "111122223333", partition: "aws" };
    const written = (stack: string | undefined) =>
      statePolicy(scope, stack)
        .Statement.filter(({ Action }) => Action.includes("s3:PutObject"))
        .flatMap(({ Resource }) => Resource);
    const at = "arn:aws:s3:::shop-state-111122223333/.pulumi/*/shop/";
    assert.deepEqual(written("dev"), [`${at}dev.json`, `${at}dev.json.*`, `${at}dev/*`]);
    assert.deepEqual(written("pr-*"), [`${at}pr-*`]);
    assert.deepEqual(written(undefined), []);
  });

  it("says what to set in each stack", async () => {
    assert.deepEqual((await run()).outputs["nextSteps"], [
      "pulumi config set --path iam.permissionsBoundary arn:aws:iam::111122223333:Policy/boundary-dev -s dev",
      "pulumi config set --path iam.permissionsBoundary arn:aws:iam::111122223333:Policy/boundary-prod -s prod",
    ]);
  });

  it("takes a repository's name with the ids of GitHub's newer tokens", async () => {
    const roles = (await run({ githubRepository: "acme@12/shop@345" })).all(roleType);
    const trust = JSON.stringify(trustOf(roles, "mcp-catalog-deploy-dev"));
    assert.ok(trust.includes("repo:acme@12/shop@345:ref:refs/heads/main"));
  });

  it("reports everything that is wrong with its settings in one error", () => {
    const bad = { regions: ["here"], githubRepository: "shop", stacks: { Dev: {} }, zones: [] };
    assert.throws(
      () => parseBootstrap(bad),
      (error: Error) => {
        for (const key of ["regions.0", "githubRepository", "stacks", "zones"]) {
          assert.ok(error.message.includes(key), `${key}: ${error.message}`);
        }
        return true;
      },
    );
    assert.throws(
      () => parseBootstrap({ regions: ["us-east-1"] }),
      /pulumiOrganization, githubRepository or gitlabProject/,
    );
  });
});
