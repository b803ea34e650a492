import { deployment, ran, stoppedTask, type Account } from "../account";
import { taskId, targetGroupArn } from "../ids";
import { rolledBack, type Case } from "./case";

/** Three tasks that ECS stopped because the load balancer found them unhealthy. */
function unhealthy(why: string, log: readonly string[] = []): Partial<Account> {
  const task = {
    ...ran,
    stopCode: "ServiceSchedulerInitiated",
    stoppedReason: `Task failed ELB health checks in (target-group ${targetGroupArn})`,
  };
  const events = [1, 2, 3].map(
    (n) =>
      `(service mcp-catalog-service) (task ${taskId(n)}) (port 3000) is unhealthy in (target-group ${targetGroupArn}) due to (reason ${why})`,
  );
  // A task that ECS stops ends with 143 or 137, which says nothing about the app.
  return rolledBack(
    [1, 2, 3].map((n) => stoppedTask(n, task, { exitCode: n === 1 ? 137 : 143 })),
    log,
    events,
  );
}

/** The first deployment: ECS cannot roll back, and its targets still exist. */
function settling(target: Readonly<Record<string, unknown>>, log: readonly string[] = []) {
  const { stopped = [] } = unhealthy("Request timed out");
  return {
    deployments: [deployment(2, { rolloutState: "IN_PROGRESS", failedTasks: 3 })],
    events: [],
    stopped,
    targets: [{ State: "unhealthy", ...target }],
    logs: { [taskId(3)]: log },
  };
}

const containerCheckFailed = {
  ...ran,
  stopCode: "ServiceSchedulerInitiated",
  stoppedReason: "Task failed container health checks",
  healthStatus: "UNHEALTHY",
};

const next = ["   ▲ Next.js 15.5.4", "   - Local:        http://0.0.0.0:3000", " ✓ Ready in 512ms"];

/** Reasons why a task is unhealthy, in the words of the app and of AWS. */
export const health: readonly Case[] = [
  {
    what: "a path that does not exist, after a rollback",
    account: unhealthy("Health checks failed with these codes: [404]", next),
    causes: ["answer"],
    says: [/asked \/api\/health, and the app answered 404, not 200\./, /Set healthCheck\.path/],
  },
  {
    what: "a path that redirects, while the target is there",
    account: settling({
      Reason: "Target.ResponseCodeMismatch",
      Description: "Health checks failed with these codes: [307]",
    }),
    causes: ["answer"],
    says: [/the app answered 307, not 200/, /without a redirect/],
  },
  {
    what: "an app that fails at the path",
    account: unhealthy("Health checks failed with these codes: [503]", next),
    causes: ["answer"],
    says: [/answered 503/, /its log says why/],
  },
  {
    what: "an app that listens on another port",
    account: settling(
      { Reason: "Target.FailedHealthChecks", Description: "Health checks failed" },
      ["12:04:31 Server listening on http://0.0.0.0:8080"],
    ),
    causes: ["port"],
    says: [/listens on port 8080; the health checks ask port 3000\./, /Set containerPort to 8080/],
  },
  {
    what: "an app that listens on localhost alone",
    account: unhealthy("Request timed out", ["> Local: http://localhost:3000"]),
    causes: ["address"],
    says: [/listens on localhost alone/, /HOSTNAME, which the task sets to 0\.0\.0\.0/],
  },
  {
    what: "an app that takes longer than the health checks wait",
    account: unhealthy("Request timed out", [
      ...Array.from({ length: 90 }, (_, index) => `warming up ${index}`),
      "Server listening on 0.0.0.0:3000",
    ]),
    causes: ["slow start"],
    says: [
      /listened 91 seconds after its start; health checks count after 60\./,
      /startUpSeconds to more than 91/,
    ],
  },
  {
    what: "an app that does not answer in time",
    account: settling({ Reason: "Target.Timeout", Description: "Request timed out" }, next),
    causes: ["no answer"],
    says: [
      /\/api\/health on port 3000 and got no answer within 10 seconds/,
      /let healthCheck\.path name something quick/,
    ],
  },
  {
    what: "an app that refuses the connection",
    account: settling({ Reason: "Target.FailedHealthChecks", Description: "Health checks failed" }),
    causes: ["no answer"],
    says: [
      /could not connect or got no proper answer/,
      /listen on PORT \(containerPort\) at HOSTNAME/,
    ],
  },
  {
    what: "a container check whose tool is missing",
    account: rolledBack(
      [1, 2, 3].map((n) => stoppedTask(n, containerCheckFailed)),
      next,
      [`(service mcp-catalog-service) (task ${taskId(1)}) failed container health checks.`],
    ),
    causes: ["container check"],
    says: [/while the load balancer's checks did not complain/, /healthCheck\.command/],
  },
];
