import type { EvaluatedResource } from "../evaluate";

/** One line of the tree. */
export interface TreeLine {
  /** The lines of the tree to the left of the resource. */
  readonly branches: string;
  /** The lines of the tree to the left of a second line about the same resource. */
  readonly below: string;
  readonly resource: EvaluatedResource;
}

/** The resources below their components, in the order in which the program made them. Providers come last. */
export function treeLines(resources: readonly EvaluatedResource[]): TreeLine[] {
  const children = new Map<string | undefined, EvaluatedResource[]>();
  for (const resource of [...resources].sort(providersLast)) {
    const siblings = children.get(resource.parent);
    if (siblings) siblings.push(resource);
    else children.set(resource.parent, [resource]);
  }
  const below = (parent: string | undefined, indent: string): TreeLine[] => {
    const siblings = children.get(parent) ?? [];
    return siblings.flatMap((resource, index) => {
      const last = index === siblings.length - 1;
      const inner = `${indent}${last ? "   " : "│  "}`;
      const line = {
        branches: `${indent}${last ? "└─ " : "├─ "}`,
        below: `${inner}${children.has(resource.urn) ? "│  " : "   "}`,
        resource,
      };
      return [line, ...below(resource.urn, inner)];
    });
  };
  return below(undefined, "");
}

function providersLast(a: EvaluatedResource, b: EvaluatedResource): number {
  return Number(isProvider(a)) - Number(isProvider(b));
}

/** Whether the resource only holds a provider's settings, so that nothing is created. */
export function isProvider(resource: EvaluatedResource): boolean {
  return resource.type.startsWith("pulumi:providers:");
}

export interface Counts {
  /** Resources that providers create, by package, e.g. `aws`, in alphabetical order. */
  readonly byPackage: Readonly<Record<string, number>>;
  /** Their total. */
  readonly resources: number;
  readonly components: number;
}

/** How many resources each package has, and how many components group them. */
export function countResources(all: readonly EvaluatedResource[]): Counts {
  const created = all.filter((each) => (each.custom || each.remote) && !isProvider(each));
  const byPackage: Record<string, number> = {};
  for (const pkg of created.map(({ type }) => type.split(":")[0] ?? type).sort()) {
    byPackage[pkg] = (byPackage[pkg] ?? 0) + 1;
  }
  return {
    byPackage,
    resources: created.length,
    components: all.filter((each) => !each.custom && !each.remote).length,
  };
}
