import { AsyncLocalStorage } from "node:async_hooks";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as auto from "@pulumi/pulumi/automation";
import type { Live } from "../../components/common/live";
import { program } from "../../program";
import { keepToBudget } from "../budgetGate";
import { findCli } from "./findCli";
import { ProviderServer } from "./provider";
import { readSavedOutputs } from "./savedOutputs";
import type { World } from "./world";

export interface OpenArgs {
  readonly project: string;
  readonly stack: string;
  readonly world: World;
  /** The answers to what the program asks outside the providers. */
  readonly live: Live;
  /** Another program to run; this project's by default. It gets no `live`. */
  readonly program?: auto.PulumiFn;
  /** The folder of another open stack, to share its backend; undefined for a new backend. */
  readonly beside?: string;
  readonly encryption: Encryption;
  /** The files of the temporary project, by name. `Pulumi.yaml` is one of them. */
  readonly files: Readonly<Record<string, string>>;
  /** The files of a backend that has the stack already, by path. The encryption and the stack file must fit them. */
  readonly state?: Readonly<Record<string, string>>;
}

/** What encrypts the secrets in the stack file and in the state: a passphrase, or a key of AWS KMS. */
export type Encryption =
  | { readonly passphrase: string }
  | {
      /** The provider as `pulumi stack init --secrets-provider` takes it. */
      readonly provider: string;
      /** The address of the key's service, and the credentials for it, as environment variables. */
      readonly environment: Readonly<Record<string, string>>;
    };

/** A stack of a real program in a temporary folder, deployed by the real engine to an account in memory. */
export interface OpenStack {
  /** A run of it has no summary, and its secret outputs are encrypted (`readSavedOutputs`). */
  readonly stack: auto.Stack;
  readonly folder: string;
  /** The folder in which the engine keeps the state. */
  readonly backend: string;
  readonly server: ProviderServer;
  readonly port: number;
}

/** Opens a stack. Raises a UsageError if there is no Pulumi CLI. The caller kills the server and deletes the folder. */
export async function openStack(args: OpenArgs): Promise<OpenStack> {
  const run = args.program ?? (() => program(() => args.live, keepToBudget));
  const pulumiCommand = await findCli();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-engine-"));
  const backend = path.join(args.beside ?? folder, "state");
  const server = new ProviderServer(args.world);
  try {
    write(folder, args.files);
    fs.mkdirSync(backend, { recursive: true });
    write(backend, args.state ?? {});
    const port = await server.start();
    const workspace = await auto.LocalWorkspace.create({
      pulumiCommand,
      ...options(args.encryption, folder, backend, port),
      program: async () => {
        keepContext();
        return run().catch(sayAloud);
      },
    });
    // Each command names its stack. So a stack that is there need not be selected, which takes a start of the CLI.
    if (args.state) workspace.selectStack = () => Promise.resolve();
    const stack = await auto.Stack.createOrSelect(args.stack, workspace);
    readSavedOutputs(stack, backend, args.project);
    return { stack, folder, backend, server, port };
  } catch (error) {
    server.kill();
    fs.rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}

function options(encryption: Encryption, folder: string, backend: string, port: number) {
  const providers = ["aws", "awsx", "docker", "random"].map((name) => `${name}:${port}`);
  return {
    workDir: folder,
    pulumiHome: path.join(folder, "home"),
    ...("provider" in encryption && { secretsProvider: encryption.provider }),
    envVars: {
      ...("provider" in encryption
        ? encryption.environment
        : { PULUMI_CONFIG_PASSPHRASE: encryption.passphrase }),
      PULUMI_BACKEND_URL: `file://${backend}?metadata=skip`,
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // Nobody goes back to an earlier state of this folder.
      PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS: "true",
      // A run is short. Fewer collections of garbage save a tenth of its CPU time.
      GOGC: "500",
      // The plugins run already. Without this, the engine would try five times, for 2.5 seconds, to download the
      // plugins that the state names.
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      PULUMI_DEBUG_PROVIDERS: providers.join(","),
    },
  };
}

// Every run's engine listens on a port of its own, and the system gives the same port again later.
// So what the SDK remembers about an old engine must not be used for the next one.
const { grpcClientOptions } = pulumi.runtime as unknown as {
  readonly grpcClientOptions: Record<string, unknown>;
};
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;

/** The message of a run that lost a call to the engine. */
export const connectionLost = "The connection to the engine was lost";

/**
 * Makes `pulumi up` fail if a call to the engine is lost. Automation API would believe that the
 * engine has ended, and that the program wants no resources; the engine would then delete the
 * stack.
 */
function sayAloud(error: unknown): never {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== "number") throw error;
  throw new Error(`${connectionLost}: ${String(error)}`, { cause: error });
}

/**
 * The engine calls a hook outside the context in which Automation API keeps the run, so the hook's messages would be
 * lost. `pulumi up` itself has one run for each process and needs no such context.
 */
function keepContext(): void {
  const { asyncLocalStorage } = globalThis as unknown as {
    readonly asyncLocalStorage: AsyncLocalStorage<unknown>;
  };
  const run = asyncLocalStorage.getStore();
  asyncLocalStorage.getStore = () =>
    AsyncLocalStorage.prototype.getStore.call(asyncLocalStorage) ?? run;
}
