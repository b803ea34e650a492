import assert from "node:assert/strict";
import { SecretValue } from "../../operations/evaluate";
import { json, type Run } from "../support/program";
import { runCommitted, secretValues } from "../support/stack";
import { containerOf, environmentOf, types } from "./definition";
import { pushed, runFirst } from "./firstRun";

describe("what the guide gets wrong is right here", () => {
  let prod: Run;
  before(async () => {
    prod = await runCommitted("prod");
  });

  it("balancer and tasks have a security group each, and the tasks accept only the balancer's", () => {
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
    const policy = String(prod.one(types.rolePolicy).inputs["policy"]);
    assert.deepEqual(JSON.parse(policy), {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arns }],
    });
    assert.ok(!policy.includes("*"));
    const fullArn =
      /^arn:aws:secretsmanager:us-east-1:123456789012:secret:mcp-catalog\/supabase-(url|key)-\w+:::version-\w+$/;
    for (const { valueFrom } of containerOf(prod).secrets) assert.match(valueFrom, fullArn);
  });

  it("the CPU alarm watches this service, and the dashboard has a body", () => {
    assert.deepEqual(prod.one(types.alarm).inputs["dimensions"], {
      ClusterName: "mcp-catalog-cluster",
      ServiceName: "mcp-catalog-service",
    });
    const body = json(prod.one(types.dashboard), "dashboardBody") as {
      readonly widgets: readonly unknown[];
    };
    assert.equal(body.widgets.length, 6);
  });

  it("the task definition pins a digest, and latest is no version to deploy", async () => {
    assert.match(containerOf(prod).image, /\/mcp-catalog@sha256:[0-9a-f]{64}$/);
    await assert.rejects(runCommitted("prod", ["imageTag=latest"]), /imageTag .*not latest/);
  });

  it("a bad deploy is waited for and rolled back, and a short grace period hides nothing", () => {
    const { inputs } = prod.one(types.service);
    assert.equal(inputs["waitForSteadyState"], true);
    assert.deepEqual(inputs["deploymentCircuitBreaker"], { enable: true, rollback: true });
    assert.equal(inputs["healthCheckGracePeriodSeconds"], 60);
  });

  it("there is no service before there is an image, only the steps that get there", async () => {
    const first = await runFirst();
    assert.deepEqual(first.all(types.service), []);
    assert.deepEqual(first.all(types.task), []);
    const { nextSteps, ...outputs } = first.outputs;
    const host = "123456789012.dkr.ecr.us-east-1.amazonaws.com";
    assert.deepEqual((nextSteps as readonly string[])[0]?.split(" | ")[1]?.split(" ").at(-1), host);
    assert.equal((nextSteps as readonly string[]).at(-1), "pulumi up");
    assert.deepEqual(Object.keys(outputs).sort(), [
      "clusterName",
      "dashboardUrl",
      "logGroupName",
      "repositoryUrl",
      "serviceName",
      "url",
    ]);
    const second = await runFirst({ lookups: pushed });
    assert.equal(second.all(types.service).length, 1);
    assert.ok(!("nextSteps" in second.outputs));
  });

  it("the service waits for the role's policies, the listener, and the network's own routes", async () => {
    const dedicated = await runCommitted("prod", ["network.mode=dedicated"]);
    for (const [run, more] of [
      [prod, []],
      [dedicated, ["network", "network-s3"]],
    ] as const) {
      const before = run.waitsFor(run.one(types.service));
      const wanted = ["execution-role-managed", "execution-role-secrets", "app-balancer-http"];
      assert.deepEqual(
        [...wanted, "app-capacity", ...more].filter((name) => !before.includes(name)),
        [],
      );
    }
  });

  it("another stack takes other names than prod", async () => {
    const dev = await runCommitted("dev");
    assert.equal(dev.one(types.balancer).inputs["name"], "mcp-catalog-dev-alb");
    assert.deepEqual(
      dev
        .all(types.secret)
        .map(({ inputs }) => inputs["name"])
        .sort(),
      ["mcp-catalog-dev/supabase-key", "mcp-catalog-dev/supabase-url"],
    );
  });

  it("an image that the program builds gets every NEXT_PUBLIC_ value of the task, and no other", async () => {
    const dev = await runCommitted("dev");
    const { args } = dev.one(types.image).inputs["build"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(args, {
      NEXT_PUBLIC_DB_TYPE: "supabase",
      NEXT_PUBLIC_USE_MOCK_DATA: "true",
      NEXT_PUBLIC_SUPABASE_URL: new SecretValue(secretValues.supabaseUrl),
      NEXT_PUBLIC_SUPABASE_ANON_KEY: new SecretValue(secretValues.supabaseKey),
    });
    const inTask = [
      ...Object.keys(environmentOf(dev)),
      ...containerOf(dev).secrets.map(({ name }) => name),
    ].filter((name) => name.startsWith("NEXT_PUBLIC_"));
    assert.deepEqual(Object.keys(args as object).sort(), inTask.sort());
  });

  it("an image that somebody else builds is built with the same names", async () => {
    const { nextSteps } = (await runFirst()).outputs as { readonly nextSteps: readonly string[] };
    const build = nextSteps.find((line) => line.startsWith("docker build")) ?? "";
    assert.deepEqual([...build.matchAll(/--build-arg (\S+)/g)].map(([, name]) => name).sort(), [
      "NEXT_PUBLIC_DB_TYPE",
      "NEXT_PUBLIC_SUPABASE_ANON_KEY",
      "NEXT_PUBLIC_SUPABASE_URL",
      "NEXT_PUBLIC_USE_MOCK_DATA",
    ]);
  });

  it("the app listens on every address, so that its own health check reaches it", () => {
    assert.equal(environmentOf(prod)["HOSTNAME"], "0.0.0.0");
  });
});
