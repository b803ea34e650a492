import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import type { FargateAppArgs } from "../../../components/fargateApp";
import { keepWhileShared } from "../../../components/fargateApp/frontDoor/keepWhileShared";
import type { ForeignRule } from "../../../components/common/live";
import { fakeLive } from "../fargateApp/fakeLive";
import { bare, runApp, types } from "../fargateApp/fixture";
import { inProgram } from "../fargateApp/service/hear";

const tls: FargateAppArgs["tls"] = { protocol: "HTTPS", certificateArn: "certificate" };
const sharing: FargateAppArgs["sharing"] = { mode: "host", hostName: "app.example.com" };

/** Logical names of the protected resources. */
async function protectedBy(changes: Partial<FargateAppArgs>): Promise<readonly string[]> {
  const app = await runApp(() => ({ tls, ...changes }));
  return app.resources
    .filter(({ custom, options }) => custom && options.protect)
    .map(({ name }) => name)
    .sort();
}

describe("an app that shares its load balancer", () => {
  it("protects everything that guests depend on", async () => {
    const own = await protectedBy({ sharing: { mode: "own" } });
    const shared = await protectedBy({ sharing });
    assert.deepEqual(
      shared.filter((name) => !own.includes(name)),
      [
        "app-balancer-http",
        "app-balancer-https",
        "app-capacity",
        "app-cluster",
        "app-groups-balancer",
        "app-groups-balancer-from-world-443",
        "app-groups-balancer-from-world-80",
      ],
    );
    assert.ok(shared.includes("app-balancer"));
  });

  it("marks the load balancer, so that the end of sharing changes it", async () => {
    const [own, shared] = [await runApp(), await runApp(() => ({ sharing, tls }))];
    assert.equal(own.one(types.balancer).inputs["tags"], undefined);
    assert.deepEqual(shared.one(types.balancer).inputs["tags"], { Shared: "true" });
  });

  it("divides only the traffic of its own host, and leaves numbers below its rule for a page", async () => {
    const rollout = { ...bare, alternateTargetGroup: true };
    const { inputs } = (await runApp(() => ({ sharing, tls, rollout }))).one(types.rule);
    assert.deepEqual(inputs["conditions"], [{ hostHeader: { values: ["app.example.com"] } }]);
    assert.equal(inputs["priority"], 1000);
  });

  it("is rolled back only for its own errors", async () => {
    const app = await runApp(() => ({ sharing, tls, rollout: { ...bare, alarms: true } }));
    const { inputs } = app.named(types.alarm, "app-alarms-errors");
    assert.match(JSON.stringify(inputs["metricQueries"]), /TargetGroup/);
    assert.doesNotMatch(JSON.stringify(inputs["metricQueries"]), /HTTPCode_ELB/);
  });
});

const shared = { name: "alb", tags: { Shared: "true", Name: "x" } };
const alone = { name: "alb", tags: { Name: "x" } };
const stackTags = { Project: "mall", Stack: "prod" };

type Inputs = Readonly<Record<string, unknown>>;
type Rules = () => Promise<readonly ForeignRule[]>;

/** Calls the hook before a change. Returns the ARNs that the live system was asked about. */
async function change(oldInputs: Inputs, newInputs: Inputs, rules: Rules) {
  const asked: unknown[] = [];
  const live = fakeLive({
    foreignRules: (...args) => {
      asked.push(args);
      return rules();
    },
  });
  await inProgram(async () => {
    const hooks = keepWhileShared("app-balancer", stackTags, live);
    assert.deepEqual(Object.keys(hooks), ["beforeUpdate"], "destroy runs without the program");
    const [hook] = hooks.beforeUpdate ?? [];
    assert.ok(typeof hook === "object");
    const of = { urn: "urn", id: "alb-arn", name: "app-balancer", type: "type" };
    const args: pulumi.ResourceHookArgs = { ...of, oldInputs, newInputs };
    await hook.callback(args);
  });
  return asked;
}

const nobody: Rules = () => Promise.resolve([]);

describe("the end of sharing", () => {
  it("looks for guests' rules only then", async () => {
    assert.deepEqual(await change(shared, alone, nobody), [["alb-arn", stackTags]]);
    for (const [olds, news] of [
      [alone, { ...alone, idleTimeout: 5 }],
      [shared, { ...shared, idleTimeout: 5 }],
      [alone, shared],
      [{ name: "alb" }, { name: "alb", idleTimeout: 5 }],
    ] as const) {
      assert.deepEqual(await change(olds, news, nobody), []);
    }
  });

  it("is refused while there are any, with each stack's name, its hosts and what to do", async () => {
    const rules: Rules = () =>
      Promise.resolve([
        { arn: "rule-1", project: "mall", stack: "dev", hosts: ["dev.example.com"] },
        {
          arn: "rule-2",
          project: "shop",
          stack: "test",
          hosts: ["a.example.com", "b.example.com"],
        },
        { arn: "rule-3", hosts: ["by-hand.example.com"] },
      ]);
    await assert.rejects(change(shared, alone, rules), {
      message: [
        "shares: others still use this load balancer. It and all they use were left as they are:",
        "  stack dev of mall: dev.example.com",
        "  stack test of shop: a.example.com, b.example.com",
        "  the rule rule-3, which no stack has made: by-hand.example.com",
        "Remove each of them, or give it a load balancer of its own, which replaces its service. For a stack that is not",
        "disposable, run the first two commands first:",
        "  pulumi config set disposable true --stack dev",
        "  pulumi up --stack dev",
        "  pulumi destroy --stack dev",
        "  pulumi config rm sharedWith --stack dev && pulumi up --stack dev",
        "and then run pulumi up again; until then: pulumi config set shares true --stack prod",
      ].join("\n"),
    });
  });

  it("is refused if nobody can say whether there are any", async () => {
    const rules: Rules = () => Promise.reject(new Error("AccessDenied: not allowed"));
    await assert.rejects(
      change(shared, alone, rules),
      /^Error: shares: could not check whether others still use this load balancer: AccessDenied: not allowed\n[^]*DescribeRules/,
    );
  });
});
