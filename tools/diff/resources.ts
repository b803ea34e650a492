import { UnknownValue, type EvaluatedResource } from "../evaluate/types";
import { nameOf, taskType, unknownText, type State, type Step } from "./preview";

/**
 * The stack before and after the run, in the form that the cost and the security register judge.
 */
export function bothStacks(steps: readonly Step[]): {
  readonly before: readonly EvaluatedResource[];
  readonly after: readonly EvaluatedResource[];
} {
  const made = new Set(steps.filter(({ op }) => op === "create").map(({ urn }) => urn));
  return {
    before: steps.flatMap(({ oldState }) => (oldState ? [resource(oldState, oldState, made)] : [])),
    after: steps.flatMap(({ op, oldState, newState }) =>
      newState && op !== "delete" ? [resource(newState, oldState ?? undefined, made)] : [],
    ),
  };
}

/**
 * A resource of one of the two stacks. `made` has the URNs of the resources that the run makes. If
 * an unknown value depends on exactly one of them, it is taken to be that resource's id.
 */
function resource(
  state: State,
  before: State | undefined,
  made: ReadonlySet<string>,
): EvaluatedResource {
  return {
    urn: state.urn,
    id: idOf(state, before),
    type: state.type,
    name: nameOf(state.urn),
    custom: state.custom,
    remote: false,
    inputs: Object.fromEntries(
      Object.entries(state.inputs).map(([key, value]) => {
        const needed = state.propertyDependencies?.[key] ?? [];
        const [urn, ...others] = needed.filter((each) => made.has(each));
        const named = urn !== undefined && others.length === 0 ? newId(urn) : undefined;
        return [key, known(value, before?.inputs[key] ?? named)];
      }),
    ),
    parent: state.parent,
    dependencies: state.dependencies ?? [],
    provider: state.provider,
    options: { protect: state.protect, deleteBeforeReplace: false, ignoreChanges: [] },
  };
}

/**
 * The id of a resource. A new resource has a made-up id, which resources that name it have, too.
 */
function idOf({ type, urn, id, outputs }: State, before: State | undefined): string {
  const arn = (before?.outputs ?? outputs)["arn"];
  if (type === taskType && typeof arn === "string") return arn;
  return id ?? before?.id ?? newId(urn);
}

function newId(urn: string): string {
  return `new ${urn}`;
}

/** If a value is known only during the run, the value before the run takes its place. */
function known(value: unknown, before: unknown): unknown {
  if (value === unknownText) return before ?? new UnknownValue();
  if (Array.isArray(value)) {
    const old: readonly unknown[] = Array.isArray(before) ? before : [];
    return value.map((each, index) => known(each, old[index]));
  }
  if (typeof value !== "object" || value === null) return value;
  const old = typeof before === "object" ? (before as Readonly<Record<string, unknown>>) : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, known(each, old[key])]),
  );
}
