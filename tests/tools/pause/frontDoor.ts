import { AwsError, type Answers } from "../../live/support/cannedAws";

type Tags = Readonly<Record<string, string>>;

/** A rule of a listener, as the account remembers it. */
export interface CannedRule {
  readonly arn: string;
  /** Default: `arn:listener`, that of the app. */
  readonly listener?: string;
  readonly number: number;
  /** Body of a fixed response; undefined if the rule forwards. */
  readonly body?: string;
  readonly host?: string;
  readonly forwardsTo?: string;
  readonly tags?: Tags;
}

interface Conditions {
  readonly desiredCount?: number;
  readonly rules?: readonly CannedRule[];
  readonly balancerTags?: Tags;
  readonly targetGroupArns?: readonly string[];
  /** What the listener for HTTP does. Default: it redirects to the one for HTTPS. */
  readonly plain?: "redirects" | "forwards";
  /** How often the health of targets is asked until the service's new task is healthy. */
  readonly healthyAfter?: number;
  /** Whether a task that ECS is stopping is still healthy at the load balancer. */
  readonly stopping?: boolean;
  readonly others?: Answers;
}

/** The tags of dev's resources. */
export const devTags = { Project: "mcp-catalog", Stack: "dev" };

const balancer = "arn:balancer";

function addressOf(task: string): string {
  return task === "old" ? "10.0.1.9" : "10.0.1.10";
}

/** The listener for HTTP. */
export const plainListener = "arn:plain";

function isOn(listenerArn: unknown, { listener = "arn:listener" }: CannedRule): boolean {
  return listener === listenerArn;
}

/** The default action forwards to the first target group, like that of an app's own listener. */
function listed({ arn, number, body, host, forwardsTo }: CannedRule) {
  return {
    RuleArn: arn,
    IsDefault: false,
    Priority: number,
    Conditions: [
      host === undefined
        ? { Field: "path-pattern", PathPatternConfig: { Values: ["/*"] } }
        : { Field: "host-header", HostHeaderConfig: { Values: [host] } },
    ],
    Actions: [
      body === undefined
        ? { Type: "forward", TargetGroupArn: forwardsTo }
        : { Type: "fixed-response", FixedResponseConfig: { StatusCode: "503", MessageBody: body } },
    ],
  };
}

/** An account with dev's service behind a load balancer that keeps the rules it is given. */
export function frontDoor(conditions: Conditions = {}): {
  readonly answers: Answers;
  readonly rules: () => readonly CannedRule[];
} {
  const { targetGroupArns = ["arn:group"], healthyAfter = 1 } = conditions;
  const [group = "arn:group"] = targetGroupArns;
  let count = conditions.desiredCount ?? 1;
  let rules = [...(conditions.rules ?? [])];
  let looks = 0;
  const tagsOf = (arn: string): Tags =>
    arn === balancer
      ? (conditions.balancerTags ?? devTags)
      : (rules.find((rule) => rule.arn === arn)?.tags ?? {});
  const fromForm = (
    form: Readonly<Record<string, unknown>>,
  ): Pick<CannedRule, "body" | "host"> => ({
    body: String(form["Actions.member.1.FixedResponseConfig.MessageBody"]),
    host: form["Conditions.member.1.HostHeaderConfig.Values.member.1"] as string | undefined,
  });
  const answers: Answers = {
    DescribeServices: () => ({
      services: [
        {
          serviceArn: "arn:aws:ecs:us-east-1:123456789012:service/c/mcp-catalog-dev-service",
          status: "ACTIVE",
          desiredCount: count,
          runningCount: count,
          loadBalancers: targetGroupArns.map((targetGroupArn) => ({ targetGroupArn })),
        },
      ],
    }),
    DescribeScalableTargets: () => ({ ScalableTargets: [] }),
    DescribeAlarms: () => ({ MetricAlarms: [], CompositeAlarms: [] }),
    UpdateService: (input) => {
      count = Number(input["desiredCount"]);
      return {};
    },
    DescribeTargetGroups: () => ({
      TargetGroups: [{ TargetGroupArn: group, LoadBalancerArns: [balancer] }],
    }),
    DescribeListeners: () => ({
      Listeners: [
        { ListenerArn: plainListener, Protocol: "HTTP", Port: 80 },
        { ListenerArn: "arn:listener", Protocol: "HTTPS", Port: 443 },
      ],
    }),
    DescribeRules: ({ ListenerArn }) => ({
      Rules: [
        ...rules.filter((rule) => isOn(ListenerArn, rule)).map(listed),
        {
          RuleArn: "arn:default",
          IsDefault: true,
          Priority: "default",
          Actions: [
            ListenerArn === plainListener && conditions.plain !== "forwards"
              ? { Type: "redirect" }
              : { Type: "forward", TargetGroupArn: group },
          ],
        },
      ],
    }),
    DescribeTags: (form) => ({
      TagDescriptions: Object.entries(form)
        .filter(([key]) => key.startsWith("ResourceArns."))
        .map(([, arn]) => ({
          ResourceArn: arn,
          Tags: Object.entries(tagsOf(String(arn))).map(([Key, Value]) => ({ Key, Value })),
        })),
    }),
    CreateRule: (form) => {
      const tags = Object.fromEntries(
        [1, 2, 3].map((at) => [form[`Tags.member.${at}.Key`], form[`Tags.member.${at}.Value`]]),
      ) as Tags;
      const number = Number(form["Priority"]);
      const { ListenerArn } = form;
      if (rules.some((rule) => isOn(ListenerArn, rule) && rule.number === number))
        throw new AwsError("PriorityInUse", "taken");
      const on = ListenerArn === plainListener && { listener: plainListener };
      rules.push({ arn: `arn:page-${rules.length}`, number, ...on, ...fromForm(form), tags });
      return { Rules: [] };
    },
    ModifyRule: (form) => {
      rules = rules.map((rule) =>
        rule.arn === form["RuleArn"] ? { ...rule, ...fromForm(form) } : rule,
      );
      return { Rules: [] };
    },
    DeleteRule: ({ RuleArn }) => {
      rules = rules.filter(({ arn }) => arn !== RuleArn);
      return {};
    },
    DescribeTargetHealth: () => {
      looks += 1;
      const State = looks >= healthyAfter ? "healthy" : "initial";
      return {
        TargetHealthDescriptions: [
          ...(conditions.stopping
            ? [{ Target: { Id: addressOf("old") }, TargetHealth: { State: "healthy" } }]
            : []),
          { Target: { Id: addressOf("new") }, TargetHealth: { State } },
        ],
      };
    },
    // The list is older than the description: ECS decides to stop a task between the two.
    ListTasks: ({ desiredStatus }) => ({
      taskArns: desiredStatus === "RUNNING" ? ["old", "new"] : [],
    }),
    DescribeTasks: ({ tasks }) => ({
      tasks: (tasks as readonly string[]).map((taskArn) => ({
        taskArn,
        lastStatus: "RUNNING",
        desiredStatus: taskArn === "old" ? "STOPPED" : "RUNNING",
        containers: [
          { name: "mcp-catalog", networkInterfaces: [{ privateIpv4Address: addressOf(taskArn) }] },
        ],
      })),
    }),
    ...conditions.others,
  };
  return { answers, rules: () => rules };
}
