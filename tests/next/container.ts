import assert from "node:assert/strict";
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { isolation } from "./isolation";
import { writableFolders, type ContainerDefinition } from "./task";

const script = path.join(__dirname, "container.sh");

/** A container that runs, with all that it has printed. */
export interface Container {
  readonly definition: ContainerDefinition;
  readonly image: string;
  readonly pid: number;
  readonly url: string;
  readonly output: () => string;
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

const running = new Set<Container>();

/** Starts the image's server as the task definition says, and waits until it is ready. */
export async function start(definition: ContainerDefinition, image: string): Promise<Container> {
  const child = launch(definition, image, ["node", "server.js"]);
  let output = "";
  const add = (text: string) => (output += text);
  child.stdout?.setEncoding("utf8").on("data", add);
  child.stderr?.setEncoding("utf8").on("data", add);
  const ended = once(child, "close").then(() => child.exitCode ?? child.signalCode);
  while (!output.includes("Ready in")) {
    const more = once(child.stdout ?? assert.fail("no output"), "data").then(() => true);
    assert.ok(await Promise.race([more, ended.then(() => false)]), `ended at once:\n${output}`);
  }
  const port = definition.portMappings[0]?.containerPort ?? assert.fail("no port");
  const pid = Number(/^pid (\d+)$/m.exec(output)?.[1]);
  const url = `http://127.0.0.1:${port}`;
  const container = { definition, image, pid, url, output: () => output, ended };
  running.add(container);
  void ended.then(() => running.delete(container));
  return container;
}

/** Runs the container's health check in the container's file system, as its user. Resolves with its exit code. */
export async function healthCheck({ definition, image }: Container): Promise<number | null> {
  const [kind, command = ""] = definition.healthCheck.command;
  assert.equal(kind, "CMD-SHELL");
  const child = launch(definition, image, ["/bin/sh", "-c", command]);
  const timer = setTimeout(() => child.kill("SIGKILL"), 1_000 * definition.healthCheck.timeout);
  await once(child, "close");
  clearTimeout(timer);
  return child.exitCode;
}

/** Sends a signal to the server, as root if it runs as another user. */
export function signal({ pid }: Pick<Container, "pid">, name: "SIGTERM" | "SIGKILL"): void {
  if (isolation().kind !== "sudo") process.kill(pid, name);
  else spawnSync("sudo", ["--non-interactive", "kill", `-${name}`, String(pid)]);
}

/** Ends every server that a suite has started and that still runs. */
export async function endAll(): Promise<void> {
  for (const container of running) signal(container, "SIGKILL");
  await Promise.all([...running].map(({ ended }) => ended));
}

function launch(
  definition: ContainerDefinition,
  image: string,
  command: readonly string[],
): ChildProcess {
  assert.equal(definition.readonlyRootFilesystem, true);
  const variables = [
    "PATH=/node:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
    ...definition.environment.map(({ name, value }) => `${name}=${value}`),
    ...definition.secrets.map(({ name }) => `${name}=${standIn}`),
  ];
  const folders = writableFolders(definition).map((each) => `${each.path}=${each.options}`);
  const nested = isolation().kind === "namespace" ? ["MCP_CATALOG_NESTED=1"] : [];
  const node = path.dirname(process.execPath);
  const [program = "", ...words] = [
    ...isolation().words,
    ...["env", "-i", ...variables, ...nested],
    ...["bash", script, image, node, definition.user, ...folders, "--", ...command],
  ];
  return spawn(program, words, { stdio: ["ignore", "pipe", "pipe"] });
}

/** 32 bytes in base64, as Next.js wants its key. */
const standIn = Buffer.alloc(32, 7).toString("base64");
