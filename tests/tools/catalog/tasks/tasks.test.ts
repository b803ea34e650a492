import assert from "node:assert/strict";
import { AwsError } from "../../../live/support/cannedAws";
import { answersOf } from "../../../live/why/account";
import { revisionArn, taskId } from "../../../live/why/ids";
import type { Io } from "../../../../tools/commands/catalog/io";
import { runCatalog } from "../run";
import { oneTask, redeployed, running, service, taskArn } from "./taskAnswers";
import { unfolded } from "../../../support/command";

describe("catalog run", () => {
  it("runs the command in a task of the current revision, in the service's network, prints its log, and has its exit code", async () => {
    for (const exitCode of [0, 4]) {
      const done = await runCatalog(
        ["run", "prod", "--", "node", "migrate.js", "--all"],
        oneTask(exitCode),
      );
      assert.equal(done.code, exitCode);
      assert.equal(done.out, "3 migrations\n");
      const { clientToken, ...input } =
        done.calls.find(({ operation }) => operation === "RunTask")?.input ?? {};
      assert.ok(clientToken);
      assert.deepEqual(input, {
        cluster: "mcp-catalog-cluster",
        taskDefinition: revisionArn(1),
        count: 1,
        capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
        networkConfiguration: service.networkConfiguration,
        overrides: {
          containerOverrides: [{ name: "mcp-catalog", command: ["node", "migrate.js", "--all"] }],
        },
        startedBy: "catalog-run",
      });
    }
  });

  it("stops the task with Ctrl-C and says so, with 130", async () => {
    const ending = new AbortController();
    const answers = oneTask(0, 1000);
    const done = await runCatalog(
      ["run", "prod", "--", "sleep", "9"],
      {
        ...answers,
        DescribeTasks: (input) => {
          ending.abort();
          return answers["DescribeTasks"]?.(input);
        },
      },
      { signal: ending.signal },
    );
    assert.equal(done.code, 130);
    assert.match(done.err, /was interrupted and was stopped\.\n$/);
    const stop = done.calls.find(({ operation }) => operation === "StopTask")?.input;
    assert.deepEqual([stop?.["task"], stop?.["reason"]], [taskArn, "catalog-run: was interrupted"]);
  });

  it("ends with 3 and ECS's words if the task never runs, with 2 without a command, and with 1 without a service", async () => {
    const refused = await runCatalog(["run", "prod", "--", "true"], {
      ...oneTask(0),
      RunTask: () => ({ tasks: [], failures: [{ reason: "RESOURCE:ENI" }] }),
    });
    assert.equal(refused.code, 3);
    assert.match(refused.err, /RESOURCE:ENI/);
    const bare = await runCatalog(["run", "prod"], oneTask(0));
    assert.deepEqual([bare.code, bare.calls], [2, []]);
    const gone = await runCatalog(["run", "prod", "--", "true"], answersOf({ service: undefined }));
    assert.equal(gone.code, 1);
    assert.match(gone.err, /There is no service mcp-catalog-service/);
    assert.ok(gone.calls.every(({ operation }) => operation !== "RunTask"));
  });
});

describe("catalog redeploy", () => {
  const completed = { rolloutState: "COMPLETED" };

  it("starts new tasks of the same revision and reports each step once", async () => {
    const { code, out, err, calls } = await runCatalog(
      ["redeploy", "prod", "--yes"],
      redeployed(completed),
    );
    assert.equal(code, 0);
    assert.equal(out, "0 of 2 new tasks run\n2 of 2 new tasks run\nDone: 2 of 2 new tasks run.\n");
    assert.deepEqual(calls.find(({ operation }) => operation === "UpdateService")?.input, {
      cluster: "mcp-catalog-cluster",
      service: "mcp-catalog-service",
      forceNewDeployment: true,
    });
    assert.match(err, /STRIPE_KEY.*mcp-catalog:1 names the version/);
  });

  it("ends with 1 if ECS fails the deployment or rolls back, and names the command that explains it", async () => {
    const reason = "tasks failed to start";
    const failed = await runCatalog(
      ["redeploy", "prod", "-y"],
      redeployed({ rolloutState: "FAILED", rolloutStateReason: reason }),
    );
    assert.equal(failed.code, 1);
    assert.match(failed.out, /Failed: tasks failed to start\n\nNext\n {2}npx catalog why prod\n$/);
    const back = await runCatalog(["redeploy", "prod", "-y"], redeployed(undefined));
    assert.equal(back.code, 1);
    assert.match(back.out, /ECS went back to the deployment before/);
  });

  it("asks before it changes a stack that is not disposable, and changes nothing without a yes", async () => {
    const questions: string[] = [];
    const answers: readonly Io["ask"][] = [
      undefined,
      (question) => {
        questions.push(question);
        return Promise.resolve(false);
      },
    ];
    for (const ask of answers) {
      const { code, err, calls } = await runCatalog(["redeploy", "prod"], redeployed(completed), {
        ask,
      });
      assert.equal(code, 2);
      assert.match(err, /[Nn]othing was changed/);
      assert.ok(calls.every(({ operation }) => operation !== "UpdateService"));
    }
    assert.deepEqual(questions, ["Start new tasks of prod? [y/N] "]);
    const dev = await runCatalog(["redeploy", "dev"], redeployed(completed));
    assert.equal(dev.code, 0);
  });
});

describe("catalog shell", () => {
  function machine(...there: readonly string[]) {
    const runs: (readonly string[])[] = [];
    const programs: Io["programs"] = {
      has: (name) => Promise.resolve(there.includes(name)),
      run: (name, args) => {
        runs.push([name, ...args]);
        return Promise.resolve(5);
      },
      read: () => Promise.resolve(undefined),
    };
    return { runs, programs };
  }

  it("hands the terminal to the AWS CLI, and has its exit code", async () => {
    const { runs, programs } = machine("aws", "session-manager-plugin");
    const answers = answersOf({ service, running: [running("RUNNING")] });
    const { code } = await runCatalog(["shell", "prod"], answers, { programs });
    assert.equal(code, 5);
    assert.deepEqual(
      runs[0]?.join(" "),
      `aws ecs execute-command --region us-east-1 --cluster mcp-catalog-cluster --task ${taskId(7)} ` +
        "--container mcp-catalog --interactive --command /bin/sh",
    );
    await runCatalog(["shell", "prod", "--", "ls", "/tmp"], answers, { programs });
    assert.equal(runs[1]?.at(-1), "ls /tmp");
  });

  it("lists everything that is missing, each with what to do, and starts nothing", async () => {
    const { runs, programs } = machine();
    const answers = answersOf({ service: { ...service, enableExecuteCommand: false } });
    const { code, err } = await runCatalog(["shell", "prod"], answers, { programs });
    assert.deepEqual([code, runs], [2, []]);
    assert.match(
      err.replaceAll(":\n", ": "),
      /^The AWS CLI is missing: .*\nsession-manager-plugin is missing: .*\nexec is false: pulumi config set exec true -s prod.*\nNo task runs: npx catalog why prod/,
    );
  });

  it("distinguishes a task that is older than the setting from one with an agent that has no way out", async () => {
    const { programs } = machine("aws", "session-manager-plugin");
    for (const [agent, said] of [
      [undefined, /is older than the setting exec: npx catalog redeploy prod/],
      ["STOPPED", /agent in the task .* is stopped: the tasks need a way to ssmmessages/],
    ] as const) {
      const answers = answersOf({ service, running: [running(agent)] });
      const { code, err } = await runCatalog(["shell", "prod"], answers, { programs });
      assert.equal(code, 2);
      assert.match(unfolded(err), said);
    }
    const answers = answersOf({ service, running: [running("RUNNING")] });
    const { err } = await runCatalog(["shell", "prod", "--task", "ffff"], answers, { programs });
    assert.match(err, /No running task begins with ffff/);
  });

  it("says what AWS refuses", async () => {
    const { code, err } = await runCatalog(["shell", "prod"], {
      DescribeServices: () => {
        throw new AwsError("AccessDeniedException", "not authorized");
      },
    });
    assert.equal(code, 3);
    assert.match(err, /AccessDeniedException: not authorized/);
  });
});
