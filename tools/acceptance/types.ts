import type * as auto from "@pulumi/pulumi/automation";
import type { Live } from "../../components/common/live";
import type { FixedName } from "../../components/account/takenNames";
import type { Timeline } from "../preview/timeline";
import type { StackConfig } from "../stack/readStackConfig";

/** A stack that was made only for the trial, and the live system behind it. */
export interface Trial {
  readonly stack: auto.Stack;
  readonly config: StackConfig;
  readonly live: Live;
  /** Every fixed name of the stack, to find leftovers. */
  readonly names: readonly FixedName[];
  /** How long a rollout takes according to the model; undefined if the model has no times. */
  readonly timeline: Timeline | undefined;
  /** USD an hour while everything runs. */
  readonly hourly: number;
}

/** How one step ended. */
export interface StepResult {
  readonly title: string;
  /** The line of docs/assumptions.md that the step proves, in a few words. */
  readonly proves: string;
  readonly state: "ok" | "surprise" | "stopped";
  readonly seconds: number;
  /** Seconds according to the model, if it has a time for the step. */
  readonly model?: number;
  /** What happened instead of the expected result, and other facts worth knowing. */
  readonly notes: readonly string[];
}

/** The whole trial, for the report. */
export interface AcceptanceResult {
  readonly stack: string;
  readonly region: string;
  readonly started: Date;
  readonly seconds: number;
  readonly hourly: number;
  readonly steps: readonly StepResult[];
  /** What could not be removed; empty if nothing is left. */
  readonly left: readonly string[];
}
