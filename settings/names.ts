import { fargateAppNames } from "../components/fargateApp/names";
import { monitoringNames } from "../components/monitoring/names";
import { networkNames } from "../components/network/names";
import { name, type NamePattern, type NamesOf } from "../components/common/text/namePattern";

/** The patterns of every physical name of a stack. A component with names of its own has a `names.ts`. */
export const namePatterns = {
  ...fargateAppNames,
  ...monitoringNames,
  ...networkNames,
  executionRole: name("{base}-execution", 64),
  taskRole: name("{base}-task", 64),
  /**
   * Start of the name of the bucket for the balancer's access logs; the account follows it. A bucket's name has at most
   * 63 characters, and a hyphen and the account id take 13 of them.
   */
  accessLogs: name("{base}-access-logs", 50),
  webAcl: name("{base}-waf", 128),
  webAclLogGroup: name("aws-waf-logs-{base}", 512),
  /** Name of the budget in AWS Budgets. */
  budget: name("{base}-monthly", 100),
} as const;

/** Every physical name of a stack. The stack prod has the plain base name; any other stack appends its own name. */
export type Names = NamesOf<typeof namePatterns>;

/** The shortest name of an ECR repository in characters. The repository's name is the base name. */
export const shortestBaseName = 2;

/** The longest base name, in characters, that keeps every name within its limit: 28. */
export const longestBaseName = Math.min(
  ...Object.values<NamePattern>(namePatterns)
    .filter(({ pattern }) => pattern.includes("{base}"))
    .map(({ pattern, limit }) => limit - filled(pattern, "", "").length),
);

/**
 * The start of all names: `mcp-catalog` on prod, `mcp-catalog-<stack>` on other stacks, so that two stacks can share an
 * account and a region.
 */
export function baseName(project: string, stack: string): string {
  return project + stackSuffix(stack);
}

/** Words of a project's name that are written in capitals. */
const abbreviations = ["ai", "api", "mcp", "ui"];

/** The project's name as a title: `MCP-Catalog` for `mcp-catalog`, `Shop` for `shop`. */
export function defaultDisplayName(project: string): string {
  return project
    .split("-")
    .map((word) =>
      abbreviations.includes(word)
        ? word.toUpperCase()
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join("-");
}

/**
 * Derives every physical name from the project, the stack, the display name (for the dashboard and alarms) and, for a
 * guest, the cluster of its host. A guest's target groups have names of their own: a target group belongs to one
 * balancer, and a stack that moves to another balancer has target groups in both for a while.
 */
export function physicalNames(
  project: string,
  stack: string,
  displayName = defaultDisplayName(project),
  sharedCluster?: string,
): Names {
  const base = baseName(project, stack);
  const display = displayName + stackSuffix(stack);
  const targets = sharedCluster === undefined ? "tg" : "sh";
  const names = Object.entries<NamePattern>(namePatterns).map(([key, { pattern }]) => [
    key,
    filled(pattern, base, display, targets),
  ]);
  const own = Object.fromEntries(names) as Readonly<Record<keyof Names, string>>;
  return { ...own, cluster: sharedCluster ?? own.cluster };
}

function filled(pattern: string, base: string, display: string, targets = "tg"): string {
  return pattern
    .replace("{base}", () => base)
    .replace("{display}", () => display)
    .replace("{targets}", targets);
}

function stackSuffix(stack: string): string {
  if (stack === "prod") return "";
  const number = reviewNumber(stack);
  return number === undefined ? `-${stack}` : `-pr-${number}`;
}

/**
 * The number of the pull request that a stack is for: 7 for `pr-7` of `catalog review` and for `pr-<repository>-7`, the name
 * that Pulumi Deployments gives. Undefined for any other stack. Names have no room for the repository, and a number is
 * enough: a project has one repository.
 */
export function reviewNumber(stack: string): number | undefined {
  const [, number] = /^pr-(?:[\w.-]+-)?([1-9]\d*)$/.exec(stack) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Stands for the base name in `domain.name`, so that one stack file serves every pull request. */
export const baseInHostName = "{base}";

/** The text of `domain` with the base name in place of `{base}`. */
export function withBaseName<T extends string | undefined>(
  domain: T,
  project: string,
  stack: string,
): string | T {
  return domain?.replaceAll(baseInHostName, () => baseName(project, stack)) ?? domain;
}
