import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { serviceHooks } from "../../../../components/fargateApp/service/hooks";
import { fakeLive, serviceThat } from "../fakeLive";
import { hear, inProgram } from "./hear";
import { names, optionsOf, types } from "../fixture";

const where = { cluster: "the-cluster", service: "the-service", logGroup: "/logs/shop" };
const migration = {
  command: ["migrate"],
  container: "shop",
  logGroup: "/logs/shop",
  streamPrefix: "web",
};
const of = { urn: "urn", id: "id", name: "service", type: "type" };

type Inputs = Readonly<Record<string, unknown>>;

/** A service's inputs with a revision. */
function inputs(revision: number, strategy = "ROLLING", alternate = false): Inputs {
  const advancedConfiguration = alternate ? { productionListenerRule: "arn:rule" } : undefined;
  return {
    cluster: "arn:cluster/the-cluster",
    taskDefinition: `arn:task-definition/shop:${revision}`,
    networkConfiguration: { subnets: ["s"], securityGroups: ["g"], assignPublicIp: false },
    deploymentConfiguration: { strategy },
    loadBalancers: [{ targetGroupArn: "arn:one", advancedConfiguration }],
  };
}

type Before = "beforeCreate" | "beforeUpdate";

/** Calls the only hook before a change. Returns the revisions that were migrated to, and adds them to a list. */
async function change(
  moment: Before,
  oldInputs: Inputs | undefined,
  newInputs: Inputs,
  { migrates = true, migrated = [] }: { migrates?: boolean; migrated?: string[] } = {},
): Promise<readonly string[]> {
  const live = fakeLive({
    runTask: ({ taskDefinition }) => {
      migrated.push(taskDefinition);
      return Promise.resolve({ exitCode: 0, reason: "" });
    },
  });
  await inProgram(async (parent) => {
    const args = {
      live,
      service: where,
      stack: "qa",
      region: "us-east-1",
      parent,
      watch: undefined,
    };
    const hooks = serviceHooks("service", { ...args, migration: migrates ? migration : undefined });
    const [hook, ...others] = hooks[moment] ?? [];
    assert.deepEqual(others, []);
    await hear(() => Promise.resolve(asHook(hook).callback({ ...of, oldInputs, newInputs })));
  });
  return migrated;
}

function asHook(hook: pulumi.ResourceHook | pulumi.ResourceHookFunction | undefined) {
  assert.ok(typeof hook === "object");
  return hook;
}

describe("the service's hooks before a change", () => {
  it("migrate to the first revision, and to each new one", async () => {
    const first = await change("beforeCreate", undefined, inputs(1));
    assert.deepEqual(first, ["arn:task-definition/shop:1"]);
    const next = await change("beforeUpdate", inputs(1), inputs(2));
    assert.deepEqual(next, ["arn:task-definition/shop:2"]);
  });

  it("migrate nothing if the revision stays the same", async () => {
    const others = { ...inputs(1), desiredCount: 5 };
    assert.deepEqual(await change("beforeUpdate", inputs(1), others), []);
  });

  it("migrate nothing if there is no migration", async () => {
    assert.deepEqual(await change("beforeCreate", undefined, inputs(1), { migrates: false }), []);
    assert.deepEqual(await change("beforeUpdate", inputs(1), inputs(2), { migrates: false }), []);
  });

  it("refuse a strategy that ECS cannot follow, before any migration", async () => {
    const migrated: string[] = [];
    const news = inputs(2, "CANARY", true);
    await assert.rejects(
      change("beforeUpdate", inputs(1), news, { migrated }),
      /^Error: rollout.strategy: the service needs/,
    );
    assert.deepEqual(migrated, []);
  });
});

/**
 * Calls the hook before an update to a revision, which the state may already have. Returns what ECS was asked to
 * deploy.
 */
async function deployedAgain(known: string, runs: string | undefined, asked: Inputs) {
  const deployed: unknown[] = [];
  const live = fakeLive({
    serviceNow: () =>
      Promise.resolve(runs === undefined ? undefined : serviceThat({}, { taskDefinition: runs })),
    deploy: (deployment) => {
      deployed.push(deployment);
      return Promise.resolve();
    },
  });
  const heard = await inProgram((parent) => {
    const args = {
      live,
      service: where,
      stack: "qa",
      region: "us-east-1",
      parent,
      watch: undefined,
    };
    const hooks = serviceHooks("service", { ...args, migration: undefined });
    return hear(() =>
      Promise.resolve(
        asHook(hooks.beforeUpdate?.[0]).callback({
          ...of,
          oldInputs: asked,
          newInputs: asked,
          oldOutputs: { taskDefinition: known },
        }),
      ),
    );
  });
  return { deployed, heard: heard.map(({ text }) => text) };
}

describe("a version that ECS has rolled back", () => {
  const [old, asked] = ["arn:task-definition/shop:1", "arn:task-definition/shop:2"];
  const capacity = [{ capacityProvider: "FARGATE", weight: 1, base: 0 }];
  const news: Inputs = { ...inputs(2), capacityProviderStrategies: capacity };

  it("is deployed again with everything that ECS rolled back, if the provider already has it in its state", async () => {
    const { deployed, heard } = await deployedAgain(asked, old, news);
    assert.deepEqual(deployed, [
      {
        cluster: "arn:cluster/the-cluster",
        service: "the-service",
        taskDefinition: asked,
        capacity,
        loadBalancers: news["loadBalancers"],
        subnets: ["s"],
        securityGroups: ["g"],
        assignPublicIp: false,
      },
    ]);
    assert.deepEqual(heard, [
      "the-service runs shop:1 since its last rollout failed: shop:2 is deployed again.",
    ]);
  });

  it("is left to the provider if the state has the running revision, and is not deployed if it runs already", async () => {
    assert.deepEqual((await deployedAgain(old, old, news)).deployed, []);
    assert.deepEqual((await deployedAgain(asked, asked, news)).deployed, []);
    assert.deepEqual((await deployedAgain(asked, undefined, news)).deployed, []);
  });
});

describe("the service", () => {
  it("has these hooks, and none that pulumi destroy could not run", async () => {
    const { hooks = {} } = await optionsOf(types.service);
    assert.deepEqual(Object.keys(hooks).sort(), ["beforeCreate", "beforeUpdate", "onError"]);
    assert.equal(asHook(hooks.beforeCreate?.[0]).name, "app-service-before");
    assert.equal(hooks.beforeUpdate?.[0], hooks.beforeCreate?.[0]);
  });

  it("is migrated with the given command, and diagnosed by the given names", async () => {
    const asked: unknown[] = [];
    const live = fakeLive({
      runTask: (task) => {
        asked.push(task.command, task.container, task.logGroup, task.streamPrefix);
        return Promise.resolve({ exitCode: 0, reason: "" });
      },
      diagnose: (service) => {
        asked.push(service);
        return Promise.resolve("why");
      },
    });
    const { hooks = {} } = await optionsOf(types.service, () => ({ live, migrate: ["npx", "up"] }));
    const [before] = hooks.beforeUpdate ?? [];
    const [why] = hooks.onError ?? [];
    assert.ok(typeof why === "object");
    await hear(async () => {
      await asHook(before).callback({ ...of, oldInputs: inputs(1), newInputs: inputs(2) });
      await why.callback({ ...of, failedOperation: "update", errors: [] });
    });
    const { base: name, cluster, service, logGroup } = names;
    assert.deepEqual(asked, [["npx", "up"], name, logGroup, "web", { cluster, service, logGroup }]);
  });
});
