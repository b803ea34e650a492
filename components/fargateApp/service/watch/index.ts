import * as pulumi from "@pulumi/pulumi";
import type { Live } from "../../../common/live";
import type { DeploymentNow, ServiceNames } from "../../../common/live/service";
import { errorText } from "../../../common/text/errorText";
import { lookEvery } from "./settle";

/** Which deployment to watch, and for how long. */
export interface WatchArgs {
  readonly live: Live;
  readonly service: ServiceNames;
  /** Seconds after which it stops looking, whatever happens. */
  readonly atMostSeconds: number;
  /** The resource beside which Pulumi shows its message. */
  readonly parent: pulumi.Resource;
}

/**
 * Gives up a version if its tasks crash while the provider waits for it. ECS's circuit breaker does that only for
 * rolling deployments, and an alarm does not see a task that never served requests. It runs beside the provider in the
 * program's own process, and so it ends with the run.
 */
export class RolloutWatch {
  private readonly ending = new AbortController();
  private started = false;

  constructor(private readonly args: WatchArgs) {}

  /** Starts looking, without waiting for the end. A second call does nothing. */
  start(): void {
    if (this.started || this.ending.signal.aborted) return;
    this.started = true;
    void this.watch().catch((error: unknown) => {
      // stop() has ended the sleep early.
      if (this.ending.signal.aborted) return;
      const { service } = this.args.service;
      return pulumi.log.warn(
        `A version of ${service} whose tasks crash is not given up early: ${errorText(error)}`,
        this.args.parent,
      );
    });
  }

  stop(): void {
    this.ending.abort();
  }

  private async watch(): Promise<void> {
    const { live, service, atMostSeconds } = this.args;
    const former = (await live.serviceNow(service))?.deployment?.id;
    for (let waited = 0; waited < atMostSeconds; waited += lookEvery) {
      await live.sleep(lookEvery, this.ending.signal);
      const deployment = (await live.serviceNow(service))?.deployment;
      if (!deployment || deployment.id === former || !isShort(deployment)) continue;
      const failed = await this.failures(deployment);
      if (failed >= failuresToReject(deployment.desiredCount)) return this.giveUp(failed);
    }
  }

  /**
   * The number of failed tasks. ECS's own count starts again at 0 as soon as a task runs, even if that task crashes a
   * second later.
   */
  private async failures({ id, failedTasks }: DeploymentNow): Promise<number> {
    const { live, service } = this.args;
    return Math.max(failedTasks, await live.crashedTasks(service, id));
  }

  private async giveUp(failed: number): Promise<void> {
    if (this.ending.signal.aborted) return;
    const { live, service, parent } = this.args;
    await pulumi.log.error(
      `${failed} tasks of the new version of ${service.service} have failed: its deployment is stopped.`,
      parent,
    );
    await live.rollBack(service);
  }
}

function isShort({ state, runningCount, desiredCount }: DeploymentNow): boolean {
  return (state ?? "IN_PROGRESS") === "IN_PROGRESS" && runningCount < desiredCount;
}

/**
 * The number of failed tasks that ends a deployment, by the rule of ECS's circuit breaker.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html#failure-threshold
 */
export function failuresToReject(tasks: number): number {
  return Math.min(200, Math.max(3, Math.ceil(tasks / 2)));
}
