import type { Ask } from "../../live/calls/ask";
import type { ClientConfig } from "../../live/calls/clients";
import type { Caller } from "../../live/account/identity/caller";
import type { Runner } from "../../live/ecs/oneOff";
import type { StatusEvidence } from "../../live/status/collect";
import type { Settings } from "../../settings/types";
import type { StackPreview } from "../preview/evaluateStack";
import type { StatusResult } from "../status/result";

/** The result of a check. `unasked`: AWS refused a call, so the result is not known. */
export interface Line {
  readonly check: string;
  readonly state: "ok" | "warn" | "fail" | "unasked";
  readonly text: string;
  /** The command that repairs the problem, or that says more about it. */
  readonly next?: string;
}

/** Facts about this machine. */
export interface Machine {
  /** Whether there is such a program on the path. */
  readonly has: (program: string) => Promise<boolean>;
  /** IPv4 addresses of a host; empty if DNS knows none. */
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
}

/** What every check has. */
export interface Patient {
  readonly stack: string;
  readonly settings: Settings;
  readonly preview: StackPreview;
  readonly config: ClientConfig;
  readonly caller: Caller;
  readonly status: StatusResult;
  readonly evidence: StatusEvidence;
  /** The service's revision and network; undefined without a service. */
  readonly runner: Runner | undefined;
  readonly machine: Machine;
}

/** A check by itself. `ask` notes what AWS refuses, which becomes a line of its own. */
export interface Check {
  readonly name: string;
  readonly lines: (patient: Patient, ask: Ask) => Promise<readonly Omit<Line, "check">[]>;
}

/** A line that says that all is well. */
export function ok(text: string): Omit<Line, "check"> {
  return { state: "ok", text };
}

/** A line that does not stop a deployment. */
export function warn(text: string, next?: string): Omit<Line, "check"> {
  return { state: "warn", text, ...(next === undefined ? {} : { next }) };
}

/** A line that stops a deployment, or keeps the app from running. */
export function fail(text: string, next?: string): Omit<Line, "check"> {
  return { state: "fail", text, ...(next === undefined ? {} : { next }) };
}
