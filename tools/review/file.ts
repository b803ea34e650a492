import * as fs from "node:fs";
import * as path from "node:path";
import { baseInHostName, baseName, longestBaseName } from "../../settings/names";
import { UsageError } from "../stack/usageError";

/** The name of the stack of a pull request. */
export function reviewStack(number: number): string {
  return `pr-${number}`;
}

/** The stack that is never updated: Pulumi Deployments copies its file and its settings for each pull request. */
export const templateStack = "pr";

/** The first line of every stack file that `catalog review` has written. */
export const writtenBy = "# Made by catalog review";

/**
 * Whether a stack file may be overwritten and removed, because nobody has written it by hand. Also
 * true if there is no file, or if the file has no settings: the CLI writes such a file for its key
 * when it destroys a stack in a fresh checkout.
 */
export function isOwnFile(file: string): boolean {
  if (!fs.existsSync(file)) return true;
  return fs.readFileSync(file, "utf8").startsWith(writtenBy) || !hasSettings(file);
}

/** Whether there is a stack file, and it has settings. */
export function hasSettings(file: string): boolean {
  return fs.existsSync(file) && /^"?(?:config|environment)"?:/m.test(fs.readFileSync(file, "utf8"));
}

/**
 * Raises a UsageError if somebody has written the stack file by hand, because the stack is then not
 * a review stack.
 */
export function refuseForeignFile(file: string): void {
  if (isOwnFile(file)) return;
  const name = path.basename(file);
  throw new UsageError(
    `${name} was not written by catalog review, so its stack is left alone. If it is a review stack, delete ${name} first.`,
  );
}

/** What a review stack is made from. */
export interface ReviewArgs {
  readonly project: string;
  /** The stack that gets the file. */
  readonly stack: string;
  /** The stack whose load balancer and cluster it uses. */
  readonly beside: string;
  /** That stack's `domain`. */
  readonly domain: Readonly<Record<string, unknown>> | undefined;
  /** The values of the stack file that it resembles, by full key. Encrypted ones are left out. */
  readonly like: ReadonlyMap<string, unknown>;
}

/** Settings that a guest cannot have, or that would cost something. */
const left: readonly string[] = [
  "accessLogDays",
  "budget",
  "desiredCount",
  "domain",
  "network",
  "scaling",
  "schedule",
  "shares",
  "waf",
];

/**
 * The values of a review stack's file: those of the stack that it resembles, with one Spot task behind the other stack's
 * load balancer, and nothing that would remain. Raises a UsageError if its names would be too long, or if the other stack
 * has no domain.
 */
export function reviewValues(args: ReviewArgs): Readonly<Record<string, unknown>> {
  const { project, stack, beside, domain, like } = args;
  // A template has no number yet.
  const base = baseName(project, stack === templateStack ? reviewStack(9999) : stack);
  if (base.length > longestBaseName) {
    throw new UsageError(
      `${base} has ${base.length} characters, and AWS's names leave room for ${longestBaseName}: shorten the project's name.`,
    );
  }
  const kept = [...like].filter(([key]) => !isLeft(key, project));
  const own = {
    desiredCount: "1",
    disposable: "true",
    domain: reviewDomain(beside, domain),
    logRetentionDays: "1",
    monitoring: { alarms: "cpu", containerInsights: "disabled" },
    rollout: { alarms: false, strategy: "rolling" },
    sharedWith: beside,
    spot: { share: 100 },
  };
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(Object.entries(own).map(([key, value]) => [`${project}:${key}`, value])),
  };
}

/**
 * Whether a review stack takes a setting from the stack that it resembles, even an encrypted one.
 * It does not take settings for which it has its own values: with the other stack's `monitoring`,
 * for example, it would page people.
 */
export function isTaken(
  key: string,
  project: string,
  values: Readonly<Record<string, unknown>>,
): boolean {
  return !(key in values) && !isLeft(key, project);
}

/** Whether a review stack cannot have a setting, by its full key. */
export function isLeft(key: string, project: string): boolean {
  return left.some((each) => key === `${project}:${each}`);
}

/**
 * A host name below the same zone or wildcard as the host's. The stack puts its own name into it, so no two projects or
 * pull requests have the same one.
 */
function reviewDomain(
  beside: string,
  domain: ReviewArgs["domain"],
): Readonly<Record<string, unknown>> {
  const { name, zone, certificateArn } = domain ?? {};
  if (typeof zone === "string") return { name: `${baseInHostName}.${zone}`, zone };
  if (typeof name === "string" && typeof certificateArn === "string") {
    return { name: `${baseInHostName}.${name.split(".").slice(1).join(".")}`, certificateArn };
  }
  throw new UsageError(
    `${beside} has no domain, so that nothing can share its load balancer: docs/sharing.md. ` +
      `pulumi config set --path domain.name … -s ${beside}`,
  );
}
