import assert from "node:assert/strict";
import type { FargateAppArgs } from "../../../../components/fargateApp";
import { collectorConfig, xrayPolicy } from "../../../../components/fargateApp/task/traces";
import { json } from "../../../support/program";
import { runApp, types } from "../fixture";

const policyType = "aws:iam/rolePolicy:RolePolicy";
const elsewhere = {
  to: "otlp",
  endpoint: "https://otlp.example.com",
  key: { header: "x-api-key", secret: "A_KEY" },
} as const;

type Definition = Readonly<Record<string, unknown>>;

async function containers(traces: FargateAppArgs["traces"]): Promise<readonly Definition[]> {
  const task = (await runApp(() => ({ traces }))).one(types.task);
  return json(task, "containerDefinitions") as readonly Definition[];
}

describe("The container that passes traces on", () => {
  it("exists only if the settings ask for it, and otherwise gets no rights", async () => {
    assert.deepEqual(
      (await containers(undefined)).map(({ name }) => name),
      ["shop"],
    );
    assert.deepEqual((await runApp()).all(policyType), []);
  });

  it("does not end the task, cannot take the app's memory, and can write and open nothing", async () => {
    const [app, collector] = await containers({ to: "xray" });
    assert.equal(app?.["essential"], true);
    const { environment, ...rest } = collector ?? {};
    assert.deepEqual(rest, {
      name: "traces",
      image:
        "public.ecr.aws/aws-observability/aws-otel-collector@sha256:9b28046359054b414f4ba76056ba4e8cffda2d53fbcee06171d7eeecd71326c3",
      essential: false,
      cpu: 0,
      memory: 128,
      command: ["--config=env:TRACES_CONFIG"],
      portMappings: [],
      healthCheck: { command: ["CMD", "/healthcheck"], interval: 30, timeout: 5, retries: 3 },
      restartPolicy: { enabled: true, restartAttemptPeriod: 60 },
      logConfiguration: app["logConfiguration"],
      user: "10001",
      readonlyRootFilesystem: true,
      mountPoints: [],
      linuxParameters: { capabilities: { add: [], drop: ["ALL"] }, initProcessEnabled: true },
      systemControls: [],
      volumesFrom: [],
    });
    const config = JSON.stringify(collectorConfig({ to: "xray" }, "eu-west-1"));
    assert.deepEqual(environment, [
      { name: "GOMEMLIMIT", value: "100MiB" },
      { name: "TRACES_CONFIG", value: config },
    ]);
  });

  it("may write to X-Ray before the service starts, and has no rights if another service gets the traces", async () => {
    const app = await runApp(() => ({ traces: { to: "xray" } }));
    const policy = app.one(policyType);
    assert.equal(policy.inputs["role"], "the-task-role");
    assert.deepEqual(json(policy, "policy"), xrayPolicy);
    assert.deepEqual(xrayPolicy.Statement[0].Action, [
      "xray:PutTraceSegments",
      "xray:PutTelemetryRecords",
    ]);
    assert.ok([...app.waitsFor(app.one(types.service))].includes("app-traces"));
    assert.deepEqual((await runApp(() => ({ traces: elsewhere }))).all(policyType), []);
  });

  it("gets the key of another service as a secret, and never in its configuration", async () => {
    const [, collector] = await containers(elsewhere);
    assert.deepEqual(collector?.["secrets"], [{ name: "TRACES_KEY", valueFrom: "arn-a:::v-2" }]);
    const { exporters } = collectorConfig(elsewhere, "eu-west-1");
    assert.deepEqual(exporters, {
      otlphttp: {
        endpoint: "https://otlp.example.com",
        headers: { "x-api-key": "${env:TRACES_KEY}" },
      },
    });
    const [, open] = await containers({ to: "otlp", endpoint: "https://otlp.example.com" });
    assert.ok(open && !("secrets" in open));
  });

  it("listens only inside the task, and passes on what it gets", () => {
    for (const traces of [{ to: "xray" }, elsewhere] as const) {
      const config = collectorConfig(traces, "eu-west-1");
      const text = JSON.stringify([config.receivers, config.extensions]);
      assert.deepEqual(text.match(/"endpoint":"[^"]+"/g), [
        '"endpoint":"127.0.0.1:4317"',
        '"endpoint":"127.0.0.1:4318"',
        '"endpoint":"127.0.0.1:13133"',
      ]);
      const { exporters } = config.service.pipelines.traces;
      assert.deepEqual(exporters, Object.keys(config.exporters));
      assert.equal(exporters.length, 1);
    }
  });
});
