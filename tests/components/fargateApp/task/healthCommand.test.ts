import assert from "node:assert/strict";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { defaultHealthCommand } from "../../../../components/fargateApp/task/containerDefinition";
import { runProgram } from "../../../../tools/programs/run";

type Tool = "curl" | "wget" | "node";

/** An app with answers that a test sets, and the requests that it got. */
class App {
  status = 200;
  readonly asked: string[] = [];
  private readonly server = http.createServer((request, response) => {
    this.asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    response.writeHead(this.status).end("body");
  });

  async listen(): Promise<void> {
    this.server.listen(0, "127.0.0.1");
    await once(this.server, "listening");
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }
}

/** Tools that write down how they are called and then end with an exit code. Only node is real. */
async function makeTools(folder: string, tools: readonly Tool[], code: number): Promise<void> {
  for (const tool of tools) {
    const file = path.join(folder, tool);
    if (tool === "node") await fs.symlink(process.execPath, file);
    else {
      const script = `#!/bin/sh\necho "${tool}" "$@" >>"$CALLS"\necho page\nexit ${code}\n`;
      await fs.writeFile(file, script, { mode: 0o755 });
    }
  }
}

interface Checked {
  readonly code: number | null;
  readonly output: string;
  /** The calls of the tools, a line each. */
  readonly calls: readonly string[];
}

/** Runs the default command like ECS in a container that has only these tools on its PATH. */
async function check(port: number, tools: readonly Tool[], code = 0): Promise<Checked> {
  const [kind, script = ""] = defaultHealthCommand("/up", port);
  assert.equal(kind, "CMD-SHELL");
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "mcp-catalog-test-"));
  try {
    await makeTools(folder, tools, code);
    const calls = path.join(folder, "calls");
    await fs.writeFile(calls, "");
    const env = { PATH: folder, CALLS: calls };
    const ended = await runProgram("/bin/sh", ["-c", script], { env });
    const lines = (await fs.readFile(calls, "utf8")).split("\n").filter(Boolean);
    return { code: ended.code, output: ended.stdout + ended.stderr, calls: lines };
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

describe("the default health command", () => {
  const app = new App();
  before(() => app.listen());
  after(() => app.close());
  beforeEach(() => {
    app.status = 200;
    app.asked.length = 0;
  });

  const curl = () => `curl -fsS -o /dev/null http://localhost:${app.port}/up`;
  const wget = () => `wget -q -O /dev/null http://127.0.0.1:${app.port}/up`;

  for (const [tools, called] of [
    [["curl", "wget", "node"], curl],
    [["curl", "wget"], curl],
    [["curl", "node"], curl],
    [["curl"], curl],
    [["wget", "node"], wget],
    [["wget"], wget],
  ] as const) {
    it(`asks once, with the first tool, in an image with ${tools.join(" and ")}`, async () => {
      const { code, calls } = await check(app.port, tools);
      assert.deepEqual([code, calls], [0, [called()]]);
      assert.deepEqual(app.asked, []);
    });

    it(`fails with 1 if the first tool fails, and uses no other, with ${tools.join(" and ")}`, async () => {
      const { code, calls } = await check(app.port, tools, 22);
      assert.deepEqual([code, calls], [1, [called()]]);
      assert.deepEqual(app.asked, []);
    });
  }

  it("asks with node, without output, in an image that has nothing else", async () => {
    assert.deepEqual(await check(app.port, ["node"]), { code: 0, output: "", calls: [] });
    assert.deepEqual(app.asked, ["GET /up"]);
  });

  for (const status of [404, 500, 503]) {
    it(`uses node and fails with 1 for the status ${status}`, async () => {
      app.status = status;
      const { code } = await check(app.port, ["node"]);
      assert.equal(code, 1);
      assert.deepEqual(app.asked, ["GET /up"]);
    });
  }

  it("uses node and fails with 1 if nobody listens", async () => {
    const gone = new App();
    await gone.listen();
    const { port } = gone;
    await gone.close();
    assert.deepEqual(await check(port, ["node"]), { code: 1, output: "", calls: [] });
  });

  it("fails with 1 in an image without any of these tools", async () => {
    assert.equal((await check(app.port, [])).code, 1);
  });

  it("is one shell command, made from the port and the path", () => {
    assert.equal(defaultHealthCommand("/up", 8080).length, 2);
    const [, script = ""] = defaultHealthCommand("/deep/health", 3000);
    assert.deepEqual(script.match(/http:[^ ;')]*/g), [
      "http://localhost:3000/deep/health",
      "http://127.0.0.1:3000/deep/health",
      "http://127.0.0.1:3000/deep/health",
    ]);
  });
});
