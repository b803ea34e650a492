import type { ForeignRule } from "../common/live";

/** Says that another stack on the load balancer already has this host name. */
export function takenHostMessage(owner: string, hostName: string): string {
  return `must be a host name of its own: ${owner} has ${hostName}`;
}

/** The owner of a listener rule, according to its tags. */
export function ownerOf({ project, stack, arn }: Omit<ForeignRule, "hosts">): string {
  return project === undefined || stack === undefined
    ? `the rule ${arn}, which no stack has made`
    : `stack ${stack} of ${project}`;
}

/** Whether two host names are the same for AWS, which ignores case. */
export function isSameHost(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
