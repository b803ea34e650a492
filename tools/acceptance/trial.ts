import * as fs from "node:fs";
import * as path from "node:path";
import { LocalWorkspace } from "@pulumi/pulumi/automation";
import { fixedNames } from "../../fixedNames";
import { connectLive } from "../../live";
import { program } from "../../program";
import { parseSettings } from "../../settings/parse";
import type { AwsSettings } from "../../settings/types";
import { hoursPerMonth } from "../cost";
import { previewStack } from "../preview/evaluateStack";
import { overrideConfig } from "../stack/override";
import { readStackConfig, UsageError, type StackConfig } from "../stack/readStackConfig";
import { diagnose } from "../why/diagnose";
import type { Trial } from "./types";

/** The stack file that the trial starts from: one small task, mock data, the example app built by Pulumi. */
const model = "dev";

/** The most that a trial may cost, in USD. */
export const mostUsd = 1;

/** How long a trial takes at most, in hours. Most of the time it waits for a load balancer and for rollouts. */
export const longestHours = 40 / 60;

/** What is known of a trial before any resource exists. */
export interface TrialPlan {
  readonly config: StackConfig;
  /** How to reach the account. */
  readonly aws: AwsSettings;
  /** USD an hour while everything runs, with the most tasks. */
  readonly hourly: number;
  readonly parts: Omit<Trial, "stack" | "live">;
}

/**
 * Plans a trial of a stack that does not exist yet. Raises a UsageError if a stack file of that name exists, because
 * the trial touches only a stack that it has made, or if the trial would cost too much. Raises a SettingsError for a
 * bad name.
 */
export async function planTrial(
  folder: string,
  stack: string,
  region?: string,
): Promise<TrialPlan> {
  if (fs.existsSync(stackFile(folder, stack))) {
    throw new UsageError(
      `There is a Pulumi.${stack}.yaml: the trial makes a stack of its own. Give it a name that no stack has, e.g. --stack trial`,
    );
  }
  const config = overrideConfig({ ...readStackConfig(folder, model), stack }, [
    "disposable=true",
    "desiredCount=1",
    ...(region === undefined ? [] : [`aws:region=${region}`]),
  ]);
  const settings = parseSettings({
    ...config,
    isSecret: (key) => config.secretKeys.includes(key),
    fileExists: () => true,
  });
  // The most expensive moment: two tasks of the larger size.
  const dearest = overrideConfig(config, ["desiredCount=2", "cpu=512", "memory=1024"]);
  // One evaluation at a time: the SDK keeps a program's configuration for the whole process.
  const { timeline } = await previewStack(config, program);
  const { cost } = await previewStack(dearest, program);
  const hourly = cost.total.ceiling / hoursPerMonth;
  if (hourly * longestHours > mostUsd) {
    throw new UsageError(
      `The trial would cost ${(hourly * longestHours).toFixed(2)} USD, more than ${mostUsd.toFixed(2)}: make Pulumi.${model}.yaml cheaper.`,
    );
  }
  return {
    config,
    aws: settings.aws,
    hourly,
    parts: { config, names: fixedNames(settings), timeline, hourly },
  };
}

/**
 * Makes the trial's stack in the backend that the Pulumi CLI is logged in to. Raises a UsageError if the stack exists
 * already.
 */
export async function openTrial(folder: string, plan: TrialPlan): Promise<Trial> {
  const { config, aws, parts } = plan;
  const stack = await LocalWorkspace.createStack({
    stackName: config.stack,
    workDir: folder,
  }).catch((cause: unknown) => {
    throw new UsageError(
      `The stack ${config.stack} could not be made: ${cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : String(cause)}. ` +
        "Log in with pulumi login, or give the trial a name that no stack has.",
      { cause },
    );
  });
  return { ...parts, stack, live: connectLive(aws, diagnose) };
}

/** Removes the trial's stack from the backend, and its stack file. */
export async function closeTrial(folder: string, { stack }: Trial): Promise<void> {
  await stack.workspace.removeStack(stack.name);
  fs.rmSync(stackFile(folder, stack.name), { force: true });
}

function stackFile(folder: string, stack: string): string {
  return path.join(folder, `Pulumi.${stack}.yaml`);
}
