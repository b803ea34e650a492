import { deployment, ran, stoppedTask, type Account } from "../account";
import { taskId } from "../ids";
import { exitedTask, failing, neverStarted, rolledBack, type Case } from "./case";

/** Three tasks with a container that ended by itself after these lines. */
function ended(exitCode: number, ...log: readonly string[]): Partial<Account> {
  return rolledBack(
    [1, 2, 3].map((n) => stoppedTask(n, exitedTask, { exitCode })),
    log,
  );
}

/** A first deployment with targets that answer with another status than 200. */
function answering(code: number, ...log: readonly string[]): Partial<Account> {
  return {
    deployments: [deployment(2, { rolloutState: "IN_PROGRESS", failedTasks: 1 })],
    events: [],
    stopped: [
      stoppedTask(3, {
        ...ran,
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Task failed ELB health checks in (target-group mcp-catalog-tg)",
      }),
    ],
    targets: [
      {
        State: "unhealthy",
        Reason: "Target.ResponseCodeMismatch",
        Description: `Health checks failed with these codes: [${code}]`,
      },
    ],
    logs: { [taskId(3)]: log },
  };
}

/** Cases that follow public reports from other projects, in the words of their programs. */
export const publicReports: readonly Case[] = [
  {
    // https://github.com/DefangLabs/samples/pull/654
    what: "Next.js on the task's own name, which the check inside the container does not ask",
    account: rolledBack(
      [1, 2, 3].map((n) =>
        stoppedTask(n, {
          ...ran,
          stopCode: "ServiceSchedulerInitiated",
          stoppedReason: "Task failed container health checks",
        }),
      ),
      ["   - Local: http://ip-10-0-97-61.us-west-2.compute.internal:3000", " ✓ Ready in 512ms"],
    ),
    causes: ["address"],
    says: [
      /listens on ip-10-0-97-61\.us-west-2\.compute\.internal alone, where the check inside the container does not reach it/,
      /HOSTNAME/,
    ],
  },
  {
    // https://github.com/danschultzer/elixir-terraform-aws-ecs-example/issues/3
    what: "a database on RDS that takes only TLS",
    account: ended(
      1,
      'error: no pg_hba.conf entry for host "10.0.2.166", user "dbuser", database "core_dev", no encryption',
    ),
    causes: ["credentials"],
    says: [/takes encrypted connections only/, /sslmode=require/],
  },
  {
    // https://github.com/DefangLabs/samples/issues/419
    what: "a database that has no TLS",
    account: ended(1, "Error: The server does not support SSL connections"),
    causes: ["credentials"],
    says: [/does not take encrypted connections/, /sslmode=disable/],
  },
  {
    // https://github.com/sciety/sciety/issues/3248
    what: "a pooler that takes only TLS",
    account: ended(1, "error: SSL required"),
    causes: ["credentials"],
    says: [/takes encrypted connections only/],
  },
  {
    // https://github.com/brianc/node-postgres/issues/2558
    what: "the certificate of RDS, whose authority Node.js does not know",
    account: ended(1, "connection error Error: self signed certificate in certificate chain"),
    causes: ["certificate"],
    says: [/NODE_EXTRA_CA_CERTS/],
  },
  {
    // https://github.com/aws/containers-roadmap/issues/2561
    what: "a task of which ECS says only that it failed to start",
    account: neverStarted("Task failed to start"),
    causes: ["not started"],
    says: [/ECS says only that the task failed to start/, /AWS does not say more/],
  },
  {
    // https://github.com/aws/aws-cdk/issues/14457
    what: "an image that may not be pulled, by the number of its manifest",
    account: neverStarted(
      'CannotPullContainerError: inspect image has been retried 1 time(s): failed to resolve ref "x": unexpected status code [manifests 6981141]: 403 Forbidden',
    ),
    causes: ["image"],
    says: [/may not be pulled by the task's execution role/],
  },
  {
    // https://github.com/aws/containers-roadmap/issues/1133
    what: "a layer whose address is cut off, and whose signature nobody may read",
    account: neverStarted(
      "CannotPullContainerError: ref pull has been retried 5 time(s): failed to copy: httpReadSeeker: failed open: failed to do request: Get https://prod-us-east-1-starport-layer-bucket.s3.us-east-1.amazonaws.com/6b1-1234/5678?X-Amz-Security-Token=canary-value%2F%2F&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAcanary-value&X-Amz-Signature=0canary-value",
    ),
    causes: ["no route"],
    says: [/no way to S3, where ECR keeps the layers/],
  },
  {
    what: "Auth.js, which does not trust the address that the health check names",
    account: answering(
      500,
      "[auth][error] UntrustedHost: Host must be trusted. URL was: http://10.0.1.23:3000/api/auth/session",
    ),
    causes: ["host name"],
    says: [/Host header 10\.0\.1\.23:3000 \(UntrustedHost\)/],
  },
  {
    what: "Supabase's direct address, which has IPv6 only",
    account: ended(
      1,
      "Error: connect ENETUNREACH 2a05:d014:1c06:5f0c:7a9c:8d72:bee2:a98:5432 - Local (:::0)",
    ),
    causes: ["dependency"],
    says: [/has only an IPv6 address, and the task has none/, /pooler/],
  },
  {
    what: "the same, as Prisma says it",
    account: ended(
      1,
      "Error: P1001: Can't reach database server at `db.abcdefghijklmnop.supabase.co:5432`",
    ),
    causes: ["database"],
    says: [/db\.abcdefghijklmnop\.supabase\.co:5432/, /IPv6 only.*pooler/],
  },
  {
    what: "a script that may not be executed, by its log alone",
    account: ended(255, "exec /app/docker-entrypoint.sh: permission denied"),
    causes: ["entry point"],
    says: [/The program \/app\/docker-entrypoint\.sh may not be executed/, /chmod \+x/],
  },
  {
    what: "a Redis that does not answer, of which the log names no address",
    account: ended(1, "[ioredis] Unhandled error event: Error: connect ETIMEDOUT"),
    causes: ["dependency"],
    says: [/cannot connect to something \(ETIMEDOUT\); its log does not name it/, /egressPorts/],
  },
  {
    what: "another server that fetch does not reach",
    account: ended(
      1,
      "cause: ConnectTimeoutError: Connect Timeout Error (attempted address: api.example.com:8443, timeout: 10000ms)",
    ),
    causes: ["dependency"],
    says: [/cannot reach api\.example\.com:8443/, /\[443, 8443\]/],
  },
  {
    // https://github.com/vercel/next.js/issues/54133
    what: "Next.js on the loopback address",
    account: {
      ...failing,
      ...answering(0),
      targets: [{ State: "unhealthy", Reason: "Target.FailedHealthChecks" }],
      logs: {
        [taskId(3)]: ["- ready started server on 127.0.0.1:3000, url: http://127.0.0.1:3000"],
      },
    },
    causes: ["address"],
    says: [/listens on 127\.0\.0\.1 alone, where the load balancer does not reach it/],
  },
];
