import assert from "node:assert/strict";
import { alarmNames, alarmPlans, anyOf } from "../../../components/monitoring/alarms";
import { physicalNames } from "../../../settings/names";
import { settings, watched } from "./fixture";
import { existing, values } from "./awsMetrics";

type Query = { readonly id: string; readonly expression?: string; readonly metric?: Metric };

interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** Stacks with alarms on different metrics. */
const stacks = [
  watched,
  { ...watched, countsTasks: false },
  { ...watched, balancerIsShared: true },
  {
    ...watched,
    targetGroupArnSuffixes: ["targetgroup/shop-tg/2", "targetgroup/shop-tg2/3"],
    balancerIsShared: true,
  },
  { ...watched, certificateArn: undefined, counts: { min: 0, max: 1 } },
  { ...watched, healthCheckId: "check-4" },
];

function metricsOf(judges: object): readonly Metric[] {
  const { metricQueries } = judges as { readonly metricQueries?: readonly Query[] };
  if (!metricQueries) return [judges as Metric];
  return metricQueries.flatMap(({ metric }) => (metric ? [metric] : []));
}

function plan(key: string, stack: (typeof stacks)[number] = watched) {
  const found = alarmPlans(stack, settings).find((each) => each.key === key);
  assert.ok(found, key);
  return found;
}

describe("Each alarm", () => {
  for (const stack of stacks) {
    it(`watches a metric that AWS has, by the dimensions of the stack: ${JSON.stringify(stack.counts)}, ${stack.targetGroupArnSuffixes.length} groups`, () => {
      for (const { key, judges } of alarmPlans(stack, settings)) {
        for (const { namespace, metricName, dimensions = {} } of metricsOf(judges)) {
          const known = existing[`${namespace} ${metricName}`] ?? [];
          assert.ok(known.includes(Object.keys(dimensions).sort().join()), `${key} ${metricName}`);
          for (const [name, value] of Object.entries(dimensions)) {
            assert.ok(values[name]?.includes(value), `${key} ${name} ${value}`);
          }
        }
      }
    });
  }

  it("uses every metric in its expression, and no other", () => {
    for (const stack of stacks) {
      for (const { key, judges } of alarmPlans(stack, settings)) {
        const { metricQueries = [] } = judges as { readonly metricQueries?: readonly Query[] };
        const text = metricQueries.map(({ expression = "" }) => expression).join();
        if (text === "") continue;
        const named = new Set(text.match(/\bm\d+\b/g));
        const asked = metricQueries.filter(({ metric }) => metric).map(({ id }) => id);
        assert.deepEqual(new Set(asked), named, key);
        assert.equal(asked.length, named.size, key);
      }
    }
  });

  it("says what is wrong and what to do, within CloudWatch's limits", () => {
    for (const { key, says, then } of alarmPlans(watched, settings)) {
      assert.match(then, /npx catalog \w+ prod|docs\/|dashboard|ACM/, key);
      assert.ok(`${says}. ${then}`.length <= 1024, key);
      assert.doesNotMatch(says, /\.$/, key);
    }
  });

  it("has a threshold that the settings set", () => {
    const thresholds = alarmPlans(watched, settings).map(({ key, judges }) => [
      key,
      judges.threshold,
    ]);
    assert.deepEqual(Object.fromEntries(thresholds), {
      cpuAlarm: 70,
      memoryAlarm: 75,
      noTaskAlarm: 1,
      failingAlarm: 50,
      appErrorsAlarm: 4,
      balancerErrorsAlarm: 10,
      latencyAlarm: 2,
      fewTasksAlarm: 1,
      maximumAlarm: 6,
      errorLinesAlarm: 30,
      crashesAlarm: 2,
      secretsAlarm: 1,
      certificateAlarm: 15,
    });
  });
});

describe("The alarms of a stack", () => {
  const keys = (stack: (typeof stacks)[number]) =>
    alarmPlans(stack, settings).map(({ key }) => key);

  it("are only the CPU alarm with alarms: cpu", () => {
    const few = alarmPlans(watched, { ...settings, alarms: "cpu" });
    assert.deepEqual(
      few.map(({ key }) => key),
      ["cpuAlarm"],
    );
  });

  it("do not include the page before there is a service", () => {
    const before = alarmPlans({ ...watched, runs: false }, settings);
    assert.deepEqual(
      before.filter(({ tells }) => tells === "down"),
      [],
    );
  });

  it("leave out what the stack does not have: a certificate, scaling, a balancer of its own", () => {
    assert.ok(!keys({ ...watched, certificateArn: undefined }).includes("certificateAlarm"));
    assert.ok(!keys({ ...watched, mostByLoad: undefined }).includes("maximumAlarm"));
    assert.ok(!keys({ ...watched, balancerIsShared: true }).includes("balancerErrorsAlarm"));
    assert.ok(
      !keys({ ...watched, countsTasks: false, counts: { min: 0, max: 1 } }).includes(
        "fewTasksAlarm",
      ),
    );
  });

  it("treat missing data as a fault only if the app always has a task", () => {
    assert.equal(plan("noTaskAlarm").judges.treatMissingData, "breaching");
    const atNight = { ...watched, counts: { min: 0, max: 2 } };
    assert.equal(plan("noTaskAlarm", atNight).judges.treatMissingData, "notBreaching");
  });

  it("count failing requests of the app and the balancer together, but only a guest's own", () => {
    const expressionOf = (key: string, stack = watched) =>
      (plan(key, stack).judges.metricQueries as readonly Query[]).at(-1)?.expression;
    assert.equal(expressionOf("failingAlarm"), "IF(m3 + m2 >= 20, 100 * (m1 + m2) / (m3 + m2), 0)");
    const shared = { ...watched, balancerIsShared: true };
    assert.equal(expressionOf("failingAlarm", shared), "IF(m2 >= 20, 100 * (m1) / (m2), 0)");
    assert.equal(expressionOf("latencyAlarm"), "IF(m2 >= 20, m1, 0)");
    const pair = { ...shared, targetGroupArnSuffixes: ["targetgroup/a/1", "targetgroup/b/2"] };
    assert.equal(expressionOf("latencyAlarm", pair), "IF(m3 + m4 >= 20, MAX([m1, m2]), 0)");
  });

  it("have names that are known before any resource exists", () => {
    const names = physicalNames("shop", "prod");
    const known = {
      balancerIsShared: false,
      countsTasks: true,
      counts: watched.counts,
      tls: true,
      mostByLoad: 6,
    };
    const expected = [...alarmPlans(watched, settings).map(({ key }) => names[key]), "Shop-Down"];
    assert.deepEqual(alarmNames(names, settings, known), expected);
    assert.deepEqual(alarmNames(names, { ...settings, alarms: "cpu" }, known), ["Shop-High-CPU"]);
    assert.equal(new Set(expected).size, 14);
  });
});

describe("The rule of the alarm that pages", () => {
  it("is on if any of its parts is", () => {
    assert.equal(anyOf(["A", "B-c"]), 'ALARM("A") OR ALARM("B-c")');
  });
});
