import assert from "node:assert/strict";
import type * as pulumi from "@pulumi/pulumi";
import { serviceHooks } from "../../../components/fargateApp/hooks";
import type { Live } from "../../../components/live";
import { fakeLive } from "./fakeLive";
import { hear, inProgram, type Heard } from "./hear";
import { names, optionsOf, types } from "./fixture";

const where = { cluster: "the-cluster", service: "the-service", logGroup: "/logs/shop" };
const migration = { command: ["migrate"], container: "shop", logGroup: "/logs/shop" };
const of = { urn: "urn", id: "id", name: "service", type: "type" };

type Inputs = Readonly<Record<string, unknown>>;

/** A service's inputs with that revision. */
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

function makeHooks(live: Live, parent: pulumi.Resource, migrates: boolean) {
  const args = { live, service: where, parent, migration: migrates ? migration : undefined };
  return serviceHooks("service", args);
}

type Before = "beforeCreate" | "beforeUpdate";

/** Calls the one hook before a change; returns the revisions that were migrated to, and adds them to a list. */
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
    const [hook, ...others] = makeHooks(live, parent, migrates)[moment] ?? [];
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

  it("migrate nothing where the revision stays", async () => {
    const others = { ...inputs(1), desiredCount: 5 };
    assert.deepEqual(await change("beforeUpdate", inputs(1), others), []);
  });

  it("migrate nothing where nothing is to be migrated", async () => {
    assert.deepEqual(await change("beforeCreate", undefined, inputs(1), { migrates: false }), []);
    assert.deepEqual(await change("beforeUpdate", inputs(1), inputs(2), { migrates: false }), []);
  });

  it("refuse a strategy that ECS would not follow, before anything is migrated", async () => {
    const migrated: string[] = [];
    const news = inputs(2, "CANARY", true);
    await assert.rejects(
      change("beforeUpdate", inputs(1), news, { migrated }),
      /^Error: rollout.strategy: the service needs/,
    );
    assert.deepEqual(migrated, []);
  });
});

/** How often an error hook was called for, what it asked the live system, said, and answered. */
async function fail(failedOperation: string, diagnose: Live["diagnose"]) {
  const asked: unknown[] = [];
  const live = fakeLive({
    diagnose: (service) => {
      asked.push(service);
      return diagnose(service);
    },
  });
  return inProgram(async (parent) => {
    const [hook, ...others] = makeHooks(live, parent, true).onError ?? [];
    assert.ok(typeof hook === "object");
    assert.deepEqual(others, []);
    const answers: boolean[] = [];
    const heard: readonly Heard[] = await hear(async () => {
      answers.push(await hook.callback({ ...of, failedOperation, errors: ["failed"] }));
    });
    return { asked, heard, answers, parent };
  });
}

describe("the service's hook after a failure", () => {
  for (const operation of ["create", "update"]) {
    it(`says why the ${operation} failed, beside the app, and never tries again`, async () => {
      const { asked, heard, answers, parent } = await fail(operation, () =>
        Promise.resolve("The image has no /up.\n  404\n\n"),
      );
      assert.deepEqual(asked, [where]);
      assert.deepEqual(heard, [
        { level: "error", text: "The image has no /up.\n  404", resource: parent },
      ]);
      assert.deepEqual(answers, [false]);
    });
  }

  it("neither asks nor says anything where a deletion failed, nor tries again", async () => {
    const { asked, heard, answers } = await fail("delete", () => Promise.resolve("why"));
    assert.deepEqual([asked, heard, answers], [[], [], [false]]);
  });

  it("says so where the reason could not be found out, and hides no other error", async () => {
    const { heard, answers } = await fail("update", () =>
      Promise.reject(new Error("AccessDenied")),
    );
    assert.deepEqual(
      heard.map(({ text }) => text),
      ["Why could not be found out: AccessDenied"],
    );
    assert.deepEqual(answers, [false]);
  });
});

describe("the service", () => {
  it("has these hooks, and none that pulumi destroy could not run", async () => {
    const { hooks = {} } = await optionsOf(types.service);
    assert.deepEqual(Object.keys(hooks).sort(), ["beforeCreate", "beforeUpdate", "onError"]);
    assert.equal(asHook(hooks.beforeCreate?.[0]).name, "app-service-before");
    assert.equal(hooks.beforeUpdate?.[0], hooks.beforeCreate?.[0]);
  });

  it("is migrated by the command and diagnosed by the names it is given", async () => {
    const asked: unknown[] = [];
    const live = fakeLive({
      runTask: (task) => {
        asked.push(task.command, task.container, task.logGroup);
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
    assert.deepEqual(asked, [["npx", "up"], name, logGroup, { cluster, service, logGroup }]);
  });
});
