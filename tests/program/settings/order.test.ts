import assert from "node:assert/strict";
import type { Run } from "../../support/program";
import { containerOf, environmentOf } from "../definition";
import { pushed, runFirst } from "../image/firstRun";

function inputsByUrn({ resources }: Run): Readonly<Record<string, unknown>> {
  return Object.fromEntries(resources.map(({ urn, inputs }) => [urn, inputs]));
}

type Entries = readonly (readonly [string, unknown])[];

const texts = [
  ["ZULU", "canary-z"],
  ["ALPHA", "canary-a"],
  ["MIKE", "canary-m"],
] as const;

/** Every map of a stack file that can have more than one key. */
const maps: Readonly<Record<string, Entries>> = {
  environment: texts.map(([name, value]) => [`LOG_${name}`, value]),
  secrets: texts,
  tags: texts,
  rollout: [
    ["strategy", "canary"],
    ["percent", 20],
    ["canaryMinutes", 3],
    ["bakeMinutes", 7],
  ],
  healthCheck: [
    ["path", "/up"],
    ["command", ["CMD", "/bin/check"]],
  ],
  monitoring: [
    ["cpuAlarmPercent", 70],
    ["alarmEmail", "team@example.com"],
  ],
};

function map(entries: Entries): string {
  return JSON.stringify(Object.fromEntries(entries));
}

function runOrdered(key: string, entries: Entries) {
  return runFirst({ config: { [`mcp-catalog:${key}`]: map(entries) }, lookups: pushed });
}

describe("the order of the settings", () => {
  for (const [key, entries] of Object.entries(maps)) {
    it(`changes no input of any resource if ${key} is written in another order`, async () => {
      const [one, other] = [entries, [...entries].reverse()];
      assert.notEqual(map(one), map(other));
      const before = inputsByUrn(await runOrdered(key, one));
      assert.deepEqual(inputsByUrn(await runOrdered(key, other)), before);
      assert.notDeepEqual(inputsByUrn(await runFirst({ lookups: pushed })), before);
    });
  }

  it("changes nothing if the secrets to follow are listed in another order", async () => {
    const names = ["ZULU", "NEXT_PUBLIC_SUPABASE_URL", "ALPHA"];
    const followed = (followRotation: readonly string[]) =>
      runFirst({
        config: {
          "mcp-catalog:secrets": map(texts),
          "mcp-catalog:followRotation": JSON.stringify(followRotation),
        },
        lookups: pushed,
      });
    const [one, other] = [await followed(names), await followed([...names].reverse())];
    assert.deepEqual(inputsByUrn(other), inputsByUrn(one));
    assert.notDeepEqual(inputsByUrn(await followed([])), inputsByUrn(one));
  });

  it("changes nothing if the keys themselves are in another order", async () => {
    const entries = Object.entries(maps).map(
      ([key, each]) => [`mcp-catalog:${key}`, map(each)] as const,
    );
    const [one, other] = [
      await runFirst({ config: Object.fromEntries(entries), lookups: pushed }),
      await runFirst({ config: Object.fromEntries([...entries].reverse()), lookups: pushed }),
    ];
    assert.deepEqual(inputsByUrn(other), inputsByUrn(one));
    // Also registered in the same order, because a preview lists them in that order.
    assert.deepEqual(Object.keys(inputsByUrn(other)), Object.keys(inputsByUrn(one)));
  });

  it("is alphabetical in the task definition", async () => {
    const environment = Object.keys(environmentOf(await runOrdered("environment", texts)));
    assert.deepEqual(environment, [...environment].sort());
    assert.equal(environment.length, 11);
    const secrets = containerOf(await runOrdered("secrets", texts)).secrets;
    assert.deepEqual(
      secrets.map(({ name }) => name),
      [
        "ALPHA",
        "MIKE",
        "NEXT_PUBLIC_SUPABASE_ANON_KEY",
        "NEXT_PUBLIC_SUPABASE_URL",
        "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY",
        "ZULU",
      ],
    );
  });
});

describe("the order of creation", () => {
  it("has the bucket's policy before the load balancer, which writes there as soon as it logs", async () => {
    const prod = await runFirst();
    const balancer = prod.one("aws:lb/loadBalancer:LoadBalancer");
    assert.ok(prod.waitsFor(balancer).includes("access-logs-policy"));
  });
});
