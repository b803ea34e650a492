import { UnknownValue, type EvaluatedResource } from "../evaluate/types";
import { nameOf, taskType, unknownText, type State, type Step } from "./preview";

/** The stack as it is, and as the run would leave it, for what judges resources: the cost and the security register. */
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

/** `made`: the URNs of what the run makes. A value that is not known yet, and depends on one of them, is its id. */
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

/** The same id for a resource that is new as for those that name it. */
function idOf({ type, urn, id, outputs }: State, before: State | undefined): string {
  const arn = (before?.outputs ?? outputs)["arn"];
  if (type === taskType && typeof arn === "string") return arn;
  return id ?? before?.id ?? newId(urn);
}

function newId(urn: string): string {
  return `new ${urn}`;
}

/** What is known only during the run is taken for what it was. */
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
