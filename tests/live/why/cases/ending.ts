import { deployment, ran, rollback, stoppedTask, type Account } from "../account";
import { exitedTask, rolledBack, type Case } from "./case";

/** Three tasks whose container ended. */
function ended(exitCode: number, log: readonly string[], reason?: string): Partial<Account> {
  return rolledBack(
    [1, 2, 3].map((n) => stoppedTask(n, exitedTask, { exitCode, reason })),
    log,
  );
}

/** Reasons why a container ends, or why ECS ends a deployment, in the words of the app and of AWS. */
export const ending: readonly Case[] = [
  {
    what: "a program for another CPU, by its log",
    account: ended(255, ["exec /usr/local/bin/docker-entrypoint.sh: exec format error"]),
    causes: ["architecture"],
    says: [
      /another CPU than the task's linux\/amd64 \(exec format error\)/,
      /--platform linux\/amd64/,
    ],
  },
  {
    what: "memory",
    account: ended(137, [], "OutOfMemoryError: Container killed due to memory usage"),
    causes: ["memory"],
    says: [
      /more memory than the task's 512 MiB and was killed/,
      /Raise memory: pulumi config set memory 1024, then pulumi up\./,
    ],
  },
  {
    what: "the heap of Node.js",
    account: ended(134, [
      "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    ]),
    causes: ["memory"],
    says: [/Node\.js ran out of memory within the task's 512 MiB/],
  },
  {
    what: "a kill that ECS gives no reason for",
    account: ended(137, []),
    causes: ["killed"],
    says: [/exit code 137, SIGKILL\), and ECS does not say that it was for memory/],
  },
  {
    what: "an app that ends with an error",
    account: ended(1, ["Error: NEXT_PUBLIC_SUPABASE_URL is required"]),
    causes: ["variable"],
    says: [
      /ended by itself with exit code 1: it asks for the variable NEXT_PUBLIC_SUPABASE_URL\./,
      /Error: NEXT_PUBLIC_SUPABASE_URL is required/,
    ],
  },
  {
    what: "an app that ends with an error, and takes the container for traces with it",
    account: rolledBack(
      [1, 2, 3].map((n) =>
        stoppedTask(n, {
          ...exitedTask,
          containers: [
            {
              name: "traces",
              lastStatus: "STOPPED",
              exitCode: 137,
              reason: "OutOfMemoryError: Container killed due to memory usage",
            },
            { name: "mcp-catalog", lastStatus: "STOPPED", exitCode: 1 },
          ],
        }),
      ),
      ["Error: NEXT_PUBLIC_SUPABASE_URL is required"],
    ),
    causes: ["variable"],
    says: [/ended by itself with exit code 1: it asks for the variable NEXT_PUBLIC_SUPABASE_URL\./],
  },
  {
    what: "an app that ends without an error",
    account: ended(0, ["done"]),
    causes: ["exited"],
    says: [/without an error \(exit code 0\)/],
  },
  {
    what: "a database that the app cannot reach",
    account: ended(1, ["Error: connect ETIMEDOUT 10.1.2.3:5432"]),
    causes: ["dependency"],
    says: [
      /cannot reach 10\.1\.2\.3:5432 \(ETIMEDOUT\)/,
      /If 5432 is not among them: pulumi config/,
    ],
  },
  {
    what: "an alarm",
    account: {
      events: [
        ...rollback.slice(0, 3),
        "(service mcp-catalog-service) (deployment ecs-svc/9000000000000000002) deployment failed: alarm detected.",
      ],
    },
    causes: ["alarm"],
    says: [/A CloudWatch alarm went off during the deployment/],
  },
  {
    what: "Fargate Spot",
    account: {
      service: { runningCount: 1 },
      deployments: [deployment(2, { runningCount: 1 })],
      stopped: [
        stoppedTask(
          3,
          {
            ...ran,
            stopCode: "SpotInterruption",
            stoppedReason: "Your Spot Task was interrupted.",
          },
          { exitCode: 137 },
        ),
      ],
    },
    causes: ["spot"],
    says: [
      /Fargate Spot took the task's capacity back/,
      /spot\.base keeps that many tasks off Spot/,
    ],
  },
  {
    what: "a deployment that ECS gave up too long ago",
    account: { events: rollback },
    causes: ["gave up"],
    says: [/ECS has forgotten its stopped tasks/, /None: ECS keeps them for about an hour/],
  },
];
