import assert from "node:assert/strict";
import { configurations } from "../support/configurations";
import { runCommitted } from "../support/stack";

const metric = "aws:cloudwatch/metricAlarm:MetricAlarm";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const email = "monitoring.alarmEmail=ops@example.com";

/** The alarms that neither tell somebody nor are parts of an alarm that does, by their logical names. */
async function silent(stack: string, settings: readonly string[]): Promise<readonly string[]> {
  const run = await runCommitted(stack, settings);
  const tells = (inputs: Readonly<Record<string, unknown>>) =>
    ((inputs["alarmActions"] ?? []) as readonly unknown[]).length > 0;
  const rules = run
    .all(composite)
    .filter(({ inputs }) => tells(inputs))
    .map(({ inputs }) => String(inputs["alarmRule"]));
  return [...run.all(metric), ...run.all(composite)]
    .filter(({ inputs }) => !tells(inputs))
    .filter(({ inputs }) => !rules.some((rule) => rule.includes(`"${String(inputs["name"])}"`)))
    .map(({ name }) => name);
}

describe("every alarm reaches somebody through monitoring.alarmEmail", () => {
  for (const [title, { stack, settings: all }] of Object.entries(configurations)) {
    // Nobody answers the request of a smoke test here.
    const settings = all.filter((setting) => !setting.startsWith("smokeTest"));
    const hasOwn = settings.some((setting) => /^monitoring(=|\.alarmEmail=)/.test(setting));
    it(title, async () => {
      assert.deepEqual(await silent(stack, hasOwn ? settings : [...settings, email]), []);
    });
  }

  it("warns if a stack that is not disposable has no recipient", async () => {
    const { warnings } = await runCommitted("prod");
    assert.ok(warnings.some((warning) => warning.startsWith("Nobody is told if the app is down")));
    assert.notDeepEqual(await silent("prod", []), []);
  });
});
