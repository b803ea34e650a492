import { plural } from "../../components/common/text/plural";
import { compareCosts, costOf, type Cost, type Difference } from "../cost";
import { securityOf } from "../security";
import { effects } from "./effects";
import { leaves } from "./leaves";
import { nameOf, taskType, type Digest, type State, type Step } from "./preview";
import { bothStacks } from "./resources";
import { changeWords, isOpen, type Versions } from "./words";

/** What a change does, the most serious first. `open`: whether it changes is known only during the run. */
export const changeKinds = ["replace", "delete", "rollout", "update", "create", "open"] as const;

/** One resource that the next run changes. */
export interface Change {
  readonly kind: (typeof changeKinds)[number];
  /** `task definition app-task` */
  readonly what: string;
  readonly type: string;
  /** What differs, in words. Secrets are never among them. */
  readonly differs: readonly string[];
  /** What people notice; undefined for nothing. */
  readonly effect: string | undefined;
}

/** A control of the security register with another state after the run. */
export interface SecurityChange {
  readonly id: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** What the next `pulumi up` changes. Fields are only ever added. */
export interface DiffResult {
  readonly project: string;
  readonly stack: string;
  readonly changes: readonly Change[];
  /** USD a month, line by line, and together. */
  readonly cost: { readonly lines: readonly Difference[]; readonly total: Difference };
  readonly security: readonly SecurityChange[];
  /** Pulumi's own warnings. */
  readonly warnings: readonly string[];
}

const serviceType = "aws:ecs/service:Service";

/** Judges a preview of Pulumi's, which lists resources that stay, too. */
export function diffResult(
  { config, steps, diagnostics }: Digest,
  place: { readonly project: string; readonly stack: string; readonly region: string },
): DiffResult {
  const { project, stack, region } = place;
  const { before, after } = bothStacks(steps);
  const [was, willBe] = [costOf(before, region), costOf(after, region)];
  const cost = compareCosts({ name: "now", cost: was }, { name: "then", cost: willBe });
  const stackStep = steps.find(({ urn }) => urn.includes("::pulumi:pulumi:Stack::"));
  const versions = {
    before: textOf(stackStep?.oldState?.outputs["imageTag"]),
    after: textOf(config[`${project}:imageTag`]),
  };
  const known = { versions, tasks: taskCount(steps), rolloutCost: taskChange(was, willBe) };
  const changes = steps.flatMap((step) => changeOf(step, known) ?? []);
  const rank = ({ kind }: Change) => changeKinds.indexOf(kind);
  return {
    project,
    stack,
    changes: changes.sort((a, b) => rank(a) - rank(b)),
    cost: { lines: cost.lines, total: cost.total },
    security: securityChanges(before, after),
    warnings: [
      ...new Set(
        diagnostics
          .filter(({ severity }) => severity === "warning")
          .map(({ message }) => message.replace(/^warning: /, "").trim()),
      ),
    ],
  };
}

interface Known {
  readonly versions: Versions;
  readonly tasks: number | undefined;
  /** `+3.60 USD a month`; undefined if the tasks cost the same. */
  readonly rolloutCost: string | undefined;
}

function changeOf(step: Step, known: Known): Change | undefined {
  const { op, urn, oldState, newState } = step;
  const state = newState ?? oldState;
  if (!state?.custom || state.type.startsWith("pulumi:") || followsRevision(step)) return undefined;
  const base = { what: `${typeWords(state.type)} ${nameOf(urn)}`, type: state.type };
  switch (op) {
    case "create":
      return { ...base, kind: "create", differs: [], effect: undefined };
    case "delete":
      return { ...base, kind: "delete", differs: [], effect: deleted(state) };
    case "update":
    case "replace":
      return oldState && newState
        ? { ...base, ...changed(step, oldState, newState, known) }
        : undefined;
    default:
      return undefined;
  }
}

function changed(
  { op, replaceReasons }: Step,
  before: State,
  after: State,
  known: Known,
): Pick<Change, "kind" | "differs" | "effect"> {
  const differs = changeWords(before, after, known.versions, replaceReasons ?? []);
  const { type } = after;
  if (op === "update") {
    const open = isOpen(before, after) && type !== serviceType;
    return { kind: open ? "open" : "update", differs, effect: undefined };
  }
  if (type === taskType) return { kind: "rollout", differs, effect: rollout(known) };
  const effect = effects[type]?.replaced;
  if (isOpen(before, after, replaceReasons ?? [])) {
    return { kind: "open", differs, effect: effect && `if it is replaced, ${effect}` };
  }
  // A new version of a secret takes nothing away: the old one stays.
  if (after.retainOnDelete) return { kind: "update", differs, effect: undefined };
  return { kind: "replace", differs, effect };
}

/** The service takes each new revision, which has a line of its own. */
function followsRevision({ op, oldState, newState }: Step): boolean {
  if (op !== "update" || newState?.type !== serviceType || !oldState) return false;
  return leaves(oldState.inputs, newState.inputs).every(
    ({ path: [first] }) => first === "taskDefinition",
  );
}

function rollout({ tasks, rolloutCost }: Known): string {
  return [
    "new revision",
    ...(tasks === undefined ? [] : [`${plural(tasks, "task")} replaced while the old ones serve`]),
    ...(rolloutCost === undefined ? [] : [rolloutCost]),
  ].join(", ");
}

function deleted({ type, retainOnDelete }: State): string | undefined {
  return retainOnDelete ? "it stays in the account" : effects[type]?.deleted;
}

/** `aws:lb/targetGroup:TargetGroup` is a `target group`. */
function typeWords(type: string): string {
  const last = type.split(":").at(-1) ?? type;
  return last.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}

function taskCount(steps: readonly Step[]): number | undefined {
  const service = steps.find(({ oldState }) => oldState?.type === serviceType)?.oldState;
  const count = service?.outputs["desiredCount"] ?? service?.inputs["desiredCount"];
  return typeof count === "number" ? count : undefined;
}

function taskChange(was: Cost, willBe: Cost): string | undefined {
  const floor = ({ lines }: Cost) =>
    lines
      .filter(({ group }) => group === "Tasks")
      .reduce((sum, { monthly }) => sum + (monthly?.floor ?? 0), 0);
  const difference = floor(willBe) - floor(was);
  if (Math.abs(difference) < 0.005) return undefined;
  return `${difference > 0 ? "+" : ""}${difference.toFixed(2)} USD a month`;
}

function securityChanges(
  before: Parameters<typeof securityOf>[0],
  after: Parameters<typeof securityOf>[0],
): readonly SecurityChange[] {
  const was = new Map(securityOf(before).controls.map(({ id, state }) => [id, state]));
  const now = securityOf(after).controls;
  return now.flatMap(({ id, title, state }) => {
    const old = was.get(id) ?? "not applicable";
    return old === state ? [] : [{ id, title, before: old, after: state }];
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
