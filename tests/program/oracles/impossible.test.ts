import assert from "node:assert/strict";
import { json, type Run } from "../../support/program";
import { runCommitted } from "../../support/stack";
import { containerOf, environmentOf, types } from "../definition";

type Inputs = Readonly<Record<string, unknown>>;

/** Inputs that AWS refuses, or accepts without ever running them. No scanner looks for these. */
const variants: readonly (readonly [string, readonly string[]])[] = [
  ["dev", []],
  ["prod", []],
  ["prod", ["containerPort=8080", "healthCheck.path=/ready"]],
  ["prod", ["network.mode=dedicated", "network.nat=none", "egressPorts=[443,5432]"]],
  ["prod", ["rollout.strategy=canary", "startUpSeconds=300", "longestRequestSeconds=3600"]],
];

function rules(run: Run): readonly Inputs[] {
  return [...run.all(types.ingress), ...run.all(types.egress)].map(({ inputs }) => inputs);
}

/** The metrics that an alarm uses: its own, or those of its expression. */
function metricsOf(alarm: Inputs): readonly Inputs[] {
  const queries = alarm["metricQueries"] as readonly { readonly metric?: Inputs }[] | undefined;
  return queries?.flatMap(({ metric }) => (metric ? [metric] : [])) ?? [alarm];
}

function within(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}

for (const [stack, settings] of variants) {
  describe([stack, ...settings].join(" "), () => {
    let run: Run;
    before(async () => {
      run = await runCommitted(stack, settings);
    });

    it("names the container without a slash", () => {
      assert.match(containerOf(run).name, /^[A-Za-z0-9_-]{1,255}$/);
    });

    it("lets only ECS tasks assume the execution role", () => {
      assert.deepEqual(json(run.named(types.role, "execution-role"), "assumeRolePolicy"), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Action: "sts:AssumeRole",
            Condition: {
              StringEqualsIfExists: { "aws:SourceAccount": "123456789012" },
              ArnLikeIfExists: { "aws:SourceArn": "arn:aws:ecs:us-east-1:123456789012:*" },
            },
          },
        ],
      });
    });

    it("registers tasks by address, which is the only way on Fargate", () => {
      const kinds = run.all(types.targetGroup).map(({ inputs }) => inputs["targetType"]);
      assert.deepEqual(new Set(kinds), new Set(["ip"]));
    });

    it("gives every address range its mask", () => {
      const ranges = rules(run)
        .map((rule) => rule["cidrIpv4"])
        .filter((range) => typeof range === "string");
      assert.ok(ranges.length >= 2);
      for (const range of ranges) assert.match(range, /^\d+\.\d+\.\d+\.\d+\/\d{1,2}$/);
    });

    it("gives every rule one source or destination", () => {
      for (const rule of rules(run)) {
        const ends = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];
        assert.equal(ends.filter((end) => end in rule).length, 1, JSON.stringify(rule));
      }
    });

    it("gives every metric of an alarm dimensions", () => {
      const metrics = run.all(types.alarm).flatMap(({ inputs }) => metricsOf(inputs));
      assert.ok(metrics.length > 0);
      for (const { namespace, dimensions } of metrics) {
        // Metrics that the stack counts in its logs have their own namespace.
        if (namespace === "mcp-catalog") continue;
        const values = Object.values(dimensions as Readonly<Record<string, string>>);
        assert.ok(values.length > 0 && values.every((value) => value.length > 0));
      }
    });

    it("names the same container and port in the service, the definition and every rule", () => {
      const container = containerOf(run);
      const port = container.portMappings[0]?.containerPort;
      assert.equal(port, settings.includes("containerPort=8080") ? 8080 : 3000);
      const [entry, ...more] = run.one(types.service).inputs["loadBalancers"] as readonly Inputs[];
      assert.deepEqual(
        [entry?.["containerName"], entry?.["containerPort"]],
        [container.name, port],
      );
      assert.deepEqual(more, []);
      const group = run.named(types.targetGroup, "app-balancer-targets");
      assert.equal(entry?.["targetGroupArn"], group.id);
      for (const { inputs } of run.all(types.targetGroup)) assert.equal(inputs["port"], port);
      assert.equal(environmentOf(run)["PORT"], String(port));
      const between = rules(run).filter((rule) => "referencedSecurityGroupId" in rule);
      assert.deepEqual(
        between.map((rule) => [rule["fromPort"], rule["toPort"]]),
        [
          [port, port],
          [port, port],
        ],
      );
    });

    it("logs to the group that it makes, in its own region", () => {
      const { options } = containerOf(run).logConfiguration;
      assert.equal(options["awslogs-group"], run.named(types.logs, "app-logs").id);
      assert.equal(options["awslogs-region"], run.one(types.provider).inputs["region"]);
    });

    it("checks health on one path, in the container and from the balancer", () => {
      const path = settings.includes("healthCheck.path=/ready") ? "/ready" : "/api/health";
      for (const { inputs } of run.all(types.targetGroup)) {
        assert.equal((inputs["healthCheck"] as Inputs)["path"], path);
      }
      const port = String(containerOf(run).portMappings[0]?.containerPort);
      const [, line] = containerOf(run).healthCheck["command"] as readonly string[];
      const hosts = ["localhost", "127.0.0.1", "127.0.0.1"];
      assert.deepEqual(
        line?.match(/http:[^\s;']+/g),
        hosts.map((host) => `http://${host}:${port}${path}`),
      );
    });

    it("uses no time that AWS does not offer", () => {
      const { healthCheck, stopTimeout } = containerOf(run);
      const { interval, timeout, startPeriod } = healthCheck as Readonly<Record<string, number>>;
      assert.ok(within(interval, 5, 300) && within(timeout, 2, 60), "container check");
      assert.ok(within(startPeriod, 0, 300) && within(stopTimeout, 2, 120), "container");
      for (const { inputs } of run.all(types.targetGroup)) {
        const check = inputs["healthCheck"] as Readonly<Record<string, number>>;
        assert.ok(within(check["interval"], 5, 300), "interval");
        assert.ok(within(check["timeout"], 2, (check["interval"] ?? 0) - 1), "timeout");
        assert.ok(within(inputs["deregistrationDelay"] as number, 0, 3600), "deregistration");
      }
      assert.ok(within(run.one(types.balancer).inputs["idleTimeout"] as number, 1, 4000), "idle");
      for (const { inputs } of run.all(types.alarm)) {
        const { period = metricsOf(inputs)[0]?.["period"], evaluationPeriods } = inputs;
        assert.ok(within(Number(period) * Number(evaluationPeriods), 60, 86_400), "alarm");
      }
    });

    it("passes no variable twice", () => {
      const { environment, secrets } = containerOf(run);
      const names = [...environment, ...secrets].map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, names.join());
    });
  });
}
