import assert from "node:assert/strict";
import { json, type Run } from "../../support/program";
import { runCommitted } from "../../support/stack";
import { containerOf, types } from "../definition";

type Inputs = Readonly<Record<string, unknown>>;

const shifting: Readonly<Record<string, unknown>> = {
  blueGreen: { strategy: "BLUE_GREEN", bakeTimeInMinutes: "5" },
  canary: {
    strategy: "CANARY",
    bakeTimeInMinutes: "5",
    canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: "5" },
  },
  linear: {
    strategy: "LINEAR",
    bakeTimeInMinutes: "5",
    linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: "2" },
  },
};

/** The resources that only one of two runs makes, by name, and the names of those that differ. */
function differences(before: Run, after: Run) {
  const inputs = ({ resources }: Run) =>
    new Map(resources.map(({ urn, inputs: made }) => [urn, JSON.stringify(made)] as const));
  const [olds, news] = [inputs(before), inputs(after)];
  const nameOf = (urn: string) => urn.split("::").at(-1) ?? urn;
  return {
    made: [...news.keys()]
      .filter((urn) => !olds.has(urn))
      .map(nameOf)
      .sort(),
    gone: [...olds.keys()].filter((urn) => !news.has(urn)).map(nameOf),
    changed: [...news.keys()]
      .filter((urn) => olds.has(urn) && olds.get(urn) !== news.get(urn))
      .map(nameOf)
      .sort(),
  };
}

const alternate = [
  "app-balancer-http-rule",
  "app-balancer-targets-2",
  "app-infrastructure",
  "app-infrastructure",
  "app-infrastructure-managed",
];

describe("the rollout of prod", () => {
  let rolling: Run;
  before(async () => {
    rolling = await runCommitted("prod");
  });

  for (const [strategy, configuration] of Object.entries(shifting)) {
    describe(strategy, () => {
      let run: Run;
      before(async () => {
        run = await runCommitted("prod", [`rollout.strategy=${strategy}`]);
      });

      it("adds a second target group, a rule and a role, and changes only what uses them", () => {
        assert.deepEqual(differences(rolling, run), {
          made: alternate,
          gone: ["scaling-requests"],
          changed: [
            "app-alarms-unhealthy",
            "app-service",
            "monitoring-at-maximum",
            "monitoring-dashboard",
            "monitoring-no-task",
          ],
        });
      });

      it("is ECS's own, without the circuit breaker, which ECS does not have for it, and ended by alarms", () => {
        const { inputs } = run.one(types.service);
        assert.deepEqual(inputs["deploymentConfiguration"], configuration);
        assert.deepEqual(inputs["deploymentCircuitBreaker"], { enable: false, rollback: false });
        assert.deepEqual(inputs["alarms"], {
          alarmNames: ["MCP-Catalog-Errors", "MCP-Catalog-Unhealthy"],
          enable: true,
          rollback: true,
        });
      });

      it("names both target groups, the rule between them, and the role that moves the traffic", () => {
        const [first, second] = ["", "-2"].map(
          (end) => run.named(types.targetGroup, `app-balancer-targets${end}`).id,
        );
        assert.deepEqual(run.one(types.service).inputs["loadBalancers"], [
          {
            containerName: "mcp-catalog",
            containerPort: 3000,
            targetGroupArn: first,
            advancedConfiguration: {
              alternateTargetGroupArn: second,
              productionListenerRule: run.one(types.rule).id,
              roleArn: "arn:aws:iam::123456789012:role/mcp-catalog-infrastructure",
            },
          },
        ]);
        const actions = run.one(types.rule).inputs["actions"] as readonly Inputs[];
        assert.deepEqual(actions, [
          {
            type: "forward",
            forward: {
              targetGroups: [
                { arn: first, weight: 100 },
                { arn: second, weight: 0 },
              ],
            },
          },
        ]);
        assert.deepEqual(run.one(types.rule).options.ignoreChanges, ["actions"]);
      });

      it("lets ECS assume that role, but no task", () => {
        const trust = json(run.named(types.role, "app-infrastructure"), "assumeRolePolicy");
        assert.deepEqual(trust, {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "ecs.amazonaws.com" },
              Action: "sts:AssumeRole",
              Condition: {
                StringEqualsIfExists: { "aws:SourceAccount": "123456789012" },
                ArnLikeIfExists: { "aws:SourceArn": "arn:aws:ecs:us-east-1:123456789012:*" },
              },
            },
          ],
        });
      });

      it("starts when the rule and the role's policy are there", () => {
        const waits = run.waitsFor(run.one(types.service));
        for (const name of ["app-balancer-http-rule", "app-infrastructure-managed"]) {
          assert.ok(waits.includes(name), `${name} is none of ${waits.join(", ")}`);
        }
      });
    });
  }

  it("rolling with a second target group does not change the strategy", async () => {
    const step = await runCommitted("prod", [
      "rollout.strategy=rolling",
      "rollout.alternateTargetGroup=true",
    ]);
    assert.deepEqual(differences(rolling, step).made, alternate);
    const { loadBalancers, ...rest } = step.one(types.service).inputs;
    const { loadBalancers: before, ...same } = rolling.one(types.service).inputs;
    assert.deepEqual(rest, same);
    assert.notDeepEqual(loadBalancers, before);
  });

  it("rolling without alarms keeps the circuit breaker, and turns the alarms off in ECS", async () => {
    const bare = await runCommitted("prod", ["rollout.strategy=rolling", "rollout.alarms=false"]);
    assert.deepEqual(differences(bare, rolling), {
      made: ["app-alarms", "app-alarms-errors", "app-alarms-unhealthy"],
      gone: [],
      changed: ["app-service"],
    });
    const { alarms, deploymentCircuitBreaker } = bare.one(types.service).inputs;
    assert.equal(alarms, undefined);
    assert.deepEqual(deploymentCircuitBreaker, { enable: true, rollback: true });
  });

  it("never replaces the task definition", async () => {
    const canary = await runCommitted("prod", ["rollout.strategy=canary"]);
    assert.deepEqual(containerOf(canary), containerOf(rolling));
  });
});
