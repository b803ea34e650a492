import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";

const catalog = path.resolve(__dirname, "../../examples/catalog");
const publicNames = [
  "NEXT_PUBLIC_DB_TYPE",
  "NEXT_PUBLIC_USE_MOCK_DATA",
  "NEXT_PUBLIC_SUPABASE_URL",
  "NEXT_PUBLIC_SUPABASE_ANON_KEY",
];
const key = "anon-key-that-nobody-may-see";

type Environment = Readonly<Record<string, string>>;

/** A spawned `node`, with all that it has printed so far. */
interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves when the process has ended and its output is complete. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const runs = new Set<Run>();
const sockets = new Set<net.Socket>();
const folders = new Set<string>();

/** Runs a script with exactly this environment: nothing of the developer's own shell. */
function run(folder: string, args: readonly string[], env: Environment): Run {
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

/** Waits until the process has printed something that matches; fails if it ends before. */
async function printed({ child, output, ended }: Run, pattern: RegExp): Promise<RegExpExecArray> {
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

async function serve(env: Environment = {}, folder = catalog): Promise<Server> {
  const server = run(folder, ["server.js"], { PORT: "0", HOSTNAME: "127.0.0.1", ...env });
  const match = await printed(server, /^Listening on http:\/\/(.+):(\d+)$/m);
  const port = Number(match[2]);
  return { ...server, address: match[1] ?? "", port, url: `http://127.0.0.1:${port}` };
}

/** A bare connection, to see what fetch hides: when each side writes, and when the server closes. */
async function connect(port: number) {
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
  // A reset is one way of closing, and what was received until then is asserted anyway.
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

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "catalog-"));
  folders.add(folder);
  return folder;
}

async function build(output: string, env: Environment): Promise<string> {
  const built = run(catalog, ["build.js", output], env);
  assert.equal(await built.ended, 0, built.output());
  return built.output();
}

/** What the browser sees after it has run the script. */
function publicEnv(script: string): unknown {
  const browser: { publicEnv?: unknown } = {};
  vm.runInNewContext(script, browser);
  return JSON.parse(JSON.stringify(browser.publicEnv));
}

async function get(url: string, init?: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, body: await response.text() };
}

describe("examples/catalog", function () {
  // Far below the 25 s and 65 s that the server would wait if it stopped badly.
  this.timeout(10_000);

  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    for (const { child } of runs) child.kill("SIGKILL");
    await Promise.all([...runs].map(({ ended }) => ended));
    await Promise.all([...folders].map((folder) => rm(folder, { recursive: true })));
    for (const set of [sockets, runs, folders]) set.clear();
  });

  describe("server.js answers", () => {
    it("200 and its version on /api/health, without any settings", async () => {
      const health = await get(`${(await serve()).url}/api/health`);
      assert.equal(health.status, 200);
      assert.match(health.headers.get("content-type") ?? "", /^application\/json\b/);
      assert.deepEqual(JSON.parse(health.body), { status: "ok", version: "dev" });
    });

    it("the version it was built as", async () => {
      const { url } = await serve({ APP_VERSION: "v1.2.3" });
      const health = await get(`${url}/api/health?from=balancer`);
      assert.deepEqual(JSON.parse(health.body), { status: "ok", version: "v1.2.3" });
    });

    it("a page of servers from mock data", async () => {
      const page = await get((await serve({ NEXT_PUBLIC_USE_MOCK_DATA: "true" })).url);
      assert.equal(page.status, 200);
      assert.match(page.headers.get("content-type") ?? "", /^text\/html\b/);
      assert.match(page.body, /<dt>Filesystem<\/dt>/);
      assert.doesNotMatch(page.body, /Missing|SUPABASE/);
    });

    it("a page that says what is missing, while health stays good", async () => {
      const { url } = await serve({ NEXT_PUBLIC_USE_MOCK_DATA: "false" });
      const page = await get(url);
      assert.equal(page.status, 200);
      assert.match(page.body, /Missing: NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_ANON_KEY\./);
      assert.doesNotMatch(page.body, /<dt>/);
      assert.equal((await get(`${url}/api/health`)).status, 200);
    });

    it("a page that names the database's host", async () => {
      const { url } = await serve({
        NEXT_PUBLIC_SUPABASE_URL: "https://project.supabase.example/rest",
        NEXT_PUBLIC_SUPABASE_ANON_KEY: key,
        NEXT_PUBLIC_DB_TYPE: "<supabase>",
      });
      const page = await get(url);
      assert.match(page.body, /read from project\.supabase\.example \(&#60;supabase&#62;\)/);
    });

    it("404 elsewhere, even on paths that are no URL", async () => {
      const { port, url } = await serve();
      assert.equal((await get(`${url}/nowhere`)).status, 404);
      const client = await connect(port);
      client.write("GET // HTTP/1.1\r\nHost: test\r\n\r\n");
      await client.until("Not found");
      assert.match(client.received(), /^HTTP\/1\.1 404 /);
      assert.equal((await get(`${url}/api/health`)).status, 200);
    });

    it("HEAD like GET, without a body; other methods with 405", async () => {
      const { url } = await serve();
      const [head, full] = [await get(url, { method: "HEAD" }), await get(url)];
      assert.equal(head.status, 200);
      assert.equal(head.body, "");
      assert.equal(head.headers.get("content-length"), String(Buffer.byteLength(full.body)));
      const post = await get(url, { method: "POST", body: "x" });
      assert.equal(post.status, 405);
      assert.equal(post.headers.get("allow"), "GET, HEAD");
    });
  });

  describe("server.js listens", () => {
    it("on every address unless told otherwise", async () => {
      const server = await serve({ HOSTNAME: "" });
      assert.equal(server.address, "0.0.0.0");
      assert.equal((await get(`${server.url}/api/health`)).status, 200);
    });

    it("only at HOSTNAME where it is set", async () => {
      assert.equal((await serve({ HOSTNAME: "127.0.0.1" })).address, "127.0.0.1");
    });

    it("on port 3000 unless told otherwise", async () => {
      // Something else may have the port: the error then names it just as well.
      const server = run(catalog, ["server.js"], { HOSTNAME: "127.0.0.1" });
      await Promise.race([printed(server, /^Listening/m), server.ended]).catch(() => undefined);
      assert.match(server.output(), /127\.0\.0\.1:3000\b/);
    });

    it("and keeps idle connections longer than the load balancer, or as long as told", async () => {
      const [byDefault, told] = await Promise.all([serve(), serve({ KEEP_ALIVE_TIMEOUT: "7000" })]);
      assert.equal((await get(byDefault.url)).headers.get("keep-alive"), "timeout=65");
      assert.equal((await get(told.url)).headers.get("keep-alive"), "timeout=7");
    });
  });

  describe("server.js stops", () => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      it(`on ${signal} at once, closing idle connections`, async () => {
        const server = await serve();
        const used = await connect(server.port);
        used.write("GET /api/health HTTP/1.1\r\nHost: test\r\n\r\n");
        await used.until('"ok"');
        const spare = await connect(server.port);
        // Accepted in order: this answer shows that the server has the spare connection, too.
        await get(`${server.url}/api/health`);

        server.child.kill(signal);

        assert.equal(await server.ended, 0, server.output());
        await Promise.all([used.closed, spare.closed]);
      });
    }

    it("after it has answered the request that is arriving, and takes no new ones", async () => {
      const server = await serve();
      const client = await connect(server.port);
      // The second request's head is cut off. Both came in one piece, so the first one's answer
      // shows that the server has begun to read the second.
      client.write("GET /api/health HTTP/1.1\r\nHost: test\r\n\r\nGET /late HTTP/1.1\r\nHost: ");
      await client.until('"ok"');

      server.child.kill("SIGTERM");
      await printed(server, /^SIGTERM: /m);
      await assert.rejects(connect(server.port), { code: "ECONNREFUSED" });
      assert.equal(server.child.exitCode, null);
      client.write("test\r\n\r\n");
      await client.closed;

      const late = client.received().slice(client.received().lastIndexOf("HTTP/1.1"));
      assert.match(late, /^HTTP\/1\.1 404 /);
      assert.match(late, /^connection: close\r$/im);
      assert.match(late, /Not found\n$/);
      assert.equal(await server.ended, 0, server.output());
    });

    it("with 1 when a request outlasts the time limit", async () => {
      const server = await serve({ SHUTDOWN_TIMEOUT: "100" });
      const client = await connect(server.port);
      client.write("GET /api/health HTTP/1.1\r\nHost: test\r\n\r\nGET /never HTTP/1.1\r\nHost: ");
      await client.until('"ok"');

      server.child.kill("SIGTERM");

      assert.equal(await server.ended, 1);
      assert.match(server.output(), /in flight after 100 ms/);
    });
  });

  describe("the key", () => {
    const settings: Record<string, Environment> = {
      "mock data": { NEXT_PUBLIC_USE_MOCK_DATA: "true" },
      "no URL": {},
      "a URL": { NEXT_PUBLIC_SUPABASE_URL: "https://project.supabase.example" },
      "a URL that holds it": { NEXT_PUBLIC_SUPABASE_URL: `https://u:${key}@db.example/?k=${key}` },
      "a URL that is none": { NEXT_PUBLIC_SUPABASE_URL: key },
    };
    for (const [name, env] of Object.entries(settings)) {
      it(`is in no answer and no log of the server, with ${name}`, async () => {
        const server = await serve({ ...env, NEXT_PUBLIC_SUPABASE_ANON_KEY: key });
        for (const page of ["/", "/api/health", "/env.js", "/nowhere"]) {
          const { headers, body } = await get(server.url + page);
          assert.ok(!JSON.stringify([...headers, body]).includes(key), page);
        }
        server.child.kill("SIGTERM");
        await server.ended;
        assert.ok(!server.output().includes(key), server.output());
      });
    }

    it("is not in the build's log", async () => {
      const log = await build(await temporaryFolder(), { NEXT_PUBLIC_SUPABASE_ANON_KEY: key });
      assert.match(log, /NEXT_PUBLIC_SUPABASE_ANON_KEY/);
      assert.ok(!log.includes(key), log);
    });
  });

  describe("build.js", () => {
    it("compiles every NEXT_PUBLIC_ value into the script, unchanged, and nothing else", async () => {
      const values = {
        NEXT_PUBLIC_DB_TYPE: "supabase",
        NEXT_PUBLIC_OTHER: `"quotes", \\ and\nlines </script> \u2028`,
      };
      const output = path.join(await temporaryFolder(), "made", "here");
      await build(output, { ...values, DATABASE_PASSWORD: "hidden", MY_NEXT_PUBLIC_X: "hidden" });
      const script = await readFile(path.join(output, "env.js"), "utf8");
      assert.deepEqual(publicEnv(script), values);
      assert.ok(!script.includes("hidden"), script);
    });

    it("compiles an empty object where there are no values", async () => {
      const output = await temporaryFolder();
      await build(output, {});
      assert.deepEqual(publicEnv(await readFile(path.join(output, "env.js"), "utf8")), {});
    });
  });

  describe("Dockerfile", () => {
    let stages: readonly Stage[];
    before(async () => {
      stages = parseDockerfile(await readFile(path.join(catalog, "Dockerfile"), "utf8"));
    });
    const runtime = () => stages.at(-1) ?? assert.fail("no stage");
    const only = (stage: Stage, keyword: string): string => {
      const found = stage.instructions.filter((instruction) => instruction.keyword === keyword);
      assert.equal(found.length, 1, `${keyword}: ${found.length} times`);
      return found[0]?.value ?? "";
    };

    it("has a build and a runtime stage on a pinned Alpine with an even Node release", async () => {
      const text = await readFile(path.join(catalog, "Dockerfile"), "utf8");
      const version = /^ARG NODE_VERSION=(\d+)/m.exec(text)?.[1];
      assert.ok(Number(version) >= 20 && Number(version) % 2 === 0, version);
      assert.ok(stages.length >= 2);
      for (const { from } of stages)
        assert.match(from, /^node:\$\{NODE_VERSION\}-alpine( AS \w+)?$/);
    });

    it("runs node itself, as a numbered user other than root, on port 3000", () => {
      assert.deepEqual(JSON.parse(only(runtime(), "CMD")), ["node", "server.js"]);
      assert.match(only(runtime(), "USER"), /^[1-9]\d*:[1-9]\d*$/);
      assert.equal(only(runtime(), "EXPOSE"), "3000");
      assert.match(only(runtime(), "ENV"), /\bNODE_ENV=production\b/);
      // An entry point would take PID 1, and ECS ignores HEALTHCHECK.
      const unwanted = /^(ENTRYPOINT|HEALTHCHECK|SHELL)$/;
      assert.deepEqual(
        runtime().instructions.filter(({ keyword }) => unwanted.test(keyword)),
        [],
      );
    });

    it("takes each NEXT_PUBLIC_ value as an argument before the build runs", () => {
      const { instructions } = stages[0] ?? assert.fail("no stage");
      const firstRun = instructions.findIndex(({ keyword }) => keyword === "RUN");
      const declared = instructions
        .slice(0, firstRun)
        .filter(({ keyword }) => keyword === "ARG")
        .map(({ value }) => value);
      assert.deepEqual(declared, publicNames);
    });

    it("keeps no key in the image's environment or history", () => {
      const kept = runtime().instructions.filter(({ keyword }) =>
        /^(ENV|ARG|LABEL)$/.test(keyword),
      );
      for (const { value } of kept)
        assert.doesNotMatch(value, /KEY|SECRET|TOKEN|PASSWORD|SUPABASE/i);
    });

    it("copies everything that the app needs to build and to run", async () => {
      // No Docker engine needed: carries out the COPY lines of both stages in two plain folders.
      const ignored = (await readFile(path.join(catalog, ".dockerignore"), "utf8")).split("\n");
      for (const name of [".env*", ".git", "dist", "node_modules"])
        assert.ok(ignored.includes(name));
      const [builder, image] = [await temporaryFolder(), await temporaryFolder()];
      await copyInto(builder, stages[0] ?? assert.fail("no stage"), () => catalog, ignored);
      const made = run(
        builder,
        only(stages[0] ?? assert.fail("no stage"), "RUN")
          .split(" ")
          .slice(1),
        {
          NEXT_PUBLIC_USE_MOCK_DATA: "true",
        },
      );
      assert.equal(await made.ended, 0, made.output());
      await copyInto(image, runtime(), (stage) => (stage ? builder : catalog), ignored);

      const { url } = await serve({}, image);

      assert.equal((await get(url)).status, 200);
      const script = await get(`${url}/env.js`);
      assert.match(script.headers.get("content-type") ?? "", /^text\/javascript\b/);
      assert.deepEqual(publicEnv(script.body), { NEXT_PUBLIC_USE_MOCK_DATA: "true" });
    });
  });
});

interface Stage {
  readonly from: string;
  readonly instructions: { readonly keyword: string; readonly value: string }[];
}

function parseDockerfile(text: string): readonly Stage[] {
  const stages: Stage[] = [];
  const lines = text
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n");
  for (const line of lines.filter((candidate) => candidate.trim() !== "")) {
    const [, keyword = "", value = ""] = /^([A-Z]+) (.+)$/.exec(line) ?? assert.fail(line);
    if (keyword === "FROM") stages.push({ from: value, instructions: [] });
    else stages.at(-1)?.instructions.push({ keyword, value });
  }
  return stages;
}

/** Carries out a stage's COPY lines of plain names in the working directory `/app`. */
async function copyInto(
  folder: string,
  { instructions }: Stage,
  source: (stage: string | undefined) => string,
  ignored: readonly string[],
): Promise<void> {
  for (const { keyword, value } of instructions) {
    if (keyword !== "COPY") continue;
    const [, stage, rest = ""] = /^(?:--from=(\w+) )?(.+)$/.exec(value) ?? [];
    const names = rest.split(" ");
    const target = path.join(folder, names.pop() ?? assert.fail(value));
    await mkdir(target, { recursive: true });
    for (const name of names) {
      assert.ok(stage || !ignored.includes(name), `${name} is in .dockerignore`);
      const from = path.join(source(stage), stage ? path.relative("/app", name) : name);
      await cp(from, stage ? target : path.join(target, name), { recursive: true });
    }
  }
}
