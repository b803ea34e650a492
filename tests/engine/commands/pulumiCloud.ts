import assert from "node:assert/strict";
import type { AddressInfo } from "net";
import * as fs from "node:fs";
import * as http from "node:http";
import * as os from "node:os";
import * as path from "node:path";
import { buffer } from "stream/consumers";
import { gunzipSync } from "zlib";

/**
 * A server in place of Pulumi Cloud on the loopback interface. It has one organization and both
 * stacks, and keeps what it receives.
 */
export class Cloud {
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

export interface Request {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: string;
}

/**
 * What a CLI sends. Newer ones name the provider of the repository, leave out what is false, and send null for what is not
 * set.
 */
export interface Sent {
  readonly gitHub?: object;
  readonly vcs?: { readonly provider: string };
  readonly sourceContext: { readonly git: Readonly<Record<string, string | null>> };
}

/**
 * A request in one form for every CLI: the repository as `gitHub`, `false` where a value is
 * missing, and no null.
 */
export function inOneForm({ vcs, sourceContext, ...rest }: Sent): object {
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
