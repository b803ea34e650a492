import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";

export const catalog = path.resolve(__dirname, "../../examples/catalog");
export const key = "anon-key-that-nobody-may-see";

export type Environment = Readonly<Record<string, string>>;

/** A running `node` process, with everything that it has printed so far. */
interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the process has ended and its output is complete. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const runs = new Set<Run>();
const sockets = new Set<net.Socket>();
const folders = new Set<string>();

/** Runs a script with exactly this environment, without the developer's own variables. */
export function run(folder: string, args: readonly string[], env: Environment): Run {
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const ended = once(child, "close").then(() => child.exitCode ?? child.signalCode);
  const started: Run = { child, output: () => output, ended };
  runs.add(started);
  return started;
}

/** Waits until the process has printed a matching text. Fails if the process ends before. */
export async function printed(
  { child, output, ended }: Run,
  pattern: RegExp,
): Promise<RegExpExecArray> {
  let running = true;
  for (;;) {
    const match = pattern.exec(output());
    if (match) return match;
    assert.ok(running, `ended without printing ${pattern}:\n${output()}`);
    const more = once(child.stdout ?? assert.fail("no stdout"), "data").then(() => true);
    running = await Promise.race([more, ended.then(() => false)]);
  }
}

interface Server extends Run {
  readonly address: string;
  readonly port: number;
  readonly url: string;
}

export async function serve(env: Environment = {}, folder = catalog): Promise<Server> {
  const server = run(folder, ["server.js"], { PORT: "0", HOSTNAME: "127.0.0.1", ...env });
  const match = await printed(server, /^Listening on http:\/\/(.+):(\d+)$/m);
  const port = Number(match[2]);
  return { ...server, address: match[1] ?? "", port, url: `http://127.0.0.1:${port}` };
}

/** A plain connection. It shows what fetch hides: when each side writes, and when the server closes. */
export async function connect(port: number) {
  const socket = net.connect(port, "127.0.0.1");
  sockets.add(socket);
  let received = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => (received += chunk));
  const closed = new Promise<void>((resolve) =>
    socket.once("close", () => {
      resolve();
    }),
  );
  await once(socket, "connect");
  // A reset also closes the connection. Everything received until then is asserted separately.
  socket.on("error", () => undefined);
  return {
    write: (text: string) => socket.write(text),
    received: () => received,
    closed,
    until: async (text: string) => {
      while (!received.includes(text)) {
        assert.ok(!socket.destroyed, `closed before "${text}":\n${received}`);
        await Promise.race([new Promise((resolve) => socket.once("data", resolve)), closed]);
      }
    },
  };
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "catalog-"));
  folders.add(folder);
  return folder;
}

/** The values that the browser sees after it has run the script. */
export function publicEnv(script: string): unknown {
  const browser: { publicEnv?: unknown } = {};
  vm.runInNewContext(script, browser);
  return JSON.parse(JSON.stringify(browser.publicEnv));
}

export async function get(url: string, init?: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** A suite about the example. Its tests leave no process, connection or folder behind. */
export function describeCatalog(title: string, tests: () => void): void {
  describe("examples/catalog", function () {
    // Far below the 25 s and 65 s that a server would need to end if it did not stop properly.
    this.timeout(60_000);

    afterEach(async () => {
      for (const socket of sockets) socket.destroy();
      for (const { child } of runs) child.kill("SIGKILL");
      await Promise.all([...runs].map(({ ended }) => ended));
      await Promise.all([...folders].map((folder) => rm(folder, { recursive: true })));
      for (const set of [sockets, runs, folders]) set.clear();
    });

    describe(title, tests);
  });
}
