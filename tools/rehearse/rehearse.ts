import * as fs from "node:fs";
import type * as auto from "@pulumi/pulumi/automation";
import { openStack, type OpenStack } from "../account/openStack";
import { standInLive } from "../account/live";
import { loadBehaviours } from "../account/behaviours";
import { refusalOf } from "../account/refusals";
import { pushImage } from "../account/types/ecr";
import { World } from "../account/world";
import { baseName } from "../../settings";
import { parseSettings } from "../../settings/parse";
import { overrideConfig } from "../stack/override";
import { withStandIns } from "../stack/standIns";
import type { StackConfig } from "../stack/readStackConfig";
import { CommandFailure } from "../text/failure";
import { countsText, splitDiagnostics } from "./stepText";

export interface RehearsalArgs {
  readonly config: StackConfig;
  /** Settings to change after the first deployment, as `key=value`, with one `pulumi up` each. */
  readonly changes: readonly string[];
  /** Text of Pulumi.yaml. */
  readonly projectFile: string;
  readonly color: "always" | "never";
  readonly write: (text: string) => void;
}

/** How many resources a run has created, updated and so on, by the engine's word for it. */
type Counts = Readonly<Record<string, number | undefined>>;

/** Takes the place of every secret, because the account is not real. */
const standInSecret = "rehearsed";

/**
 * Deploys a stack with the real engine into an account in memory, makes the changes one by one with Pulumi's own diff,
 * and destroys the stack. If a step fails, writes the engine's output and raises a CommandFailure that ends with the
 * engine's diagnostics.
 */
export async function rehearse(args: RehearsalArgs): Promise<void> {
  const world = new World(await loadBehaviours(), refusalOf);
  checkChanges(args);
  const { project, stack } = args.config;
  const files = { "Pulumi.yaml": args.projectFile };
  const live = standInLive(world);
  const encryption = { passphrase: standInSecret };
  const opened = await openStack({ project, stack, world, live, encryption, files });
  try {
    await new Rehearsal(args, world, opened).run();
  } finally {
    opened.server.kill();
    fs.rmSync(opened.folder, { recursive: true, force: true });
  }
}

/** Raises a SettingsError or a UsageError for a change that no run would accept, before the first deployment. */
function checkChanges({ config, changes }: RehearsalArgs): void {
  let changed = config;
  for (const change of changes) {
    changed = overrideConfig(changed, [change], "--then");
    const { values, secretKeys, project, stack } = withStandIns(changed, standInSecret);
    const secret = new Set(secretKeys);
    parseSettings({
      project,
      stack,
      values,
      isSecret: (key) => secret.has(key),
      fileExists: () => true,
    });
  }
}

class Rehearsal {
  private config: StackConfig;
  /** The engine's output in the current step. */
  private said: string[] = [];
  /** The engine's count of what the last run did. */
  private counts: Counts = {};

  constructor(
    private readonly args: RehearsalArgs,
    private readonly world: World,
    private readonly opened: OpenStack,
  ) {
    this.config = args.config;
  }

  async run(): Promise<void> {
    await this.step("pulumi up", () => this.up());
    if (this.ownKey("imageTag") !== undefined && !this.builds()) {
      await this.step(`docker push …:${this.ownKey("imageTag") ?? ""}, pulumi up`, () =>
        this.pushAndUp(),
      );
    }
    for (const change of this.args.changes) await this.change(change);
    await this.remove();
  }

  private async change(change: string): Promise<void> {
    this.config = overrideConfig(this.config, [change]);
    if (change.startsWith("imageTag=") && !this.builds()) this.push();
    await this.step(`pulumi config set ${change.replace("=", " ")}, pulumi up`, async () => {
      await this.configure();
      this.args.write("\n");
      await this.opened.stack.preview({
        diff: true,
        color: this.args.color,
        onOutput: this.args.write,
        onError: this.args.write,
      });
      this.said = [];
      return this.up();
    });
  }

  private async remove(): Promise<void> {
    if (this.ownKey("disposable") !== "true") {
      this.config = overrideConfig(this.config, ["disposable=true"]);
      await this.step("pulumi config set disposable true, pulumi up", () => this.up());
    }
    await this.step("pulumi destroy", async () => {
      await this.opened.stack.destroy(this.listening());
      return this.counts;
    });
  }

  private async up(): Promise<Counts> {
    await this.configure();
    await this.opened.stack.up(this.listening());
    return this.counts;
  }

  private pushAndUp(): Promise<Counts> {
    this.push();
    return this.up();
  }

  private push(): void {
    const { project, stack } = this.config;
    const tag = this.ownKey("imageTag") ?? "";
    pushImage(this.world, baseName(project, stack), tag, this.platform());
  }

  /** The CPU of the stack's tasks. The image is pushed for the same CPU. */
  private platform(): "linux/amd64" | "linux/arm64" {
    return /"linux\/arm64"/.test(this.ownKey("image") ?? "") ? "linux/arm64" : "linux/amd64";
  }

  private async configure(): Promise<void> {
    const { values, secretKeys } = withStandIns(this.config, standInSecret);
    const entries = Object.entries(values).map(
      ([key, value]) => [key, { value, secret: secretKeys.includes(key) }] as const,
    );
    await this.opened.stack.setAllConfig(Object.fromEntries(entries));
  }

  private ownKey(key: string): string | undefined {
    return this.config.values[`${this.config.project}:${key}`];
  }

  private builds(): boolean {
    return /"source"\s*:\s*"build"/.test(this.ownKey("image") ?? "");
  }

  private listening() {
    const hear = (text: string) => void this.said.push(text);
    const onEvent = ({ summaryEvent }: auto.EngineEvent) => {
      this.counts = summaryEvent?.resourceChanges ?? this.counts;
    };
    return { onOutput: hear, onError: hear, onEvent };
  }

  private async step(title: string, run: () => Promise<Counts>): Promise<void> {
    const { write } = this.args;
    write(`\n${title}\n`);
    this.said = [];
    this.counts = {};
    try {
      write(`  ${countsText(await run())}\n`);
    } catch (error) {
      const { progress, why } = splitDiagnostics(this.said.join(""));
      write(progress);
      const lines = [why, `The rehearsal ended at: ${title}`].filter((each) => each !== "");
      throw new CommandFailure(lines.join("\n\n"), { cause: error });
    }
  }
}
