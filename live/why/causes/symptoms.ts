import type { Evidence, StoppedTasks, Targets } from "../evidence";
import { eventsOfFailure } from "../judge";

/** What happened and what to do about it, each in a sentence or two. */
export interface Cause {
  readonly name: CauseName;
  readonly happened: string;
  readonly todo: string;
}

export type CauseName =
  | "architecture"
  | "secret"
  | "image"
  | "no route"
  | "entry point"
  | "memory"
  | "capacity"
  | "alarm"
  | "service-linked role"
  | "spot"
  | "dependency"
  | "files"
  | "low port"
  | "exited"
  | "killed"
  | "port"
  | "address"
  | "slow start"
  | "answer"
  | "no answer"
  | "container check"
  | "not started"
  | "throttled"
  | "role"
  | "log group"
  | "targets"
  | "network interface"
  | "settings"
  | "missing"
  | "interpreter"
  | "module"
  | "native library"
  | "database"
  | "forbidden"
  | "certificate"
  | "host name"
  | "signal"
  | "unreached"
  | "gave up";

/** The text of a cause, without its name. */
export type Finding = Omit<Cause, "name">;

/** A known cause. It returns its text if the symptoms match, else undefined. */
export type Rule = (symptoms: Symptoms) => Finding | undefined;

/** The part of the evidence that belongs to the failed revision. */
export interface Symptoms {
  readonly evidence: Evidence;
  /** Tasks of that revision that nobody stopped on purpose. */
  readonly failures: readonly StoppedTasks[];
  /** AWS's reasons why tasks did not start or stopped: from tasks, containers and the service's events. */
  readonly reasons: readonly string[];
  /** Messages of the service's events and deployments. */
  readonly events: readonly string[];
  readonly log: readonly string[];
  readonly unhealthy: readonly Targets[];
}

/** Selects the evidence that belongs to the failed revision. */
export function symptomsOf(evidence: Evidence): Symptoms {
  const { service, suspect, stopped, targets, log } = evidence;
  const failures = stopped.filter(
    ({ expected, revision }) => !expected && (suspect === undefined || revision === suspect),
  );
  const events =
    service.state === "found"
      ? [
          ...eventsOfFailure(service).map(({ message }) => message),
          ...service.deployments.flatMap(({ rolloutStateReason }) => rolloutStateReason ?? []),
        ]
      : [];
  return {
    evidence,
    failures,
    reasons: [
      ...failures.flatMap(({ reason, containerReason }) => [reason, containerReason ?? ""]),
      ...events.filter((message) => /unable to|failed to|Reason:|\(error /.test(message)),
    ]
      .filter((reason) => reason !== "")
      .map(withoutGuess),
    events,
    log: log?.lines.map(({ text }) => text) ?? [],
    unhealthy: targets.filter(({ state }) => state === "unhealthy"),
  };
}

/**
 * A reason without what AWS only guesses. ECS puts a sentence about the network in front of many errors, also of those in
 * which a service has answered: the error behind it counts.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
function withoutGuess(reason: string): string {
  return reason
    .replace(/There is a connection issue between the task and [\w .-]+?[.:](?=\s|$)/g, "")
    .replace(/(?:Please )?check your task network configuration\.?/gi, "");
}

/** The first match of a pattern in the texts. */
export function firstMatch(texts: readonly string[], pattern: RegExp): RegExpExecArray | undefined {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

/** The first reason that matches a pattern. */
export function reasonLike({ reasons }: Symptoms, pattern: RegExp): string | undefined {
  return reasons.find((reason) => pattern.test(reason));
}
