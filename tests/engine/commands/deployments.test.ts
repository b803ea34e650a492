import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { findCli } from "../../../tools/account/findCli";
import { settingsArguments, type DeployedStack } from "../../../tools/deployments/settings";
import { projectFolder } from "../../support/program";

const run = promisify(execFile);
const args = {
  project: "mcp-catalog",
  repository: "acme/shop",
  account: "123456789012",
  region: "us-east-1",
};

interface Request {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
}

/**
 * A server in place of Pulumi Cloud on the loopback interface. It has one organization and both
 * stacks, and keeps what it receives.
 */
class Cloud {
  readonly requests: Request[] = [];
  private readonly settings = new Map<string, string>();
  private readonly server = http.createServer((request, response) => {
    void this.answer(request, response);
  });
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-cloud-"));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private async answer(request: http.IncomingMessage, response: http.ServerResponse) {
    const raw = await buffer(request);
    const zipped = request.headers["content-encoding"] === "gzip";
    const body = (zipped ? gunzipSync(raw) : raw).toString();
    const { method, url = "" } = request;
    this.requests.push({ method, url, body });
    const answer = this.answerTo(method, url, body);
    response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ?? { code: 404, message: `no ${url}` }));
  }

  private answerTo(method: string | undefined, url: string, body: string): unknown {
    if (url === "/api/user")
      return { githubLogin: "acme", organizations: [{ githubLogin: "acme" }] };
    if (url === "/api/user/organizations/default") return { gitHubLogin: "acme" };
    if (url === "/api/capabilities") return { capabilities: [] };
    const [, stackName, settings] =
      /^\/api\/stacks\/acme\/mcp-catalog\/(dev|prod|pr)(\/deployments\/settings)?$/.exec(url) ?? [];
    if (stackName === undefined) return undefined;
    if (settings === undefined) {
      return { orgName: "acme", projectName: "mcp-catalog", stackName, tags: {}, version: 1 };
    }
    if (method === "POST") this.settings.set(stackName, body);
    return JSON.parse(this.settings.get(stackName) ?? "null") ?? undefined;
  }
}

/**
 * What a CLI sends. Newer ones name the provider of the repository, leave out what is false, and send null for what is not
 * set.
 */
interface Sent {
  readonly gitHub?: object;
  readonly vcs?: { readonly provider: string };
  readonly sourceContext: { readonly git: Readonly<Record<string, string | null>> };
}

/**
 * A request in one form for every CLI: the repository as `gitHub`, `false` where a value is
 * missing, and no null.
 */
function inOneForm({ vcs, sourceContext, ...rest }: Sent): object {
  const git = Object.entries(sourceContext.git).filter(([, value]) => value !== null);
  const { provider, ...repository } = vcs ?? { provider: "github" };
  assert.equal(provider, "github");
  return {
    gitHub: {
      deployCommits: false,
      previewPullRequests: false,
      pullRequestTemplate: false,
      ...repository,
    },
    ...rest,
    sourceContext: { git: Object.fromEntries(git) },
  };
}

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
    await run(command, ["--non-interactive", ...settingsArguments(stack, args)], {
      cwd: projectFolder,
      env: {
        PATH: process.env["PATH"],
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
