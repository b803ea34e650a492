import type { AccountByHand } from "../../live/adopt";
import type { NamedKind } from "../../components/account/takenNames";
import type { Tags } from "../../live/account/names/types";

/** A resource of the account that one of the stack's could take over. */
export interface Candidate {
  readonly name: string;
  /** The id that the provider imports by. */
  readonly id: string;
  /** ARN, if AWS can tag it. */
  readonly arn?: string | undefined;
  /** Undefined for a resource that AWS cannot tag. */
  readonly tags?: Tags | undefined;
  /** Why the stack cannot take the resource over as it is. */
  readonly trouble?: string | undefined;
}

type Inputs = Readonly<Record<string, unknown>>;

/** How one type of resource is found in an account. */
export interface Adoptable {
  readonly what: string;
  /** The physical name that the stack's resource has. */
  readonly name: (inputs: Inputs) => string;
  readonly find: (inputs: Inputs, account: AccountByHand) => Candidate | undefined;
}

/** A resource that is found by its name alone. `id` is what the provider imports by: the name, or the ARN. */
function named(what: string, kind: NamedKind, id: "name" | "arn", key = "name"): Adoptable {
  const name = (inputs: Inputs) => String(inputs[key]);
  return {
    what,
    name,
    find: (inputs, { names }) => {
      const found = names.find((each) => each.kind === kind && each.name === name(inputs));
      if (!found) return undefined;
      const { arn, tags, scheduledForDeletion } = found;
      return {
        name: found.name,
        id: id === "arn" ? (arn ?? "") : found.name,
        arn: tags && arn,
        tags,
        trouble: scheduledForDeletion
          ? `it waits for its deletion: aws secretsmanager restore-secret --secret-id ${found.name}`
          : undefined,
      };
    },
  };
}

/** Adds what keeps the stack from taking a resource over as it is. */
function unless(
  adoptable: Adoptable,
  troubleOf: (account: AccountByHand, inputs: Inputs) => string | undefined,
): Adoptable {
  return {
    ...adoptable,
    find: (inputs, account) => {
      const found = adoptable.find(inputs, account);
      return found && { ...found, trouble: found.trouble ?? troubleOf(account, inputs) };
    },
  };
}

const balancer = unless(named("load balancer", "balancer", "arn"), ({ balancer: now }) => {
  if (now === undefined) return undefined;
  if (now.type !== "application") return `it is of type ${now.type}, and the app needs application`;
  return now.scheme === "internal" ? "it is internal, not internet-facing" : undefined;
});

const targetGroup = unless(
  named("target group", "targetGroup", "arn"),
  ({ targetGroup: now, balancer: before }, inputs) => {
    if (now === undefined) return undefined;
    const vpc = before?.vpcId ?? now.vpcId;
    const wrong = (
      [
        ["target type", now.targetType, "ip"],
        ["protocol", now.protocol, "HTTP"],
        ["port", now.port, inputs["port"]],
        ["VPC", now.vpcId, vpc],
      ] as const
    ).find(([, has, needs]) => has !== needs);
    return wrong && `its ${wrong[0]} is ${String(wrong[1])}, and the app needs ${String(wrong[2])}`;
  },
);

const service: Adoptable = {
  what: "service",
  name: (inputs) => String(inputs["name"]),
  find: (_, { names, service: now }) => {
    const found = names.find(({ kind }) => kind === "service");
    if (!found) return undefined;
    const trouble =
      now?.scheduling === "DAEMON"
        ? "its scheduling strategy is DAEMON, and the app needs REPLICA"
        : now && now.controller !== "ECS"
          ? `its deployments are ${now.controller}'s, and the app needs ECS's`
          : undefined;
    // The provider imports by <cluster>/<service>.
    const name = found.name.split("/").at(-1) ?? found.name;
    return { name, id: found.name, arn: found.arn, tags: found.tags, trouble };
  },
};

const listener: Adoptable = {
  what: "listener",
  name: (inputs) => `port ${String(inputs["port"])}`,
  find: (inputs, { listeners, targetGroup: group }) => {
    const found = listeners.find(({ port }) => port === inputs["port"]);
    if (!found) return undefined;
    const [action] = inputs["defaultActions"] as readonly [{ readonly type: string }];
    const trouble =
      action.type !== "forward"
        ? "the stack's domain makes it redirect: take domain out of the stack's file, and set it again afterwards"
        : found.targetGroupArn === group?.arn
          ? undefined
          : `it does not only forward to the stack's target group: aws elbv2 modify-listener --listener-arn ${found.arn} --default-actions Type=forward,TargetGroupArn=${group?.arn ?? "<its ARN>"}`;
    return { name: `port ${found.port}`, id: found.arn, trouble };
  },
};

const capacity: Adoptable = {
  what: "capacity providers",
  name: (inputs) => String(inputs["clusterName"]),
  find: ({ clusterName }, { names, capacityProviders }) =>
    capacityProviders.length > 0 && names.some(({ kind }) => kind === "cluster")
      ? { name: capacityProviders.join(", "), id: String(clusterName) }
      : undefined,
};

/** The types that can be taken over, by Pulumi's names of them, in the order in which the guide makes them. */
export const adoptables: ReadonlyMap<string, Adoptable> = new Map([
  ["aws:ecr/repository:Repository", named("repository", "repository", "name")],
  ["aws:secretsmanager/secret:Secret", named("secret", "secret", "arn")],
  ["aws:ecs/cluster:Cluster", named("cluster", "cluster", "name")],
  ["aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", capacity],
  ["aws:cloudwatch/logGroup:LogGroup", named("log group", "logGroup", "name")],
  ["aws:lb/loadBalancer:LoadBalancer", balancer],
  ["aws:lb/targetGroup:TargetGroup", targetGroup],
  ["aws:lb/listener:Listener", listener],
  ["aws:ecs/service:Service", service],
  ["aws:cloudwatch/dashboard:Dashboard", named("dashboard", "dashboard", "name", "dashboardName")],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", named("alarm", "alarm", "name")],
]);

/** The kinds of names that a stack needs and that cannot be taken over. */
export const unadoptable: readonly NamedKind[] = ["role", "topic", "keyAlias"];
