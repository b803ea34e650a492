import { spawn } from "node:child_process";
import * as path from "node:path";
import * as grpc from "@grpc/grpc-js";
import * as automation from "@pulumi/pulumi/automation/server";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import type { Programs } from "../../../../tools/commands/catalog/io/programs";
import { putLanguageHost } from "./languageHostOnPath";
import type { Scenario } from "../scenario";

/** Its types leave out what it exports. */
const { LanguageServer } = automation as unknown as {
  readonly LanguageServer: new (
    program: () => Promise<unknown>,
  ) => grpc.UntypedServiceImplementation;
};

/** What the CLI did. */
interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Commands that run the program. */
const running = ["preview", "up"];

/**
 * The real Pulumi CLI for a scenario's stack, as the commands start it. The program runs in this process, and its
 * providers are the scenario's account.
 */
export function realPulumi(scenario: Scenario, signal?: AbortSignal): Programs {
  const start = (args: readonly string[], input?: string) =>
    pulumi(scenario, args, { signal, input });
  return {
    has: () => Promise.resolve(true),
    run: async (name, args, { input } = {}) => {
      if (name !== "pulumi") throw new Error(`${name} is not started here`);
      const { code, out, err } = await start(args, input);
      scenario.heard.push(out, err);
      return code;
    },
    read: async (name, args) => {
      // A Docker that runs.
      if (name === "docker") return "28.0.0\n";
      const { code, out } = await start(args);
      return code === 0 ? out : undefined;
    },
  };
}

async function pulumi(
  { stack, folder }: Scenario,
  args: readonly string[],
  { signal, input }: { readonly signal?: AbortSignal; readonly input?: string },
): Promise<Ran> {
  const { workspace } = stack;
  const server = new grpc.Server();
  const [command = ""] = args;
  const extra: string[] = [];
  // `pulumi import` takes no address of a language host: it starts the one on PATH.
  const host = path.join(folder, "home");
  if (command === "import") putLanguageHost(host);
  if (running.includes(command) && workspace.program) {
    server.addService(LanguageRuntimeService, new LanguageServer(workspace.program));
    extra.push(`--client=127.0.0.1:${await bound(server)}`, "--exec-kind=auto.inline");
  }
  try {
    return await new Promise<Ran>((resolve, reject) => {
      const child = spawn(workspace.pulumiCommand.command, [...args, ...extra], {
        cwd: folder,
        env: {
          ...process.env,
          ...workspace.envVars,
          PULUMI_HOME: workspace.pulumiHome,
          PATH: [host, process.env["PATH"]].join(path.delimiter),
        },
        signal,
        killSignal: "SIGINT",
        stdio: ["pipe", "pipe", "pipe"],
      });
      child.stdin.end(input);
      let out = "";
      let err = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
      child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
      child.on("error", (error) => {
        if (error.name !== "AbortError") reject(error);
      });
      child.once("close", (code) => {
        resolve({ code: code ?? 130, out, err });
      });
    });
  } finally {
    server.forceShutdown();
  }
}

function bound(server: grpc.Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}
