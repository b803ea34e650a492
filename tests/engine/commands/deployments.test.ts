import assert from "node:assert/strict";
import { findCli } from "../../../tools/account/findCli";
import { settingsArguments, type DeployedStack } from "../../../tools/deployments/settings";
import { mustSucceed } from "../../../tools/programs/run";
import { projectFolder } from "../../support/program";
import { Cloud, inOneForm, type Sent } from "./pulumiCloud";

const args = {
  project: "mcp-catalog",
  repository: "acme/shop",
  account: "123456789012",
  region: "us-east-1",
};

describe("Pulumi Deployments and the real CLI", () => {
  let cloud: Cloud;
  let address: string;

  beforeEach(async () => {
    cloud = new Cloud();
    address = await cloud.listen();
  });
  afterEach(() => {
    cloud.close();
  });

  /** Sets up a stack with the real CLI, and returns what Pulumi Cloud is sent. */
  async function setUp(stack: DeployedStack): Promise<unknown> {
    const { command } = await findCli();
    await mustSucceed(command, ["--non-interactive", ...settingsArguments(stack, args)], {
      cwd: projectFolder,
      env: {
        PULUMI_HOME: cloud.folder,
        PULUMI_BACKEND_URL: address,
        PULUMI_ACCESS_TOKEN: "pul-0123456789",
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    });
    const sent = cloud.requests.filter(({ method }) => method !== "GET");
    assert.deepEqual(
      sent.map(({ method, url }) => `${method} ${url}`),
      [`POST /api/stacks/acme/mcp-catalog/${stack}/deployments/settings`],
    );
    return inOneForm(JSON.parse(sent[0]?.body ?? "") as Sent);
  }

  const keeps = { deleteAfterDestroy: false };
  const paths = ["!tests/**", "!docs/**", "!.github/**", "!.ci/**"];
  const oidc = (stack: string) => ({
    aws: {
      duration: "1h",
      roleArn: `arn:aws:iam::123456789012:role/delivery/mcp-catalog-deploy-${stack}`,
      sessionName: `mcp-catalog-${stack}`,
    },
  });

  it("deploy dev after a push to main, preview pull requests, and deploy only the last of several pushes", async () => {
    assert.deepEqual(await setUp("dev"), {
      gitHub: {
        repository: "acme/shop",
        deployCommits: true,
        previewPullRequests: true,
        pullRequestTemplate: false,
        paths,
      },
      sourceContext: { git: { branch: "main", repoDir: "." } },
      operationContext: {
        oidc: oidc("dev"),
        preRunCommands: ["npm ci"],
        options: { skipInstallDependencies: true, skipIntermediateDeployments: true, ...keeps },
      },
    });
  });

  it("make a stack like the template for each pull request, with the role of the review stacks, and delete it", async () => {
    assert.deepEqual(await setUp("pr"), {
      gitHub: {
        repository: "acme/shop",
        deployCommits: false,
        previewPullRequests: false,
        pullRequestTemplate: true,
        paths,
      },
      sourceContext: { git: { branch: "main", repoDir: "." } },
      operationContext: {
        oidc: oidc("pr"),
        preRunCommands: ["npm ci"],
        options: {
          skipInstallDependencies: true,
          skipIntermediateDeployments: true,
          deleteAfterDestroy: true,
        },
      },
    });
  });

  it("deploy prod after each push to release, and preview nothing with its role", async () => {
    assert.deepEqual(await setUp("prod"), {
      gitHub: {
        repository: "acme/shop",
        deployCommits: true,
        previewPullRequests: false,
        pullRequestTemplate: false,
        paths,
      },
      sourceContext: { git: { branch: "release", repoDir: "." } },
      operationContext: {
        oidc: oidc("prod"),
        preRunCommands: ["npm ci"],
        options: { skipInstallDependencies: true, skipIntermediateDeployments: false, ...keeps },
      },
    });
  });
});
