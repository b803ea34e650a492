import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse, stringify } from "yaml";
import type { Platform } from "../../../components/image";
import type { Live } from "../../../components/common/live";
import { fullKey } from "../../../tools/stack/readStackConfig";
import { projectFolder } from "../../support/program";
import { Runs } from "./runs";
import { openStack, type OpenStack } from "../../../tools/account/openStack";
import type { RunResult } from "./operation";
import { dataKeys, keyEncryption } from "./key";
import { once, save, texts, type Saved } from "./saved";
import { findLeaks } from "./scan";
import { canaries, secretValues } from "./canaries";
import { apply } from "../settings/apply";
import type { ProviderServer } from "../../../tools/account/provider";
import { standInLive } from "../../../tools/account/live";
import { loadBehaviours } from "../../../tools/account/behaviours";
import { refusalOf } from "../../../tools/account/refusals";
import { pushImage } from "../../../tools/account/types/ecr";
import { World } from "../../../tools/account/world";
import { typed, type Mutable, type Settings } from "./settingTypes";

export interface ScenarioArgs {
  readonly stack: "dev" | "prod";
  /** Another stack's account, to share it; undefined for a new one. */
  readonly world?: World;
  /** Another stack of the same account and backend, so that it can read that stack's outputs. */
  readonly beside?: Scenario;
}

const project = "mcp-catalog";

/** One stack with the real engine and an account in memory, in a temporary folder. */
export class Scenario extends Runs {
  readonly folder: string;
  readonly server: ProviderServer;
  readonly port: number;

  private constructor(
    world: World,
    /** The answers to what the program asks outside the providers. A test may change them. */
    readonly live: Mutable<Live>,
    { stack, folder, server, port }: OpenStack,
  ) {
    super(world, stack);
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** Starts with the committed stack file, and on prod with both secrets. */
  static async start(args: ScenarioArgs): Promise<Scenario> {
    return Scenario.open(args, await committed(args.stack));
  }

  /**
   * Starts with everything running: one `up`, and on prod a push of `v1.0.0` and another `up`. Settings are changed on
   * it, with one more `up`. In an account of its own, only the first scenario with these settings runs them; each
   * further one goes on from a copy.
   */
  static async running(args: ScenarioArgs, settings: Settings = {}): Promise<Scenario> {
    if (args.world ?? args.beside) return Scenario.deployed(args, settings);
    if (Object.keys(settings).length === 0) return Scenario.runningFrom(args, settings);
    const key = JSON.stringify([args.stack, "then", settings]);
    const make = async () => {
      const scenario = await Scenario.running(args);
      return savedOf(await scenario.prepared(() => scenario.change(settings)));
    };
    return Scenario.open(args, await once(key, make));
  }

  /** Starts with everything running that has had these settings from its first `up` on. */
  static async runningFrom(args: ScenarioArgs, settings: Settings): Promise<Scenario> {
    const key = JSON.stringify([args.stack, settings]);
    const make = async () => savedOf(await Scenario.deployed(args, settings));
    return Scenario.open(args, await once(key, make));
  }

  /** Goes on from a stack that is saved. */
  static async open({ stack, beside, world }: ScenarioArgs, saved: Saved): Promise<Scenario> {
    const account = world ?? beside?.world ?? (await newWorld()).takeOver(saved.account);
    const live = standInLive(account);
    const { files, state } = saved;
    const encryption = await keyEncryption();
    const args = { project, stack, world: account, live, encryption, files, state };
    const opened = await openStack({ ...args, beside: beside?.folder });
    return new Scenario(account, live, opened);
  }

  private static async deployed(args: ScenarioArgs, settings: Settings): Promise<Scenario> {
    const scenario = await Scenario.start(args);
    return scenario.prepared(async () => {
      await scenario.change(settings);
      if (args.stack === "dev") return;
      scenario.push("v1.0.0");
      await scenario.succeed();
    });
  }

  /** This scenario after its preparation. Ends it if that fails. */
  async prepared(prepare: () => Promise<void>): Promise<this> {
    try {
      await prepare();
      return this;
    } catch (error) {
      this.end();
      throw error;
    }
  }

  private async change(settings: Settings): Promise<void> {
    for (const [key, value] of Object.entries(settings)) await this.set(key, value);
    await this.succeed();
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

  /** Removes a setting, as `pulumi config rm` does. */
  unset(key: string): Promise<void> {
    apply(this, { [key]: null });
    return Promise.resolve();
  }

  async setSecrets(secrets: Readonly<Record<string, string>>): Promise<void> {
    for (const [key, value] of Object.entries(secrets)) await this.setSecret(key, value);
  }

  async setSecret(key: string, value: string): Promise<void> {
    await this.stack.setConfig(fullKey(project, key), { value, secret: true }, key.includes("."));
  }

  /** Changes the stack file, like an editor would. */
  rewrite(change: (content: unknown) => unknown): void {
    const file = path.join(this.folder, `Pulumi.${this.stack.name}.yaml`);
    fs.writeFileSync(file, stringify(change(parse(fs.readFileSync(file, "utf8")))));
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

  /** Stops the account, looks for plain-text secrets in everything that is left, and deletes the folder. */
  end(): void {
    this.server.kill();
    const leaks = findLeaks(this.folder, this.heard, [...canaries, ...dataKeys]);
    fs.rmSync(this.folder, { recursive: true, force: true });
    assert.deepEqual(leaks, [], "a secret in plain text");
  }
}

async function newWorld(): Promise<World> {
  return new World(await loadBehaviours(), refusalOf);
}

/** A stack with the committed stack file, and on prod with both secrets. Nothing is deployed. */
function committed(stack: ScenarioArgs["stack"]): Promise<Saved> {
  return once(stack, async () => {
    const names = ["Pulumi.yaml", `Pulumi.${stack}.yaml`];
    const account = (await newWorld()).held();
    const scenario = await Scenario.open(
      { stack },
      { files: texts(projectFolder, names), account },
    );
    return savedOf(
      await scenario.prepared(async () => {
        if (stack === "prod") await scenario.setSecrets(secretValues);
      }),
    );
  });
}

/** Ends a scenario, and keeps what it made. */
function savedOf(scenario: Scenario): Saved {
  const saved = save(scenario.folder, scenario.world);
  scenario.end();
  return saved;
}
