import { ruleOf } from "./forms";

/**
 * The task could not get a network interface.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/failed-to-start-error.html
 */
export const networkInterface = ruleOf([
  {
    pattern: /NetworkInterfaceLimitExceeded/,
    finding: () => ({
      happened:
        "The account may have no more network interfaces in this region. Each task has one.",
      todo: "Ask for more in Service Quotas (Amazon VPC, network interfaces per Region), or delete what is not used.",
    }),
  },
  {
    pattern: /InvalidSubnet(?:ID)?\b|subnet ID '?[\w-]+'? does not exist/i,
    finding: () => ({
      happened: "A subnet of the tasks does not exist any more.",
      todo: "In mode existing, correct network.taskSubnetIds. Otherwise pulumi up --refresh makes it again.",
    }),
  },
  {
    pattern: /InvalidGroup\.NotFound|security group '?[\w-]+'? does not exist/i,
    finding: () => ({
      happened: "A security group of the tasks does not exist any more.",
      todo: "Someone has deleted it outside of Pulumi: pulumi up --refresh makes it again.",
    }),
  },
  {
    pattern: /network interface provisioning|configure ENI|netplugin failed|\bInternalError\b/,
    finding: () => ({
      happened: "AWS did not make the task's network interface in time.",
      todo: "AWS does not say more. ECS tries again by itself; if it goes on, see AWS's health dashboard.",
    }),
  },
]);
