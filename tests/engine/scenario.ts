import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import type * as auto from "@pulumi/pulumi/automation";
import { fullKey } from "../../operations/preview/project";
import { projectFolder } from "../support/program";
import { describeStep, isChange, isSecretTrace, knownAs } from "./events";
import { openStack, type OpenStack } from "./open";
import { findLeaks } from "./scan";
import type { ProviderServer } from "./standin/server";
import { standInLive } from "./standin/live";
import { behaviours } from "./standin/types";
import { randomValue, registryPassword } from "./standin/types/others";
import { pushImage } from "./standin/types/ecr";
import { World } from "./standin/world";

/** What one run of the engine did. */
export interface RunResult {
  readonly succeeded: boolean;
  /** `create app-service`, `replace app-task`, …, sorted; what stays the same, and components, are left out. */
  readonly changes: readonly string[];
  /** Of a successful `up`; else empty. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Everything the person sees. */
  readonly printed: string;
}

export interface ScenarioArgs {
  readonly stack: "dev" | "prod";
  /** Another stack's account; else one of its own. */
  readonly world?: World;
}

/** Values of the secrets; they must turn up nowhere. */
export const secretValues = {
  supabaseUrl: "https://canary-supabase-url.example",
  supabaseKey: "canary-supabase-key",
};

// Automation API leaves the listeners of a failed run behind.
process.setMaxListeners(0);

const project = "mcp-catalog";
const passphrase = "canary-passphrase";

/** What must be in no file and in nothing that is printed. */
export const canaries = [
  ...Object.values(secretValues),
  "canary-changed",
  registryPassword,
  randomValue,
  passphrase,
];

/** One stack, the real engine, and an account in memory, in a temporary folder of their own. */
export class Scenario {
  /** Everything that the engine printed or reported, in every run. */
  readonly heard: string[] = [];
  readonly folder: string;
  readonly stack: auto.Stack;
  readonly server: ProviderServer;
  readonly port: number;

  private constructor(
    readonly world: World,
    { stack, folder, server, port }: OpenStack,
  ) {
    this.stack = stack;
    this.folder = folder;
    this.server = server;
    this.port = port;
  }

  /** The committed stack file, and on prod both secrets. */
  static async start({ stack: stackName, world = new World(behaviours) }: ScenarioArgs) {
    const committed = ["Pulumi.yaml", `Pulumi.${stackName}.yaml`].map((file) => [
      file,
      fs.readFileSync(path.join(projectFolder, file), "utf8"),
    ]);
    const files = Object.fromEntries(committed) as Record<string, string>;
    const live = standInLive(world);
    const opened = await openStack({ project, stack: stackName, world, live, passphrase, files });
    const scenario = new Scenario(world, opened);
    if (stackName === "prod") {
      for (const [key, value] of Object.entries(secretValues)) await scenario.setSecret(key, value);
    }
    return scenario;
  }

  /** What the account holds, each as `<type> <name or id>`, sorted. */
  holds(): string[] {
    return this.world.resources.map(({ type, inputs }) => `${type} ${knownAs(inputs)}`).sort();
  }

  /** Pushes an image as a person would, by hand. */
  push(tag: string): string {
    return pushImage(this.world, project, tag);
  }

  /** Sets a plain setting; a dot reaches into a map. */
  async set(key: string, value: string): Promise<void> {
    await this.stack.setConfig(fullKey(project, key), { value }, key.includes("."));
  }

  async setSecret(key: string, value: string): Promise<void> {
    await this.stack.setConfig(fullKey(project, key), { value, secret: true }, key.includes("."));
  }

  async unset(key: string): Promise<void> {
    await this.stack.removeConfig(fullKey(project, key), key.includes("."));
  }

  up(signal?: AbortSignal): Promise<RunResult> {
    return this.run((options) => this.stack.up({ ...options, signal }));
  }

  preview(): Promise<RunResult> {
    return this.run((options) => this.stack.preview(options));
  }

  refresh(): Promise<RunResult> {
    return this.run((options) => this.stack.refresh(options));
  }

  destroy(): Promise<RunResult> {
    return this.run((options) => this.stack.destroy(options));
  }

  /** Stops the account, looks for secrets in plain text in all that is left, and deletes the folder. */
  end(): void {
    this.server.kill();
    const leaks = findLeaks(this.folder, this.heard, canaries);
    fs.rmSync(this.folder, { recursive: true, force: true });
    assert.deepEqual(leaks, [], "a secret in plain text");
  }

  private async run(operation: (options: RunOptions) => Promise<object>): Promise<RunResult> {
    const printed: string[] = [];
    const changes = new Set<string>();
    const hear = (text: string) => {
      printed.push(text);
      this.heard.push(text);
    };
    const options: RunOptions = {
      color: "never",
      onOutput: hear,
      onError: hear,
      onEvent: (event) => {
        if (!isSecretTrace(event)) this.heard.push(JSON.stringify(event));
        const metadata = event.resourcePreEvent?.metadata;
        if (metadata && isChange(metadata)) changes.add(describeStep(metadata));
      },
    };
    let result: Partial<Pick<auto.UpResult, "outputs">> | undefined;
    try {
      result = await operation(options);
    } catch (error) {
      hear(String(error));
    }
    return {
      succeeded: result !== undefined,
      changes: [...changes].sort(),
      outputs: Object.fromEntries(
        Object.entries(result?.outputs ?? {}).map(([key, { value }]) => [key, value as unknown]),
      ),
      printed: printed.join(""),
    };
  }
}

interface RunOptions {
  readonly color: "never";
  readonly onOutput: (text: string) => void;
  readonly onError: (text: string) => void;
  readonly onEvent: (event: auto.EngineEvent) => void;
}
