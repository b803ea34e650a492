import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import type * as auto from "@pulumi/pulumi/automation";
import type { Platform } from "../../../components/image";
import type { Live } from "../../../components/live";
import { fullKey } from "../../../tools/stack/readStackConfig";
import { projectFolder } from "../../support/program";
import { Account } from "./account";
import { connectionLost, openStack, type OpenStack } from "../../../tools/account/openStack";
import { runOperation, type RunResult } from "./operation";
import { readSavedOutputs } from "./savedOutputs";
import { once, save, texts, type Saved } from "./saved";
import { findLeaks } from "./scan";
import { apply } from "../settings/apply";
import type { ProviderServer } from "../../../tools/account/provider";
import { standInLive } from "../../../tools/account/live";
import { loadBehaviours } from "../../../tools/account/behaviours";
import { refusalOf } from "../../../tools/account/refusals";
import { registryPassword } from "../../../tools/account/types/docker";
import { randomValue } from "../../../tools/account/types/random";
import { pushImage } from "../../../tools/account/types/ecr";
import { World } from "../../../tools/account/world";

export interface ScenarioArgs {
  readonly stack: "dev" | "prod";
  /** Another stack's account, to share it; undefined for a new one. */
  readonly world?: World;
  /** Another stack of the same account and backend, so that it can read that stack's outputs. */
  readonly beside?: Scenario;
}

/** What interrupts a run, and the policy packs that it is held to. */
export type RunOptions = Pick<auto.UpOptions, "signal" | "policyPacks" | "policyPackConfigs">;

/** Values of the secrets. They must not appear anywhere. */
export const secretValues = {
  supabaseUrl: "https://canary-supabase-url.example",
  supabaseKey: "canary-supabase-key",
};

const project = "mcp-catalog";
const passphrase = "canary-passphrase";

/** Texts that must not be in any file or output. */
export const canaries = [
  ...Object.values(secretValues),
  "canary-changed",
  registryPassword,
  randomValue,
  passphrase,
];

/** One stack with the real engine and an account in memory, in a temporary folder. */
export class Scenario extends Account {
  /** Everything that the engine printed or reported, in all runs. */
  readonly heard: string[] = [];
  readonly folder: string;
  readonly stack: auto.Stack;
  readonly server: ProviderServer;
  readonly port: number;

  private constructor(
    world: World,
    /** The answers to what the program asks outside the providers. A test may change them. */
    readonly live: Mutable<Live>,
    { stack, folder, server, port }: OpenStack,
  ) {
    super(world);
    this.stack = stack;
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** Starts with the committed stack file, and on prod with both secrets. */
  static async start(args: ScenarioArgs): Promise<Scenario> {
    return Scenario.open(args, await committed(args.stack));
  }

  /**
   * Starts with everything running: one `up`, and on prod a push of `v1.0.0` and another `up`. In an account of its own,
   * only the first scenario with these settings runs them; each further one goes on from a copy.
   */
  static async running(args: ScenarioArgs, settings: Settings = {}): Promise<Scenario> {
    if (args.world ?? args.beside) return Scenario.deployed(args, settings);
    const key = JSON.stringify([args.stack, settings]);
    const saved = await once(key, async () => savedOf(await Scenario.deployed(args, settings)));
    return Scenario.open(args, saved);
  }

  /** Goes on from a stack that is saved. */
  static async open({ stack, beside, world }: ScenarioArgs, saved: Saved): Promise<Scenario> {
    const account = world ?? beside?.world ?? saved.world.copy();
    const live = standInLive(account);
    const { files, state } = saved;
    const args = { project, stack, world: account, live, passphrase, files, state };
    const opened = await openStack({ ...args, beside: beside?.folder });
    readSavedOutputs(opened.stack, opened.backend, project);
    return new Scenario(account, live, opened);
  }

  private static async deployed(args: ScenarioArgs, settings: Settings): Promise<Scenario> {
    const scenario = await Scenario.start(args);
    try {
      for (const [key, value] of Object.entries(settings)) await scenario.set(key, value);
      await scenario.succeed();
      if (args.stack === "prod") {
        scenario.push("v1.0.0");
        await scenario.succeed();
      }
    } catch (error) {
      scenario.end();
      throw error;
    }
    return scenario;
  }

  /** Pushes an image, like a person would by hand. */
  push(tag: string, platform?: Platform): string {
    return pushImage(this.world, project, tag, platform);
  }

  /** Sets a plain setting, as `pulumi config set` does, which takes much longer. A dot reaches into a map. */
  set(key: string, value: string): Promise<void> {
    apply(this, { [key]: key.includes(".") ? typed(value) : value });
    return Promise.resolve();
  }

  async setSecrets(secrets: Readonly<Record<string, string>>): Promise<void> {
    for (const [key, value] of Object.entries(secrets)) await this.setSecret(key, value);
  }

  async setSecret(key: string, value: string): Promise<void> {
    await this.stack.setConfig(fullKey(project, key), { value, secret: true }, key.includes("."));
  }

  async unset(key: string): Promise<void> {
    await this.stack.removeConfig(fullKey(project, key), key.includes("."));
  }

  /** Changes the stack file, like an editor would. */
  rewrite(change: (content: unknown) => unknown): void {
    const file = path.join(this.folder, `Pulumi.${this.stack.name}.yaml`);
    fs.writeFileSync(file, stringify(change(parse(fs.readFileSync(file, "utf8")))));
  }

  up({ signal, ...held }: RunOptions = {}): Promise<RunResult> {
    return this.run((options) => this.stack.up({ ...options, ...held }), signal);
  }

  /** `pulumi up --refresh`. */
  upRefreshed(): Promise<RunResult> {
    return this.run((options) => this.stack.up({ ...options, refresh: true }));
  }

  /** Runs `up`, and fails if it does not succeed. */
  async succeed(): Promise<RunResult> {
    const result = await this.up();
    assert.ok(result.succeeded, result.printed);
    return result;
  }

  /** Pushes the next version and runs `up`, which may fail. */
  async release(tag: string): Promise<RunResult> {
    this.push(tag);
    await this.set("imageTag", tag);
    return this.up();
  }

  preview({ signal, ...held }: RunOptions = {}): Promise<RunResult> {
    return this.run((options) => this.stack.preview({ ...options, ...held }), signal);
  }

  refresh(): Promise<RunResult> {
    return this.run((options) => this.stack.refresh(options));
  }

  /** The first part of `pulumi destroy`: its plan. If that fails, destroy goes no further. */
  planDestroy(): Promise<RunResult> {
    return this.run((options) => this.stack.previewDestroy(options));
  }

  destroy(): Promise<RunResult> {
    return this.run((options) => this.stack.destroy(options));
  }

  /** Stops the account, looks for plain-text secrets in everything that is left, and deletes the folder. */
  end(): void {
    this.server.kill();
    const leaks = findLeaks(this.folder, this.heard, canaries);
    fs.rmSync(this.folder, { recursive: true, force: true });
    assert.deepEqual(leaks, [], "a secret in plain text");
  }

  /** Runs once more if a machine that is too busy has lost the connection, like a person would. */
  private async run(
    operation: Parameters<typeof runOperation>[0],
    signal?: AbortSignal,
  ): Promise<RunResult> {
    const once = () => runOperation(operation, (heard) => this.heard.push(heard), signal);
    const result = await once();
    return result.printed.includes(connectionLost) ? once() : result;
  }
}

/** A stack with the committed stack file, and on prod with both secrets. Nothing is deployed. */
function committed(stack: ScenarioArgs["stack"]): Promise<Saved> {
  return once(stack, async () => {
    const names = ["Pulumi.yaml", `Pulumi.${stack}.yaml`];
    const world = new World(await loadBehaviours(), refusalOf);
    const scenario = await Scenario.open(
      { stack },
      { files: texts(projectFolder, names), state: {}, world },
    );
    try {
      if (stack === "prod") await scenario.setSecrets(secretValues);
    } catch (error) {
      scenario.end();
      throw error;
    }
    return savedOf(scenario);
  });
}

/** Ends a scenario, and keeps what it made. */
function savedOf(scenario: Scenario): Saved {
  const saved = save(scenario.folder, scenario.world);
  scenario.end();
  return saved;
}

/** A value below a map, as `pulumi config set --path` writes it. */
function typed(value: string): string | number | boolean {
  if (value === "true" || value === "false") return value === "true";
  return /^(0|[1-9]\d*)$/.test(value) ? Number(value) : value;
}

/** Plain settings by name. */
type Settings = Readonly<Record<string, string>>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
