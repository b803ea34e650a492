import type * as auto from "@pulumi/pulumi/automation";
import { connectionLost } from "../../../tools/account/openStack";
import type { World } from "../../../tools/account/world";
import { Account } from "./account";
import { runOperation, type RunResult } from "./operation";

/** What interrupts a run, and the policy packs that it is held to. */
type RunOptions = Pick<auto.UpOptions, "signal" | "policyPacks" | "policyPackConfigs">;

/** What can be run on a stack with the real engine. */
export class Runs extends Account {
  /** Everything that the engine printed or reported, in all runs. */
  readonly heard: string[] = [];

  constructor(
    world: World,
    readonly stack: auto.Stack,
  ) {
    super(world);
  }

  up({ signal, ...held }: RunOptions = {}): Promise<RunResult> {
    return this.run((options) => this.stack.up({ ...options, ...held }), signal);
  }

  /** `pulumi up --refresh`. */
  upRefreshed(): Promise<RunResult> {
    return this.run((options) => this.stack.up({ ...options, refresh: true }));
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
