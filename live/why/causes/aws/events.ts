import { firstMatch, type Finding, type Rule, type Symptoms } from "../symptoms";

/** A form of AWS's messages, and what it means. */
interface Form {
  readonly pattern: RegExp;
  readonly finding: (match: RegExpExecArray) => Finding;
}

/**
 * Messages of the service's events and reasons of stopped tasks, each in the form in which AWS documents it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
 */
function ruleOf(forms: readonly Form[], where: (symptoms: Symptoms) => readonly string[]): Rule {
  return (symptoms) => {
    for (const { pattern, finding } of forms) {
      const match = firstMatch(where(symptoms), pattern);
      if (match) return finding(match);
    }
    return undefined;
  };
}

const everywhere = ({ reasons, events }: Symptoms) => [...reasons, ...events];

/** AWS or a registry refuses further calls for a while. */
export const throttled: Rule = ruleOf(
  [
    {
      pattern:
        /ThrottlingException|Throttling|TooManyRequests|Rate exceeded|toomanyrequests|is throttled/,
      finding: () => ({
        happened: "AWS, or the registry, takes no more calls from this account for a while.",
        todo: "ECS tries again by itself, more and more slowly. Wait some minutes. If it goes on, tasks that end again and again cause the calls: see the stopped tasks.",
      }),
    },
  ],
  everywhere,
);

/** ECS may not use a role of the task yet, or any more. */
export const role: Rule = ruleOf(
  [
    {
      pattern: /unable to assume the role '?(?:arn:aws[\w-]*:iam::\d+:role\/)?([\w+=,.@/-]*)/,
      finding: ([, name = ""]) => ({
        happened: `ECS may not assume the role${name === "" ? "" : ` ${name}`}.`,
        todo: "A role that was just made takes some seconds: run pulumi up again. If it goes on, pulumi up --refresh makes a deleted role again.",
      }),
    },
  ],
  everywhere,
);

/** The log group of the task is gone, or may not be written. */
export const logGroup: Rule = ruleOf(
  [
    {
      pattern: /not authorized to perform: logs:(\w+)/,
      finding: ([, action = ""]) => ({
        happened: `The task's execution role may not write logs (logs:${action}).`,
        todo: "pulumi up --refresh gives the role its policy again if someone took it. No policy of a VPC endpoint or of the organization may deny it.",
      }),
    },
    {
      pattern: /The specified log group does not exist/,
      finding: () => ({
        happened: "The task's log group does not exist.",
        todo: "Someone has deleted it outside of Pulumi: pulumi up --refresh makes it again.",
      }),
    },
  ],
  everywhere,
);

/** ECS cannot register the tasks with the target group. */
export const targets: Rule = ruleOf(
  [
    {
      pattern:
        /failed to register targets in .*?\(error (.+?)\)?$|unable to register targets?.*?[:(] ?(.+?)\)?$/,
      finding: ([, first, second]) => ({
        happened: `ECS could not register tasks with the load balancer: ${(first ?? second ?? "").trim()}`,
        todo: "If a target group or the load balancer was deleted or changed outside of Pulumi, pulumi up --refresh makes it again.",
      }),
    },
  ],
  everywhere,
);

/** The task gets no network interface. */
export const networkInterface: Rule = ruleOf(
  [
    {
      pattern: /NetworkInterfaceLimitExceeded/,
      finding: () => ({
        happened:
          "The account may have no more network interfaces in this region. Each task has one.",
        todo: "Ask for more in Service Quotas (Amazon VPC, network interfaces per Region), or delete what is not used.",
      }),
    },
    {
      pattern:
        /InvalidSubnetID\.NotFound|InvalidSubnet(?:ID)?\b|subnet ID '?[\w-]+'? does not exist/i,
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
      pattern: /Timeout waiting for network interface provisioning|network interface provisioning/i,
      finding: () => ({
        happened: "AWS did not make the task's network interface in time.",
        todo: "AWS does not say more. ECS tries again by itself; if it goes on, see AWS's health dashboard.",
      }),
    },
  ],
  everywhere,
);

/** The service's own settings keep ECS from placing tasks. */
export const settings: Rule = ruleOf(
  [
    {
      pattern: /task definition is inactive|TaskDefinition is inactive/i,
      finding: () => ({
        happened: "The revision of the task definition that should run was deregistered.",
        todo: "Make a new one: change a setting, e.g. imageTag, and run pulumi up; or pulumi up --refresh.",
      }),
    },
    {
      pattern: /(?:minimumHealthyPercent|maximumPercent|minimum healthy percent|maximum percent)/i,
      finding: () => ({
        happened: "The service may neither stop nor start a task: its percentages leave no room.",
        todo: "Someone has changed them outside of Pulumi: pulumi up --refresh sets 100 and 200 percent again.",
      }),
    },
    {
      pattern: /is unable to consistently start tasks successfully/,
      finding: () => ({
        happened: "Tasks end again and again, so that ECS starts them more and more slowly.",
        todo: "The stopped tasks and the log lines below say why they end.",
      }),
    },
  ],
  everywhere,
);
