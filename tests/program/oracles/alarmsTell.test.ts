import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { entries } from "../../../tools/commands/catalog/entries";
import { configurations } from "../../support/configurations";
import { projectFolder } from "../../support/program";
import { runCommitted } from "../../support/stack";

const metric = "aws:cloudwatch/metricAlarm:MetricAlarm";
const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const email = "monitoring.alarmEmail=ops@example.com";

type Run = Awaited<ReturnType<typeof runCommitted>>;

/** The logical names of alarms that neither notify somebody nor are parts of an alarm that does. */
function silent(run: Run): readonly string[] {
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

const { scripts } = JSON.parse(readFileSync(path.join(projectFolder, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/**
 * The advice in descriptions of alarms that is neither an existing command nor a place to look at.
 */
function unknownAdvice(run: Run): readonly string[] {
  return [...run.all(metric), ...run.all(composite)]
    .map(({ inputs }) => String(inputs["alarmDescription"]))
    .filter((text) => {
      const named = [...text.matchAll(/npm run ([\w:]+)|catalog (\w+)/g)];
      const exist = named.every(([, script, command]) =>
        script === undefined ? entries.some(({ name }) => name === command) : script in scripts,
      );
      const looks = /docs\/settings\.md|dashboard|ACM|pulumi up/.test(text);
      return !exist || (named.length === 0 && !looks);
    });
}

describe("every alarm says what to do, and reaches somebody through monitoring.alarmEmail", () => {
  for (const [title, { stack, settings: all }] of Object.entries(configurations)) {
    // Nobody answers the request of a smoke test here.
    const settings = all.filter((setting) => !setting.startsWith("smokeTest"));
    const hasOwn = settings.some((setting) => /^monitoring(=|\.alarmEmail=)/.test(setting));
    it(title, async () => {
      const run = await runCommitted(stack, hasOwn ? settings : [...settings, email]);
      assert.deepEqual(silent(run), []);
      assert.deepEqual(unknownAdvice(run), []);
    });
  }

  it("warns if a stack that is not disposable has no recipient", async () => {
    const run = await runCommitted("prod");
    assert.ok(
      run.warnings.some((warning) =>
        warning.startsWith("Nobody gets a message if the app is down"),
      ),
    );
    assert.notDeepEqual(silent(run), []);
  });
});
