import assert from "node:assert/strict";
import type { Run } from "../../support/program";
import { runCommitted } from "../../support/stack";
import { containerOf, environmentOf, types } from "../definition";
import { runFirst } from "../image/firstRun";

const digest =
  /^123456789012\.dkr\.ecr\.us-east-1\.amazonaws\.com\/mcp-catalog@sha256:[0-9a-f]{64}$/;

const defaultNetwork = 'network={"mode":"default"}';

describe("the guide, step by step, on the prod stack", () => {
  let prod: Run;
  before(async () => {
    prod = await runCommitted("prod");
  });

  it("registry: the repository is mcp-catalog", () => {
    assert.equal(prod.one(types.repository).inputs["name"], "mcp-catalog");
  });

  it("image: v1.0.0 and latest are pushed as the first run says, and v1.0.0 runs", async () => {
    const { nextSteps } = (await runFirst()).outputs as { readonly nextSteps: readonly string[] };
    const url = "123456789012.dkr.ecr.us-east-1.amazonaws.com/mcp-catalog";
    const build = nextSteps.find((line) => line.startsWith("docker build"));
    assert.deepEqual(
      [...(build ?? "").matchAll(/--tag (\S+)/g)].map(([, tag]) => tag),
      [`${url}:v1.0.0`, `${url}:latest`],
    );
    const other = await runCommitted("prod", ["imageTag=v0.9.0"]);
    assert.match(containerOf(prod).image, digest);
    assert.notEqual(containerOf(prod).image, containerOf(other).image);
  });

  it("secrets: the guide's two by their names, and Next.js's key, each with a description", () => {
    const secrets = prod.all(types.secret).map(({ inputs }) => inputs);
    assert.deepEqual(secrets.map((each) => [each["name"], each["description"]]).sort(), [
      ["mcp-catalog/next-server-actions-encryption-key", "Encrypts the server actions of Next.js"],
      ["mcp-catalog/supabase-key", "Supabase anon key"],
      ["mcp-catalog/supabase-url", "Supabase project URL"],
    ]);
  });

  it("role: trusted by ECS tasks, with the managed policy if the settings ask for it, and the right to read the secrets", async () => {
    const managed = await runCommitted("prod", ["iam.managedExecutionPolicy=true"]);
    const role = managed.named(types.role, "execution-role");
    assert.match(
      String(role.inputs["assumeRolePolicy"]),
      /"Principal":{"Service":"ecs-tasks\.amazonaws\.com"}/,
    );
    assert.equal(
      managed.one(types.rolePolicyAttachment).inputs["policyArn"],
      "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
    );
    assert.match(
      String(prod.named(types.rolePolicy, "execution-role-secrets").inputs["policy"]),
      /"Action":"secretsmanager:GetSecretValue"/,
    );
    const roleArn = prod.one(types.task).inputs["executionRoleArn"];
    assert.equal(roleArn, `arn:aws:iam::123456789012:role/${role.id}`);
  });

  it("cluster: mcp-catalog-cluster on FARGATE with weight 1, and FARGATE_SPOT at hand", () => {
    assert.equal(prod.one(types.cluster).inputs["name"], "mcp-catalog-cluster");
    assert.deepEqual(prod.one(types.capacity).inputs, {
      clusterName: "mcp-catalog-cluster",
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE", weight: 1 }],
    });
  });

  it("task: family and container mcp-catalog, 256 CPU units, 512 MiB, port 3000, logs in /ecs/mcp-catalog", () => {
    const { family, cpu, memory, networkMode, requiresCompatibilities } = prod.one(
      types.task,
    ).inputs;
    assert.deepEqual(
      [family, cpu, memory, networkMode, requiresCompatibilities],
      ["mcp-catalog", "256", "512", "awsvpc", ["FARGATE"]],
    );
    const container = containerOf(prod);
    assert.equal(container.name, "mcp-catalog");
    assert.deepEqual(container.portMappings, [
      { containerPort: 3000, hostPort: 3000, protocol: "tcp" },
    ]);
    assert.equal(prod.named(types.logs, "app-logs").inputs["name"], "/ecs/mcp-catalog");
    assert.deepEqual(container.logConfiguration, {
      logDriver: "awslogs",
      options: {
        "awslogs-group": "/ecs/mcp-catalog",
        "awslogs-region": "us-east-1",
        "awslogs-stream-prefix": "ecs",
      },
    });
  });

  it("env: the guide's four variables, and only where to listen and what Next.js reads in addition", () => {
    const { HOSTNAME, PORT, KEEP_ALIVE_TIMEOUT, NEXT_DEPLOYMENT_ID, ...guide } =
      environmentOf(prod);
    assert.deepEqual(guide, {
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_PUBLIC_DB_TYPE: "supabase",
      NEXT_PUBLIC_USE_MOCK_DATA: "false",
    });
    assert.deepEqual([HOSTNAME, PORT], ["0.0.0.0", "3000"]);
    assert.deepEqual([KEEP_ALIVE_TIMEOUT, NEXT_DEPLOYMENT_ID], ["65000", "v1-0-0"]);
  });

  it("secrets in the task: the guide's variables and Next.js's, from the stack's secrets", () => {
    const from = Object.fromEntries(
      containerOf(prod).secrets.map(({ name, valueFrom }) => [name, valueFrom.split(":::")[0]]),
    );
    assert.deepEqual(from, {
      NEXT_PUBLIC_SUPABASE_URL: prod.named(types.secret, "secrets-supabase-url").id,
      NEXT_PUBLIC_SUPABASE_ANON_KEY: prod.named(types.secret, "secrets-supabase-key").id,
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: prod.named(
        types.secret,
        "secrets-next-server-actions-encryption-key",
      ).id,
    });
  });

  it("health: /api/health on localhost, with curl if the image has it", () => {
    const [shell, line] = containerOf(prod).healthCheck["command"] as readonly string[];
    assert.equal(shell, "CMD-SHELL");
    assert.match(
      line ?? "",
      /^if command -v curl >\/dev\/null; then curl -f\S* -o \/dev\/null http:\/\/localhost:3000\/api\/health; /,
    );
  });

  it("balancer: internet-facing, in the default VPC if that is chosen, with a target group and a listener on 80", async () => {
    const guide = await runCommitted("prod", [defaultNetwork]);
    const balancer = guide.one(types.balancer);
    assert.equal(balancer.inputs["name"], "mcp-catalog-alb");
    assert.equal(balancer.inputs["internal"], false);
    const {
      name,
      targetType,
      protocol: to,
      port: at,
      ...target
    } = guide.one(types.targetGroup).inputs;
    assert.deepEqual([name, targetType, to, at], ["mcp-catalog-tg", "ip", "HTTP", 3000]);
    const check = target["healthCheck"] as Readonly<Record<string, unknown>>;
    assert.deepEqual(
      [check["path"], check["protocol"], check["matcher"]],
      ["/api/health", "HTTP", "200"],
    );
    assert.match(String(target["vpcId"]), /^vpc-/);
    assert.deepEqual(guide.lookups.find(({ token }) => token.endsWith(":getVpc"))?.inputs, {
      default: true,
    });
    const { port, protocol } = guide.one(types.listener).inputs;
    assert.deepEqual([port, protocol], [80, "HTTP"]);
  });

  it("service: mcp-catalog-service with two tasks on Fargate, and a public address only in the default VPC", async () => {
    const { inputs } = prod.one(types.service);
    assert.equal(inputs["name"], "mcp-catalog-service");
    assert.equal(inputs["desiredCount"], 2);
    assert.deepEqual(inputs["capacityProviderStrategies"], [
      { capacityProvider: "FARGATE", weight: 1, base: 0 },
    ]);
    const guide = await runCommitted("prod", [defaultNetwork]);
    const addresses = [guide.one(types.service).inputs, inputs].map(
      ({ networkConfiguration }) =>
        (networkConfiguration as Readonly<Record<string, unknown>>)["assignPublicIp"],
    );
    assert.deepEqual(addresses, [true, false]);
  });
});
