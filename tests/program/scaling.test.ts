import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../tools/evaluate";
import type { Run } from "../support/program";
import { previewCommitted, runCommitted } from "../support/stack";
import { types } from "./definition";
import { runFirst } from "./image/firstRun";

const scaling = {
  component: "mcp-catalog:scaling:ServiceScaling",
  target: "aws:appautoscaling/target:Target",
  policy: "aws:appautoscaling/policy:Policy",
  action: "aws:appautoscaling/scheduledAction:ScheduledAction",
} as const;

const fixed = 'scaling={"mode":"fixed"}';
const auto = 'scaling={"mode":"auto","maxCount":8}';
const schedule =
  'schedule={"timezone":"Europe/Berlin","nights":{"from":"20:00","to":"07:00","min":0,"max":0},"weekends":{"min":0,"max":0}}';

type Evaluated = Pick<Run, "resources">;

function names({ resources }: Evaluated, type: string): readonly string[] {
  return resources.filter((each) => each.type === type).map(({ name }) => name);
}

function one({ resources }: Evaluated, type: string): EvaluatedResource {
  const [first, ...others] = resources.filter((each) => each.type === type);
  if (!first || others.length > 0) throw new Error(`expected one ${type}`);
  return first;
}

describe("The committed stacks", () => {
  it("scale prod between 2 and 6 tasks, none on Spot, and run dev only on Spot", async () => {
    const prod = await previewCommitted("prod");
    const { minCapacity, maxCapacity } = one(prod, scaling.target).inputs;
    assert.deepEqual([minCapacity, maxCapacity], [2, 6]);
    const providers = (preview: Evaluated) =>
      one(preview, types.service).inputs["capacityProviderStrategies"];
    assert.deepEqual(providers(prod), [{ capacityProvider: "FARGATE", weight: 1, base: 0 }]);
    const dev = await previewCommitted("dev");
    assert.deepEqual(names(dev, scaling.target), []);
    assert.deepEqual(providers(dev), [{ capacityProvider: "FARGATE_SPOT", weight: 100, base: 0 }]);
  });
});

describe("prod without scaling, schedule or spot", () => {
  it("has nothing that scales, and its own count of tasks, all on demand", async () => {
    const preview = await previewCommitted("prod", [fixed]);
    for (const type of Object.values(scaling)) assert.deepEqual(names(preview, type), []);
    const { inputs, options } = one(preview, types.service);
    assert.deepEqual([inputs["desiredCount"], options.ignoreChanges], [2, []]);
    assert.ok(!("forceNewDeployment" in inputs));
  });
});

describe("prod scaled by load", () => {
  it("has one target with three policies around its own service", async () => {
    const run = await runCommitted("prod", [auto]);
    const target = run.one(scaling.target);
    assert.equal(target.inputs["resourceId"], "service/mcp-catalog-cluster/mcp-catalog-service");
    assert.deepEqual([target.inputs["minCapacity"], target.inputs["maxCapacity"]], [2, 8]);
    assert.ok(run.waitsFor(target).includes("app-service"), run.waitsFor(target).join());
    assert.deepEqual(names(run, scaling.policy), [
      "scaling-cpu",
      "scaling-memory",
      "scaling-requests",
    ]);
    assert.deepEqual(names(run, scaling.action), []);
    const requests = run.named(scaling.policy, "scaling-requests").inputs;
    assert.match(
      JSON.stringify(requests["targetTrackingScalingPolicyConfiguration"]),
      /"resourceLabel":"app\/mcp-catalog-alb\/\w+\/targetgroup\/mcp-catalog-tg\/\w+"/,
    );
  });

  it("leaves the count of tasks alone once the service exists", async () => {
    const preview = await previewCommitted("prod", [auto]);
    const { inputs, options } = one(preview, types.service);
    assert.deepEqual([inputs["desiredCount"], options.ignoreChanges], [2, ["desiredCount"]]);
  });

  for (const count of [1, 9]) {
    it(`refuses to start with ${count}, outside the limits`, async () => {
      await assert.rejects(
        previewCommitted("prod", [auto, `desiredCount=${count}`]),
        new RegExp(
          `desiredCount +must be from scaling\\.minCount \\(2\\) to scaling\\.maxCount \\(8\\), between which the load decides: set one of them too, or scaling\\.mode fixed, got ${count}$`,
          "m",
        ),
      );
    });
  }

  for (const rollout of ["blueGreen", "canary", "linear"]) {
    it(`counts no requests with a ${rollout} rollout, which has two target groups`, async () => {
      const preview = await previewCommitted("prod", [auto, `rollout.strategy=${rollout}`]);
      assert.deepEqual(names(preview, scaling.policy), ["scaling-cpu", "scaling-memory"]);
    });
  }

  it("is in the preview with its sizes, without an account", async () => {
    const preview = await previewCommitted("prod", [auto, schedule]);
    const resources = preview.resources.filter(({ type }) => type.startsWith("aws:appautoscaling"));
    assert.equal(resources.length, 8);
    const component = one(preview, scaling.component);
    for (const { parent, provider, name } of resources) {
      assert.equal(parent, component.urn, name);
      assert.match(provider ?? "", /::pulumi:providers:aws::aws/, name);
    }
  });
});

describe("prod with a schedule", () => {
  it("has its fixed count by day and the schedule's counts otherwise, in the schedule's time zone", async () => {
    const run = await runCommitted("prod", [fixed, schedule]);
    const { minCapacity, maxCapacity } = run.one(scaling.target).inputs;
    assert.deepEqual([minCapacity, maxCapacity], [2, 2]);
    assert.deepEqual(names(run, scaling.policy), []);
    assert.deepEqual(
      run
        .all(scaling.action)
        .map(({ name, inputs }) => [name, inputs["schedule"], inputs["timezone"]]),
      [
        ["scaling-night", "cron(0 0 ? * MON *)", "Europe/Berlin"],
        ["scaling-day", "cron(0 7 ? * MON,TUE,WED,THU,FRI *)", "Europe/Berlin"],
        ["scaling-night-2", "cron(0 20 ? * MON,TUE,WED,THU,FRI *)", "Europe/Berlin"],
        ["scaling-weekend", "cron(0 0 ? * SAT *)", "Europe/Berlin"],
      ],
    );
    assert.deepEqual(run.one(types.service).options.ignoreChanges, ["desiredCount"]);
  });
});

describe("prod on spare capacity", () => {
  it("is divided as the file says, goes on serving after SIGTERM, and touches nothing else", async () => {
    const before = await previewCommitted("prod");
    const after = await previewCommitted("prod", ["spot.share=50", "spot.base=1"]);
    assert.deepEqual(one(after, types.service).inputs["capacityProviderStrategies"], [
      { capacityProvider: "FARGATE", weight: 50, base: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 50, base: 0 },
    ]);
    const delay = '{"name":"SHUTDOWN_DELAY","value":"15000"}';
    const containers = String(one(after, types.task).inputs["containerDefinitions"]);
    assert.equal(
      containers.replace(`,${delay}`, ""),
      one(before, types.task).inputs["containerDefinitions"],
    );
    assert.ok(containers.includes(delay));
    const others = ({ resources }: Evaluated) =>
      resources
        .filter(({ type }) => type !== types.service && type !== types.task)
        .map(({ urn, inputs }) => [urn, inputs] as const);
    assert.deepEqual(others(after), others(before));
  });
});

describe("a stack without an image", () => {
  it("has nothing to scale yet", async () => {
    const config = {
      "mcp-catalog:scaling": '{"mode":"auto"}',
      "mcp-catalog:schedule": schedule.slice("schedule=".length),
      "mcp-catalog:spot": '{"share":50}',
    };
    const run = await runFirst({ config });
    assert.deepEqual(run.all(types.service), []);
    for (const type of Object.values(scaling)) assert.deepEqual(run.all(type), []);
  });
});

describe("the scaling of two stacks in one account", () => {
  it("belongs to two services, so that policies and changes may have the same names", async () => {
    const settings = [auto, schedule];
    const prod = await runCommitted("prod", settings);
    const dev = await runCommitted("dev", [...settings, "desiredCount=2"]);
    const owners = (run: Run) =>
      new Set(
        [scaling.target, scaling.policy, scaling.action]
          .flatMap((type) => run.all(type))
          .map(({ inputs }) => inputs["resourceId"]),
      );
    assert.deepEqual([...owners(prod)], ["service/mcp-catalog-cluster/mcp-catalog-service"]);
    assert.deepEqual([...owners(dev)], ["service/mcp-catalog-dev-cluster/mcp-catalog-dev-service"]);
  });
});
