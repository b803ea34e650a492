import type { ShownPage } from "../../live/balancing/pausePage";
import type { StatusEvidence } from "../../live/status/collect";
import { primary } from "../../live/why/judge";
import { countOf, standingOf, type Standing } from "../../live/why/standing";
import type { StatusStack } from "./stack";

/** Whether the app answers a request from this machine. */
export type Answer =
  | { readonly url: string; readonly status: number }
  | { readonly url: string; readonly error: string };

/** Numbers of tasks. */
interface TaskCounts {
  readonly running: number;
  readonly wanted: number;
  readonly pending: number;
}

/** What `catalog status --json` prints. Fields may be added, but never removed. */
export interface StatusResult {
  readonly stack: string;
  readonly region: string;
  readonly state: Standing["state"];
  readonly address: string | undefined;
  readonly answer: Answer | undefined;
  /** Whether the answer is the page of `catalog pause --page`. */
  readonly page: boolean;
  /** The listeners that show that page, and those that do not. */
  readonly pageListeners: Pick<ShownPage, "on" | "notOn"> | undefined;
  readonly version: {
    readonly revision: string | undefined;
    readonly tags: readonly string[];
    readonly digest: string | undefined;
    readonly pushedAt: Date | undefined;
    readonly since: Date | undefined;
  };
  readonly tasks: TaskCounts | undefined;
  /** Number of targets by state, of the targets that get requests. */
  readonly targets: Readonly<Record<string, number>>;
  readonly alarms: StatusEvidence["alarms"];
  readonly deployment:
    | {
        readonly state: string;
        readonly reason: string | undefined;
        readonly failedTasks: number;
        readonly at: Date | undefined;
      }
    | undefined;
  /** Differences from the stack file, a sentence each. */
  readonly differs: readonly string[];
  readonly unread: StatusEvidence["unread"];
}

/** Compares what AWS reports with the stack file. */
export function statusResult(
  stack: StatusStack,
  evidence: StatusEvidence,
  answer: Answer | undefined,
  page: ShownPage | undefined,
): StatusResult {
  const { service, image, definition, targets } = evidence;
  const found = service.state === "found" ? service : undefined;
  const newest = found && primary(found);
  return {
    stack: stack.stack,
    region: evidence.region,
    state: stateOf(standingOf(evidence), answer, evidence),
    address: addressOf(stack, evidence),
    answer,
    page: page !== undefined,
    pageListeners: page && { on: page.on, notOn: page.notOn },
    version: {
      revision: definition?.revision,
      tags: image?.tags ?? [],
      digest: image?.digest,
      pushedAt: image?.pushedAt,
      since: newest?.createdAt,
    },
    tasks: found && { running: found.running, wanted: found.desired, pending: found.pending },
    targets: Object.fromEntries(
      [...new Set(targets.map(({ state }) => state))].map((state) => [
        state,
        countOf(targets, state),
      ]),
    ),
    alarms: evidence.alarms,
    deployment: newest && {
      state: newest.rolloutState ?? "unknown",
      reason: newest.rolloutStateReason,
      failedTasks: newest.failedTasks,
      at: newest.updatedAt ?? newest.createdAt,
    },
    differs: found ? differences(stack, evidence) : [],
    unread: evidence.unread,
  };
}

/** The app's address for people; undefined if the load balancer could not be read. */
export function addressOf(
  { domain }: StatusStack,
  { service, balancerHost }: StatusEvidence,
): string | undefined {
  if (service.state !== "found") return undefined;
  if (domain !== undefined) return `https://${domain}`;
  return balancerHost === undefined ? undefined : `http://${balancerHost}`;
}

/**
 * The state of the service: `wrong` if it runs but does not answer, and at best `limping` if an
 * alarm is on.
 */
function stateOf(
  { state }: Standing,
  answer: Answer | undefined,
  { alarms, service }: StatusEvidence,
): Standing["state"] {
  const asleep = service.state === "found" && service.desired === 0;
  const fails = answer !== undefined && !("status" in answer && answer.status < 500);
  if ((state === "well" || state === "limping") && fails && !asleep) return "wrong";
  if (state === "well" && alarms.some((alarm) => alarm.state === "ALARM")) return "limping";
  return state;
}

function differences(stack: StatusStack, evidence: StatusEvidence): readonly string[] {
  const { image, definition, service } = evidence;
  const { imageTag, cpu, memory, tasks } = stack;
  const desired = service.state === "found" ? service.desired : 0;
  const knownTags = image?.tags ?? [];
  return [
    ...(imageTag !== undefined && knownTags.length > 0 && !knownTags.includes(imageTag)
      ? [`imageTag is ${imageTag} in the file, and ${knownTags.join(", ")} runs`]
      : []),
    ...(definition?.cpu !== undefined && Number(definition.cpu) !== cpu
      ? [`cpu is ${cpu} in the file, and ${definition.cpu} runs`]
      : []),
    ...(definition?.memory !== undefined && Number(definition.memory) !== memory
      ? [`memory is ${memory} MiB in the file, and ${definition.memory} MiB runs`]
      : []),
    ...(desired < tasks.min || desired > tasks.max
      ? [`${counts(tasks)} in the file, and ${desired} in ECS`]
      : []),
  ];
}

function counts({ min, max }: StatusStack["tasks"]): string {
  return min === max ? `the number of tasks is ${min}` : `the number of tasks is ${min} to ${max}`;
}
