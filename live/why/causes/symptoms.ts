import type { Evidence, StoppedTasks, Targets } from "../evidence";
import { eventsOfFailure } from "../judge";
import { unexpectedTasks, standingOf } from "../standing";
import { steadyErrors } from "../steady";

/** What happened and what to do about it, each in a sentence or two. */
export interface Cause {
  readonly name: CauseName;
  readonly happened: string;
  readonly todo: string;
}

export type CauseName =
  | "page"
  | "architecture"
  | "secret"
  | "image"
  | "no route"
  | "not started"
  | "throttled"
  | "role"
  | "log group"
  | "service-linked role"
  | "network interface"
  | "targets"
  | "unreached"
  | "capacity"
  | "zone"
  | "launch type"
  | "protected"
  | "settings"
  | "runtime"
  | "spot"
  | "alarm"
  | "starting"
  | "gave up"
  | "entry point"
  | "interpreter"
  | "module"
  | "script"
  | "native library"
  | "memory"
  | "disk"
  | "files"
  | "low port"
  | "port in use"
  | "variable"
  | "signal"
  | "killed"
  | "exited"
  | "database"
  | "credentials"
  | "dependency"
  | "forbidden"
  | "certificate"
  | "port"
  | "address"
  | "slow start"
  | "host name"
  | "answer"
  | "no answer"
  | "balancer error"
  | "container check";

/** The text of a cause, without its name. */
export type Finding = Omit<Cause, "name">;

/** A known cause. It returns its text if the symptoms match, else undefined. */
export type Rule = (symptoms: Symptoms) => Finding | undefined;

/** The part of the evidence that belongs to the failed revision. */
export interface Symptoms {
  readonly evidence: Evidence;
  /** Tasks of that revision that ended although nobody stopped them on purpose. */
  readonly failures: readonly StoppedTasks[];
  /** AWS's reasons why tasks stopped or did not start, from tasks, containers and the service's events. */
  readonly reasons: readonly string[];
  /** Messages of the service's events and deployments. */
  readonly events: readonly string[];
  /** Lines of the log that point to a failure. From tasks that run well, only errors that last. */
  readonly log: readonly string[];
  readonly unhealthy: readonly Targets[];
}

/** Selects the evidence that belongs to the failed revision. */
export function symptomsOf(evidence: Evidence): Symptoms {
  const { service, suspect, stopped, targets } = evidence;
  const standing = standingOf(evidence);
  const failures =
    standing.state === "limping" && service.state === "found"
      ? unexpectedTasks(stopped, service)
      : stopped.filter(
          ({ expected, revision }) => !expected && (suspect === undefined || revision === suspect),
        );
  const events =
    service.state === "found"
      ? [
          ...eventsOfFailure(service).map(({ message }) => message),
          ...service.deployments.flatMap(({ rolloutStateReason }) => rolloutStateReason ?? []),
        ]
      : [];
  const unhealthy = targets.filter(({ state, serving }) => state === "unhealthy" && serving);
  return {
    evidence,
    failures,
    reasons: [
      ...failures.flatMap(({ reason, containerReason }) => [reason, containerReason ?? ""]),
      ...events.filter((message) =>
        /unable to|failed to|could not|cannot|can[\u2019']t|Reason:|reason |\(error |due to /.test(
          message,
        ),
      ),
    ]
      .filter((reason) => reason !== "")
      .map(withoutGuess),
    events,
    log: tellingLines(evidence, failures.length > 0 || unhealthy.length > 0),
    unhealthy,
  };
}

/** All lines of tasks that failed or that ECS has forgotten. From tasks that run, only errors that last. */
function tellingLines({ log, current }: Evidence, hasFailed: boolean): readonly string[] {
  if (log === undefined) return [];
  const isUnhealthy = current.some(({ health }) => health === "UNHEALTHY");
  const all = log.of === "forgotten" || hasFailed || isUnhealthy;
  return (all ? log.lines : steadyErrors(log.lines)).map(({ text }) => text);
}

const guess = new RegExp(
  [
    /There is a connection issue between the task and [\w .-]+?[.:](?=\s|$)/,
    /(?:Please )?check your (?:task )?network configuration\.?/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "gi",
);

/**
 * A reason without AWS's guesses. ECS puts a sentence about the network in front of many errors, even if the service
 * has answered; then only the error behind that sentence counts. If nothing stands behind the guess, the guess is all
 * that AWS says. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/resource-initialization-error.html
 */
function withoutGuess(reason: string): string {
  const last = [...reason.matchAll(guess)].at(-1);
  if (last === undefined) return reason;
  const behind = reason.slice(last.index + last[0].length).replace(/[\s.:]+/g, "");
  return behind === "" ? reason : reason.replace(guess, "");
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

/** A rule that looks for a line in the log. */
export function logRule(pattern: RegExp, finding: (match: RegExpExecArray) => Finding): Rule {
  return ({ log }) => {
    const match = firstMatch(log, pattern);
    return match && finding(match);
  };
}

/** The first group of a match that matched something. */
export function firstGroup(match: RegExpExecArray): string | undefined {
  const groups: readonly (string | undefined)[] = match.slice(1);
  return groups.find((each) => each !== undefined);
}
