import { AsyncLocalStorage } from "node:async_hooks";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as auto from "@pulumi/pulumi/automation";
import type { Live } from "../../components/live";
import { program } from "../../program";
import { keepToBudget } from "../budgetGate";
import { findCli } from "./findCli";
import { ProviderServer } from "./server";
import type { World } from "./world";

export interface OpenArgs {
  readonly project: string;
  readonly stack: string;
  readonly world: World;
  /** What the program asks beside the providers. */
  readonly live: Live;
  /** The folder of another open stack, whose backend this one has, too; else a backend of its own. */
  readonly beside?: string;
  /** Encrypts the secrets in the state file. */
  readonly passphrase: string;
  /** Texts by file name that the temporary project starts with, `Pulumi.yaml` among them. */
  readonly files: Readonly<Record<string, string>>;
}

/** A stack of the real program in a temporary folder, with an account in memory. */
export interface OpenStack {
  readonly stack: auto.Stack;
  readonly folder: string;
  /** The folder in which the engine keeps the state. */
  readonly backend: string;
  readonly server: ProviderServer;
  readonly port: number;
}

/** Raises a UsageError where there is no Pulumi CLI. The caller kills the server and deletes the folder. */
export async function openStack(args: OpenArgs): Promise<OpenStack> {
  const pulumiCommand = await findCli();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-engine-"));
  const backend = path.join(args.beside ?? folder, "state");
  const server = new ProviderServer(args.world);
  try {
    for (const [file, text] of Object.entries(args.files)) {
      fs.writeFileSync(path.join(folder, file), text);
    }
    fs.mkdirSync(backend, { recursive: true });
    const port = await server.start();
    const stack = await auto.LocalWorkspace.createOrSelectStack(
      {
        stackName: args.stack,
        projectName: args.project,
        program: async () => {
          keepContext();
          return program(() => args.live, keepToBudget).catch(sayAloud);
        },
      },
      { pulumiCommand, ...workspace(args, folder, backend, port) },
    );
    return { stack, folder, backend, server, port };
  } catch (error) {
    server.kill();
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function workspace({ passphrase }: OpenArgs, folder: string, backend: string, port: number) {
  const providers = ["aws", "awsx", "docker", "random"].map((name) => `${name}:${port}`);
  return {
    workDir: folder,
    pulumiHome: path.join(folder, "home"),
    envVars: {
      PULUMI_BACKEND_URL: `file://${backend}`,
      PULUMI_CONFIG_PASSPHRASE: passphrase,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // The plugins are attached. Without this the engine tries five times, for 2.5 seconds, to download those in the state.
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: providers.join(","),
    },
  };
}

// Every run's engine listens on a port of its own, and ports come back: what is remembered of an engine that has ended
// must not be taken for the next one.
const { grpcClientOptions } = pulumi.runtime as unknown as {
  readonly grpcClientOptions: Record<string, unknown>;
};
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;

/** How a run ends whose call to the engine did not get through. */
export const connectionLost = "The connection to the engine was lost";

/**
 * Automation API takes a call that did not get through for the end of the engine, and so the program for one that wants
 * nothing: the engine would then delete the stack. `pulumi up` fails instead.
 */
function sayAloud(error: unknown): never {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== "number") throw error;
  throw new Error(`${connectionLost}: ${String(error)}`, { cause: error });
}

/**
 * The engine calls a hook outside of the context in which Automation API keeps the run, and its messages would be lost.
 * `pulumi up` has one run for each process, and no such context.
 */
function keepContext(): void {
  const { asyncLocalStorage } = globalThis as unknown as {
    readonly asyncLocalStorage: AsyncLocalStorage<unknown>;
  };
  const run = asyncLocalStorage.getStore();
  asyncLocalStorage.getStore = () =>
    AsyncLocalStorage.prototype.getStore.call(asyncLocalStorage) ?? run;
}
