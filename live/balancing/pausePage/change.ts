import {
  CreateRuleCommand,
  DeleteRuleCommand,
  ElasticLoadBalancingV2Client,
  ModifyRuleCommand,
  type Action,
  type RuleCondition,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { StackTags } from "../../../components/account/stackTags";
import { withClient, type ClientConfig } from "../../calls/clients";
import { isNamed } from "../../calls/errors";
import { asked } from "../../calls/refusedCall";
import { pageTag, type DoorListener } from "./find";
import { pageStatus } from "../../../components/fargateApp/frontDoor/pageStatus";

/** What people see while a stack sleeps. */
export interface Page {
  readonly contentType: "text/html" | "text/plain" | "application/json";
  /** At most 1,024 bytes as UTF-8. */
  readonly body: string;
}

/** A page, and whose requests get it. */
export interface PageRule {
  readonly page: Page;
  /** Host name of the app if others use its load balancer, too; undefined for all requests. */
  readonly hostName: string | undefined;
  readonly stackTags: StackTags;
}

/**
 * Shows a page on a listener: changes the rules that show one already, or makes a rule with the given number. Raises a
 * RefusedCall.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#fixed-response-actions
 */
export async function showPage(
  config: ClientConfig,
  { arn: ListenerArn, pages }: DoorListener,
  number: number,
  { page, hostName, stackTags }: PageRule,
): Promise<void> {
  const shown = { Actions: [actionOf(page)], Conditions: [conditionOf(hostName)] };
  await withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    for (const RuleArn of pages) {
      const command = new ModifyRuleCommand({ RuleArn, ...shown });
      await asked("elasticloadbalancing:ModifyRule", () => client.send(command));
    }
    if (pages.length > 0) return;
    const command = new CreateRuleCommand({
      ListenerArn,
      Priority: number,
      ...shown,
      Tags: Object.entries({ ...stackTags, ...pageTag }).map(([Key, Value]) => ({ Key, Value })),
    });
    await asked("elasticloadbalancing:CreateRule", () => client.send(command));
  });
}

/** Deletes rules. A rule that is gone already counts as deleted. Raises a RefusedCall. */
export async function removePages(config: ClientConfig, rules: readonly string[]): Promise<void> {
  await withClient(ElasticLoadBalancingV2Client, config, async (client) => {
    for (const RuleArn of rules) {
      await asked("elasticloadbalancing:DeleteRule", async () => {
        try {
          await client.send(new DeleteRuleCommand({ RuleArn }));
        } catch (error) {
          if (!isNamed(error, "RuleNotFoundException")) throw error;
        }
      });
    }
  });
}

function actionOf({ contentType, body }: Page): Action {
  return {
    Type: "fixed-response",
    FixedResponseConfig: {
      StatusCode: String(pageStatus),
      ContentType: contentType,
      MessageBody: body,
    },
  };
}

function conditionOf(hostName: string | undefined): RuleCondition {
  return hostName === undefined
    ? { Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }
    : { Field: "host-header", HostHeaderConfig: { Values: [hostName] } };
}
