import * as pulumi from "@pulumi/pulumi";
import type { StackTags } from "../account/stackTags";
import type { Live } from "../common/live";
import { isSameHost, ownerOf, takenHostMessage } from "./hostName";
import { LookUpError, type Ask } from "../common/lookUps";

/**
 * Raises a RunError if the host's own app has the host name, because the guest's rule would take the host's requests.
 */
export function refuseHostOf(
  owner: string,
  theirs: string | undefined,
  { hostName, stack }: { readonly hostName: string; readonly stack: string },
): void {
  if (isSameHost(theirs, hostName)) throw taken(owner, hostName, stack);
}

interface OwnRule {
  readonly hostName: string;
  readonly listenerArn: string;
  readonly balancerArn: string;
  /** Tags of this stack, so that its own rule is not taken for a foreign one. */
  readonly stackTags: StackTags;
  readonly live: Live;
  readonly ask: Ask;
}

/**
 * Raises a RunError if another stack's rule on the listener takes the requests for the host name: of two such rules,
 * AWS only uses the first. If the user may not read the rules, a preview only warns.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#host-conditions
 */
export async function refuseHostInUse({ live, ask, stackTags, ...own }: OwnRule): Promise<void> {
  const question = { key: "sharedWith", what: "whose rules there are", takes: "" };
  const rules = await ask(question, () => live.foreignRules(own.balancerArn, stackTags)).catch(
    (error: unknown) => {
      if (!(error instanceof LookUpError)) throw error;
      const text = unreadText(error.causes);
      if (!pulumi.runtime.isDryRun()) throw new pulumi.RunError(`${text} Nothing was changed.`);
      void pulumi.log.warn(text);
      return [];
    },
  );
  const onListener = `${own.listenerArn.replace(":listener/", ":listener-rule/")}/`;
  const rule = rules.find(
    ({ arn, hosts }) =>
      arn.startsWith(onListener) && hosts.some((host) => isSameHost(host, own.hostName)),
  );
  if (rule) throw taken(ownerOf(rule), own.hostName, stackTags.Stack);
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
    `sharedWith: could not check whether others have the same host name: ${reason}.`,
    "The check needs elasticloadbalancing:DescribeListeners, DescribeRules and DescribeTags.",
  ].join(" ");
}
