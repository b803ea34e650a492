import assert from "node:assert/strict";
import { rolloutTimeline } from "../../../tools/preview/timeline";
import { json, type Run } from "../../support/program";
import { previewCommitted, runCommitted } from "../../support/stack";
import { containerOf, environmentOf, types } from "../definition";

describe("what the guide does wrong is right here", () => {
  let prod: Run;
  before(async () => {
    prod = await runCommitted("prod");
  });

  it("balancer and tasks have a security group each, and the tasks accept only the balancer's requests", () => {
    const [balancer, tasks] = ["app-groups-balancer", "app-groups-tasks"].map(
      (name) => prod.named(types.group, name).id,
    );
    assert.deepEqual(prod.one(types.balancer).inputs["securityGroups"], [balancer]);
    const network = prod.one(types.service).inputs["networkConfiguration"];
    assert.deepEqual((network as Readonly<Record<string, unknown>>)["securityGroups"], [tasks]);
    const toTasks = prod
      .all(types.ingress)
      .filter(({ inputs }) => inputs["securityGroupId"] === tasks);
    assert.deepEqual(
      toTasks.map(({ inputs }) => [inputs["referencedSecurityGroupId"], inputs["cidrIpv4"]]),
      [[balancer, undefined]],
    );
  });

  it("secrets are named by full ARNs and a pinned version, and the policy has no wildcard", () => {
    const arns = prod.all(types.secret).map(({ id }) => id);
    const policy = String(prod.named(types.rolePolicy, "execution-role-secrets").inputs["policy"]);
    assert.deepEqual(JSON.parse(policy), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arns }],
    });
    assert.ok(!policy.includes("*"));
    const fullArn =
      /^arn:aws:secretsmanager:us-east-1:123456789012:secret:mcp-catalog\/(?:supabase-url|supabase-key|next-server-actions-encryption-key)-\w+:::version-\w+$/;
    assert.equal(containerOf(prod).secrets.length, 3);
    for (const { valueFrom } of containerOf(prod).secrets) assert.match(valueFrom, fullArn);
  });

  it("the CPU alarm watches this service, and the dashboard has a body", () => {
    assert.deepEqual(prod.named(types.alarm, "monitoring-high-cpu").inputs["dimensions"], {
      ClusterName: "mcp-catalog-cluster",
      ServiceName: "mcp-catalog-service",
    });
    const body = json(prod.one(types.dashboard), "dashboardBody") as {
      readonly widgets: readonly unknown[];
    };
    assert.equal(body.widgets.length, 10);
  });

  it("the task definition pins a digest, and latest cannot be deployed", async () => {
    assert.match(containerOf(prod).image, /\/mcp-catalog@sha256:[0-9a-f]{64}$/);
    await assert.rejects(runCommitted("prod", ["imageTag=latest"]), /imageTag .*not latest/);
  });

  it("a bad deploy is waited for and rolled back, by the circuit breaker and by two alarms", () => {
    const { inputs } = prod.one(types.service);
    assert.equal(inputs["waitForSteadyState"], true);
    assert.deepEqual(inputs["deploymentCircuitBreaker"], { enable: true, rollback: true });
    assert.deepEqual(inputs["alarms"], {
      alarmNames: ["MCP-Catalog-Errors", "MCP-Catalog-Unhealthy"],
      enable: true,
      rollback: true,
    });
  });

  it("the service waits for the role's policies, the listener, and the network's own routes", async () => {
    const simple = await runCommitted("prod", ['network={"mode":"default"}']);
    for (const [run, more] of [
      [simple, []],
      [prod, ["network", "network-s3"]],
    ] as const) {
      const before = run.waitsFor(run.one(types.service));
      const wanted = ["execution-role-start", "execution-role-secrets", "app-balancer-http"];
      assert.deepEqual(
        [...wanted, "app-capacity", ...more].filter((name) => !before.includes(name)),
        [],
      );
    }
  });

  describe("a deploy takes 97 s, not 402 as with the guide's numbers, and hides no broken image", () => {
    const guide = {
      tasks: 2,
      startUpSeconds: 5,
      balancerCheck: { intervalSeconds: 30, timeoutSeconds: 10 },
      containerCheck: { intervalSeconds: 30 },
      gracePeriodSeconds: 300,
      deregistrationDelaySeconds: 300,
      crashes: "nobody" as const,
    };

    it("shows in the model of a rollout", async () => {
      const { steady, rejected } = rolloutTimeline(guide);
      assert.deepEqual([steady, rejected], [402, undefined]);
      const { timeline } = await previewCommitted("prod");
      assert.deepEqual([timeline?.steady, timeline?.rejected], [97, 178]);
    });

    it("follows from the target group's check, and from waiting for old tasks no longer than they need", () => {
      const { healthCheck, deregistrationDelay } = prod.one(types.targetGroup).inputs;
      assert.equal(deregistrationDelay, 15);
      assert.deepEqual(healthCheck, {
        path: "/api/health",
        protocol: "HTTP",
        matcher: "200",
        interval: 5,
        timeout: 3,
        healthyThreshold: 2,
        unhealthyThreshold: 2,
      });
    });

    it("follows from the container's check, and from a stop that waits for a request", () => {
      const { healthCheck, stopTimeout } = containerOf(prod);
      const { command, ...times } = healthCheck;
      assert.ok(command);
      assert.deepEqual(times, { interval: 10, timeout: 5, retries: 3, startPeriod: 30 });
      assert.equal(stopTimeout, 30);
    });

    it("needs a grace period of 30 s", () => {
      assert.equal(prod.one(types.service).inputs["healthCheckGracePeriodSeconds"], 30);
    });

    it("needs two numbers, from which all of these follow", async () => {
      const slow = await runCommitted("prod", ["startUpSeconds=40", "longestRequestSeconds=100"]);
      const { interval, startPeriod } = containerOf(slow).healthCheck;
      const { healthCheckGracePeriodSeconds } = slow.one(types.service).inputs;
      assert.deepEqual([interval, startPeriod, healthCheckGracePeriodSeconds], [10, 120, 120]);
      assert.equal(slow.one(types.targetGroup).inputs["deregistrationDelay"], 100);
      assert.equal(containerOf(slow).stopTimeout, 115);
      assert.equal(slow.one(types.balancer).inputs["idleTimeout"], 105);
      assert.equal(environmentOf(slow)["KEEP_ALIVE_TIMEOUT"], "110000");
    });
  });

  it("the container is checked with curl, wget or node, although the guide needs curl", () => {
    const [, line = ""] = containerOf(prod).healthCheck["command"] as readonly string[];
    const tools = [...line.matchAll(/(?:then|else) (\w+) /g)].map(([, tool]) => tool);
    assert.deepEqual(tools, ["curl", "wget", "node"]);
    assert.match(line, /; fi \|\| exit 1$/);
  });

  it("the balancer closes a connection, and the app never closes one that the balancer still uses", () => {
    assert.equal(prod.one(types.balancer).inputs["idleTimeout"], 60);
    assert.equal(environmentOf(prod)["KEEP_ALIVE_TIMEOUT"], "65000");
  });

  it("gives another stack other names than prod", async () => {
    const dev = await runCommitted("dev");
    assert.equal(dev.one(types.balancer).inputs["name"], "mcp-catalog-dev-alb");
    assert.deepEqual(
      dev
        .all(types.secret)
        .map(({ inputs }) => inputs["name"])
        .sort(),
      [
        "mcp-catalog-dev/next-server-actions-encryption-key",
        "mcp-catalog-dev/supabase-key",
        "mcp-catalog-dev/supabase-url",
      ],
    );
  });

  it("the app listens on every address, so that its own health check reaches it", () => {
    assert.equal(environmentOf(prod)["HOSTNAME"], "0.0.0.0");
  });
});
