import assert from "node:assert/strict";
import { json, refused } from "../../answers";
import { arn, is, messageOf, page, started, stopped, task, tell } from "./fixture";

const noLog = { GetLogEvents: page("t") };

describe("A task", () => {
  it("is started once on Fargate with its command, and can be told from a service's tasks", async () => {
    const { server } = await tell({ DescribeTasks: stopped(0), ...noLog });
    const [input, ...more] = server.inputs("RunTask");
    const { clientToken, ...rest } = input ?? {};
    assert.deepEqual(more, []);
    assert.match(String(clientToken), /^[\w-]{36}$/);
    assert.deepEqual(rest, {
      cluster: "shop",
      taskDefinition: task.taskDefinition,
      count: 1,
      capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: ["subnet-a", "subnet-b"],
          securityGroups: ["sg-1"],
          assignPublicIp: "ENABLED",
        },
      },
      overrides: { containerOverrides: [{ name: "shop", command: ["node", "migrate.js"] }] },
      startedBy: "pulumi-up",
    });
    const hidden = await tell({ DescribeTasks: stopped(0), ...noLog }, { assignPublicIp: false });
    const network = JSON.stringify(hidden.server.inputs("RunTask")[0]?.["networkConfiguration"]);
    assert.match(network, /"assignPublicIp":"DISABLED"/);
  });

  it("is followed until it has stopped, and ends as its own container ends", async () => {
    const states = [is("PENDING"), is("RUNNING"), is("DEPROVISIONING"), stopped(1, "OutOfMemory")];
    const { end, server } = await tell({ DescribeTasks: states, ...noLog });
    assert.deepEqual(end, { exitCode: 1, reason: "OutOfMemory" });
    assert.deepEqual(
      server.inputs("DescribeTasks"),
      Array(4).fill({ cluster: "shop", tasks: [arn] }),
    );
    assert.deepEqual(server.inputs("StopTask"), []);
  });

  it("has ECS's reason if its container gives none", async () => {
    const { end } = await tell({ DescribeTasks: stopped(0), ...noLog });
    assert.deepEqual(end, { exitCode: 0, reason: "Essential container in task exited" });
  });

  it("has no exit code if it never started", async () => {
    const stoppedReason = "CannotPullContainerError: not found";
    const gone = is("STOPPED", { stoppedReason, containers: [{ name: "shop" }] });
    const { end } = await tell({
      DescribeTasks: gone,
      GetLogEvents: refused("ResourceNotFoundException", "no such stream"),
    });
    assert.deepEqual(end, { exitCode: undefined, reason: stoppedReason });
  });

  it("may be missing for a moment, and its calls may fail for a while", async () => {
    const missing = json({ tasks: [], failures: [{ arn, reason: "MISSING" }] });
    const denied = refused("AccessDeniedException", "not now");
    const states = [missing, missing, denied, denied, is("RUNNING"), missing, stopped(0)];
    const { end } = await tell({ DescribeTasks: states, ...noLog });
    assert.deepEqual(end, { exitCode: 0, reason: "Essential container in task exited" });
  });
});

describe("A task that cannot be run to its end", () => {
  it("has the reason for which ECS did not start it", async () => {
    const failures = [{ arn: "x", reason: "RESOURCE:ENI", detail: "no address left" }];
    assert.equal(
      messageOf(await tell({ RunTask: json({ tasks: [], failures }) })),
      `ECS started no task of ${task.taskDefinition} in the cluster shop: RESOURCE:ENI: no address left`,
    );
    const denied = await tell({ RunTask: refused("AccessDeniedException", "not allowed") });
    assert.match(
      messageOf(denied),
      /shop:7 in the cluster shop: AccessDeniedException: not allowed\. Allow the credentials in use to do what is refused here\.$/,
    );
    assert.deepEqual(denied.server.inputs("DescribeTasks"), []);
  });

  it("is tried again for a while if ECS cannot assume its role yet, but for no other reason", async () => {
    const early = refused(
      "ClientException",
      "ECS was unable to assume the role 'arn:aws:iam::123456789012:role/shop' that was provided for this task.",
    );
    const late = await tell({
      RunTask: [early, early, started],
      DescribeTasks: stopped(0),
      ...noLog,
    });
    assert.deepEqual(late.end, { exitCode: 0, reason: "Essential container in task exited" });
    assert.equal(late.server.inputs("RunTask").length, 3);
    const never = await tell({ RunTask: early });
    assert.match(messageOf(never), /ClientException: ECS was unable to assume the role/);
    assert.equal(never.server.inputs("RunTask").length, 12);
    const denied = await tell({ RunTask: refused("AccessDeniedException", "not allowed") });
    assert.equal(denied.server.inputs("RunTask").length, 1);
  });

  it("is stopped when its time is up, and shows the log until then", async () => {
    const told = await tell(
      {
        DescribeTasks: is("RUNNING"),
        StopTask: json({ task: { taskArn: arn } }),
        GetLogEvents: [page("a", "waiting for a lock"), page("a")],
      },
      { timeoutSeconds: 0.1 },
    );
    assert.equal(
      messageOf(told),
      `The task ${arn} did not end within 0.1 seconds and was stopped.`,
    );
    const reason = "pulumi up: did not end within 0.1 seconds";
    assert.deepEqual(told.server.inputs("StopTask"), [{ cluster: "shop", task: arn, reason }]);
    assert.deepEqual(told.log, ["waiting for a lock"]);
  });

  it("says so if it cannot be stopped, and how to stop it", async () => {
    const told = await tell(
      {
        DescribeTasks: is("RUNNING"),
        StopTask: refused("AccessDeniedException", "not allowed"),
        ...noLog,
      },
      { timeoutSeconds: 0.02 },
    );
    assert.equal(
      messageOf(told),
      `The task ${arn} did not end within 0.02 seconds and could not be stopped: AccessDeniedException: not allowed. ` +
        `Stop it: aws ecs stop-task --cluster shop --task ${arn}`,
    );
  });

  it("is given up if ECS does not answer about it", async () => {
    const told = await tell({
      DescribeTasks: refused("AccessDeniedException", "not allowed"),
      ...noLog,
    });
    assert.match(
      messageOf(told),
      /^ECS started the task \S+abcdef, but does not say how it is: AccessDeniedException: not allowed\. Allow .* refused here\. It may/,
    );
    assert.equal(told.server.inputs("DescribeTasks").length, 5);
    assert.deepEqual(told.server.inputs("StopTask"), []);
  });
});
