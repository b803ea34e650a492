import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { liveStacks } from ".";
import { apply } from "./apply";
import { valuesOf, type Change } from "./types";

/** Providers that the SDK makes by itself for a package, with its version in the name. */
const ofPackage = /^\w+ default(?:_|$)/;

/**
 * The step after a run that has replaced all tasks: the provider still has `forceNewDeployment` in
 * its state.
 */
const settles = "update app-service forceNewDeployment";

async function change(scenario: Scenario, row: Change): Promise<void> {
  row.first?.(scenario);
  const values = await valuesOf(row, scenario);
  if (!row.secret) {
    apply(scenario, values);
    return;
  }
  for (const [key, value] of Object.entries(values))
    await scenario.setSecret(key, typeof value === "string" ? value : JSON.stringify(value));
}

for (const { stack, from, ups } of liveStacks) {
  describe(`settings of a live ${stack} stack, each of which changes what its row says`, () => {
    let scenario: Scenario;
    before(async () => {
      scenario = await Scenario.start({ stack });
      apply(scenario, from);
      await scenario.succeed();
      if (stack === "dev") return;
      scenario.push("v1.0.0");
      await scenario.succeed();
    });
    after(() => {
      scenario.end();
    });

    for (const together of ups) {
      it(together.map(({ setting }) => setting).join(", "), async () => {
        for (const each of together) await change(scenario, each);
        const result = await scenario.succeed();
        const steps = new Set(together.flatMap((each) => each.steps));
        assert.deepEqual(
          result.steps.filter(
            (step) => !ofPackage.test(step) && !(step === settles && !steps.has(step)),
          ),
          [...steps].sort(),
        );
        for (const { then } of together) then?.(scenario);
      });
    }

    it("change nothing in a second run", async () => {
      await scenario.succeed();
      const { succeeded, changes, printed } = await scenario.upRefreshed();
      assert.deepEqual([succeeded, changes], [true, []], printed);
    });
  });
}
