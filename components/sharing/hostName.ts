import * as pulumi from "@pulumi/pulumi";
import type { ForeignRule, Live } from "../live";

interface OwnRule {
  readonly hostName: string;
  readonly listenerArn: string;
  readonly balancerArn: string;
  /** Of the stack itself, whose own rule is none of others. */
  readonly stackTags: Readonly<Record<"Project" | "Stack", string>>;
  readonly live: Live;
}

/** What is wrong with a host name that somebody else on the load balancer has. */
export function takenHostMessage(owner: string, hostName: string): string {
  return `must be a host name of its own: ${owner} has ${hostName}`;
}

/** Who has made a rule, as far as its tags say. */
export function ownerOf({ project, stack, arn }: Omit<ForeignRule, "hosts">): string {
  return project === undefined || stack === undefined
    ? `the rule ${arn}, which no stack has made`
    : `stack ${stack} of ${project}`;
}

/** Raises a RunError where the host name is that of the load balancer's own app: the rule would take its requests. */
export function refuseHostOf(
  owner: string,
  theirs: string | undefined,
  { hostName, stack }: { readonly hostName: string; readonly stack: string },
): void {
  if (isSameHost(theirs, hostName)) throw taken(owner, hostName, stack);
}

/**
 * Raises a RunError where another's rule on the listener takes the host name's requests: of two, only the first is ever
 * reached. A preview by somebody who may not read the rules only warns.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#host-conditions
 */
export async function refuseHostInUse({ live, stackTags, ...own }: OwnRule): Promise<void> {
  const rules = await live.foreignRules(own.balancerArn, stackTags).catch((error: unknown) => {
    const text = unreadText(error instanceof Error ? error.message : String(error));
    if (!pulumi.runtime.isDryRun()) throw new pulumi.RunError(`${text} Nothing was changed.`);
    void pulumi.log.warn(text);
    return [];
  });
  const onListener = `${own.listenerArn.replace(":listener/", ":listener-rule/")}/`;
  const rule = rules.find(
    ({ arn, hosts }) =>
      arn.startsWith(onListener) && hosts.some((host) => isSameHost(host, own.hostName)),
  );
  if (rule) throw taken(ownerOf(rule), own.hostName, stackTags.Stack);
}

/** AWS takes no notice of the case. */
function isSameHost(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function taken(owner: string, hostName: string, stack: string): pulumi.RunError {
  return new pulumi.RunError(
    [
      `domain.name: ${takenHostMessage(owner, hostName)}. Nothing was changed.`,
      `  pulumi config set --path domain.name <another> --stack ${stack}`,
    ].join("\n"),
  );
}

function unreadText(reason: string): string {
  return [
    `sharedWith: whether others have the same host name could not be found out: ${reason}.`,
    "That takes elasticloadbalancing:DescribeListeners, DescribeRules and DescribeTags.",
  ].join(" ");
}
