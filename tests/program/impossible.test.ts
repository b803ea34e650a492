import assert from "node:assert/strict";
import program from "../../index";
import { previewStack } from "../../operations/preview/evaluateStack";
import { readStackConfig } from "../../operations/preview/project";
import { json, projectFolder, type Run } from "../support/program";
import { runCommitted } from "../support/stack";
import { containerOf, environmentOf, types } from "./definition";
import { pushed, runFirst } from "./firstRun";

type Inputs = Readonly<Record<string, unknown>>;

/** What AWS refuses, or accepts and never runs, and no scanner looks for. */
const variants: readonly (readonly [string, readonly string[]])[] = [
  ["dev", []],
  ["prod", []],
  ["prod", ["containerPort=8080", "healthCheck.path=/ready"]],
  ["prod", ["network.mode=dedicated", "network.nat=none", "egressPorts=[443,5432]"]],
];

function rules(run: Run): readonly Inputs[] {
  return [...run.all(types.ingress), ...run.all(types.egress)].map(({ inputs }) => inputs);
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

    it("lets ECS tasks alone assume the role", () => {
      assert.deepEqual(json(run.one(types.role), "assumeRolePolicy"), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "ecs-tasks.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      });
    });

    it("registers tasks by address, which is all that Fargate can do", () => {
      assert.equal(run.one(types.targetGroup).inputs["targetType"], "ip");
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

    it("gives every alarm dimensions", () => {
      const alarms = run.all(types.alarm);
      assert.ok(alarms.length > 0);
      for (const { inputs } of alarms) {
        const values = Object.values(inputs["dimensions"] as Readonly<Record<string, string>>);
        assert.ok(values.length > 0 && values.every((value) => value.length > 0));
      }
    });

    it("says the same container and port in the service, the definition and every rule", () => {
      const container = containerOf(run);
      const port = container.portMappings[0]?.containerPort;
      assert.equal(port, settings.includes("containerPort=8080") ? 8080 : 3000);
      assert.deepEqual(run.one(types.service).inputs["loadBalancers"], [
        {
          containerName: container.name,
          containerPort: port,
          targetGroupArn: run.one(types.targetGroup).id,
        },
      ]);
      assert.equal(run.one(types.targetGroup).inputs["port"], port);
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
      assert.equal(options["awslogs-group"], run.one(types.logs).id);
      assert.equal(options["awslogs-region"], run.one(types.provider).inputs["region"]);
    });

    it("checks health on one path, in the container and from the balancer", () => {
      const check = run.one(types.targetGroup).inputs["healthCheck"] as Inputs;
      const path = settings.includes("healthCheck.path=/ready") ? "/ready" : "/api/health";
      assert.equal(check["path"], path);
      const port = String(containerOf(run).portMappings[0]?.containerPort);
      const urls = JSON.stringify(containerOf(run).healthCheck["command"]).match(/http:\S+/g);
      assert.deepEqual(
        urls,
        ["localhost", "127.0.0.1"].map((host) => `http://${host}:${port}${path}`),
      );
    });
  });
}

describe("whatever the settings", () => {
  it("the task is handed exactly the secrets that its role may read", async () => {
    const config = { "mcp-catalog:secrets": JSON.stringify({ STRIPE_KEY: "x", MAIL_KEY: "y" }) };
    const run = await runFirst({ config, lookups: pushed });
    const handed = containerOf(run).secrets.map(({ valueFrom }) => valueFrom.split(":::")[0]);
    const [statement] = (
      json(run.one(types.rolePolicy), "policy") as {
        readonly Statement: readonly { readonly Resource: readonly string[] }[];
      }
    ).Statement;
    assert.equal(handed.length, 4);
    assert.deepEqual(handed.sort(), [...(statement?.Resource ?? [])].sort());
  });

  it("a desired count is never negative", async () => {
    await assert.rejects(
      runCommitted("prod", ["desiredCount=-1"]),
      /desiredCount +must be a whole number from 0 to 5000 \(tasks\), got -1/,
    );
    const none = await runCommitted("prod", ["desiredCount=0"]);
    assert.equal(none.one(types.service).inputs["desiredCount"], 0);
  });

  it("the longest stack name still fits a balancer's 32 characters, and one more is refused", async () => {
    const longest = "s".repeat(32 - "mcp-catalog--alb".length);
    const { resources } = await previewNamed(longest);
    const named = resources.filter(
      ({ type }) => type === types.balancer || type === types.targetGroup,
    );
    assert.deepEqual(named.map(({ inputs }) => String(inputs["name"]).length).sort(), [31, 32]);
    await assert.rejects(previewNamed(`${longest}s`), /29 characters of at most 28/);
  });
});

/** The prod stack's settings under another stack name. */
function previewNamed(stack: string) {
  return previewStack({ ...readStackConfig(projectFolder, "prod"), stack }, program);
}
