import type { Answers } from "../support/cannedAws";
import { account, canary, names, revisionArn, start, targetGroupArn, taskId, image } from "./ids";

/** The contents of an account, in the API's form. Each part replaces that of a healthy service. */
export interface Account {
  readonly service: Readonly<Record<string, unknown>> | undefined;
  readonly deployments: readonly Readonly<Record<string, unknown>>[];
  /** Newest first. */
  readonly events: readonly string[];
  readonly stopped: readonly Readonly<Record<string, unknown>>[];
  readonly running: readonly Readonly<Record<string, unknown>>[];
  readonly targets: readonly Readonly<Record<string, unknown>>[];
  /** Lines by the id of the task, each a second after the one before. */
  readonly logs: Readonly<Record<string, readonly string[]>>;
  readonly architecture: string;
  /** Folders that the tasks have in memory, of 64 MiB each; the others of the app are volumes. */
  readonly inMemory: readonly string[];
  /** Members of its container definition in addition to those that every one has here. */
  readonly container: Readonly<Record<string, unknown>>;
}

/** A deployment of a revision. Its id ends in the revision's number. */
export function deployment(revision: number, others: Readonly<Record<string, unknown>> = {}) {
  return {
    id: `ecs-svc/900000000000000000${revision}`,
    status: "PRIMARY",
    taskDefinition: revisionArn(revision),
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    failedTasks: 0,
    createdAt: start - 600 * (2 - revision),
    rolloutState: "COMPLETED",
    rolloutStateReason: `ECS deployment ecs-svc/900000000000000000${revision} completed.`,
    ...others,
  };
}

/** A stopped task of revision 2. It began 30 seconds after the deployment and stopped 60 seconds later. */
export function stoppedTask(
  index: number,
  task: Readonly<Record<string, unknown>>,
  container: Readonly<Record<string, unknown>> = {},
) {
  return {
    taskArn: `arn:aws:ecs:us-east-1:${account}:task/mcp-catalog-cluster/${taskId(index)}`,
    taskDefinitionArn: revisionArn(2),
    startedBy: "ecs-svc/9000000000000000002",
    lastStatus: "STOPPED",
    stoppedAt: start + 90 + index,
    overrides: {
      containerOverrides: [{ name: "mcp-catalog", environment: [{ name: "X", value: canary }] }],
    },
    containers: [{ name: "mcp-catalog", lastStatus: "STOPPED", ...container }],
    ...task,
  };
}

/** Times of a task that ran. */
export const ran = { startedAt: start + 30 };

/** The events after ECS has rolled back from revision 2 to revision 1, newest first. */
export const rollback = [
  "(service mcp-catalog-service) has reached a steady state.",
  "(service mcp-catalog-service) (deployment ecs-svc/9000000000000000001) deployment completed.",
  "(service mcp-catalog-service) rolling back to deployment ecs-svc/9000000000000000001.",
  "(service mcp-catalog-service) (deployment ecs-svc/9000000000000000002) deployment failed: tasks failed to start.",
];

const healthy: Account = {
  service: {},
  deployments: [deployment(1)],
  events: ["(service mcp-catalog-service) has reached a steady state."],
  stopped: [],
  running: [],
  targets: [{ State: "healthy" }, { State: "healthy" }],
  logs: {},
  architecture: "X86_64",
  inMemory: [],
  container: {},
};

/** The answers of an account that runs the service well, with the given changes. */
export function answersOf(given: Partial<Account> = {}): Answers {
  const all = { ...healthy, ...given };
  const taskOf = (arn: unknown) =>
    [...all.stopped, ...all.running].find((task) => task["taskArn"] === arn);
  return {
    DescribeServices: () =>
      all.service
        ? { services: [serviceOf(all)], failures: [] }
        : { services: [], failures: [{ arn: names.service, reason: "MISSING" }] },
    ListTasks: ({ desiredStatus }) => ({
      taskArns: (desiredStatus === "STOPPED" ? all.stopped : all.running).map(
        (task) => task["taskArn"],
      ),
    }),
    DescribeTasks: ({ tasks }) => ({ tasks: (tasks as unknown[]).map(taskOf), failures: [] }),
    DescribeTaskDefinition: ({ taskDefinition }) => ({
      taskDefinition: definitionOf(String(taskDefinition), all),
    }),
    DescribeTargetHealth: () => ({
      TargetHealthDescriptions: all.targets.map((health, index) => ({
        Target: { Id: `10.0.1.${index + 10}`, Port: 3000 },
        HealthCheckPort: 3000,
        TargetHealth: health,
      })),
    }),
    DescribeTargetGroups: () => ({
      TargetGroups: [
        {
          TargetGroupArn: targetGroupArn,
          TargetGroupName: "mcp-catalog-tg",
          HealthCheckPath: "/api/health",
          HealthCheckTimeoutSeconds: 10,
          Matcher: { HttpCode: "200" },
        },
      ],
    }),
    DescribeLogStreams: () => ({
      logStreams: Object.keys(all.logs)
        .slice(-1)
        .map((id) => ({ logStreamName: `ecs/mcp-catalog/${id}` })),
    }),
    GetLogEvents: ({ logStreamName, limit, startFromHead }) => {
      const events = logOf(all, String(logStreamName)).map((message, index) => ({
        timestamp: (start + 31 + index) * 1000,
        message,
      }));
      return {
        events: startFromHead ? events.slice(0, Number(limit)) : events.slice(-Number(limit)),
      };
    },
  };
}

function serviceOf({ service, deployments, events }: Account) {
  return {
    serviceName: names.service,
    status: "ACTIVE",
    desiredCount: 2,
    runningCount: 2,
    pendingCount: 0,
    healthCheckGracePeriodSeconds: 60,
    loadBalancers: [{ targetGroupArn, containerName: "mcp-catalog", containerPort: 3000 }],
    deployments,
    events: events.map((message, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      createdAt: start + 200 - index,
      message,
    })),
    ...service,
  };
}

function definitionOf(
  revision: string,
  { architecture: cpuArchitecture, inMemory, container }: Account,
) {
  const volumes = ["/app/.next/cache", "/tmp"].filter((folder) => !inMemory.includes(folder));
  return {
    taskDefinitionArn: revision,
    family: "mcp-catalog",
    cpu: "256",
    memory: "512",
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture },
    containerDefinitions: [
      {
        name: "mcp-catalog",
        image,
        user: "1001:1001",
        mountPoints: volumes.map((containerPath) => ({ containerPath })),
        linuxParameters: { tmpfs: inMemory.map((containerPath) => ({ containerPath, size: 64 })) },
        portMappings: [{ containerPort: 3000, hostPort: 3000, protocol: "tcp" }],
        secrets: ["STRIPE_KEY", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"].map((variable) => ({
          name: variable,
          valueFrom: `arn:aws:secretsmanager:us-east-1:${account}:secret:mcp-catalog/${variable.toLowerCase().replaceAll("_", "-")}-AbC123:::1`,
        })),
        environment: [{ name: "API_TOKEN", value: canary }],
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": "/ecs/mcp-catalog",
            "awslogs-region": "us-east-1",
            "awslogs-stream-prefix": "ecs",
          },
        },
        ...container,
      },
    ],
  };
}

function logOf({ logs }: Account, stream: string): readonly string[] {
  return Object.entries(logs).find(([id]) => stream === `ecs/mcp-catalog/${id}`)?.[1] ?? [];
}
