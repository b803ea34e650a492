import assert from "node:assert/strict";
import { dashboardPicture } from "../../../tools/readme/dashboard";
import { sampleOf } from "../../../tools/readme/dashboard/samples";
import { previewCommitted } from "../../support/stack";

/** Pixels that GitHub gives to a picture in a page. */
const page = 880;

describe("The picture of the dashboard", () => {
  for (const [stack, settings] of [
    ["prod", []],
    ["prod", ["rollout.strategy=blueGreen", "monitoring.containerInsights=disabled"]],
    ["dev", []],
  ] as const) {
    it(`has every widget of ${stack} ${settings.join(" ")}, legibly, with numbers throughout`, async () => {
      const { resources } = await previewCommitted(stack, [...settings]);
      const picture = dashboardPicture(resources);
      const [, width = "0"] = /viewBox="0 0 (\d+) \d+"/.exec(picture) ?? [];
      const sizes = [...picture.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
      assert.ok(sizes.length > 30);
      for (const size of sizes) assert.ok((size * page) / Number(width) >= 12, String(size));
      assert.doesNotMatch(picture, /NaN|undefined|\[object/);
      const widgets = (picture.match(/rx="8"/g) ?? []).length;
      assert.equal(widgets, stack === "prod" ? 10 : 9);
      for (const title of ["Requests a minute", "Tasks", "Newest errors in the log"]) {
        assert.ok(picture.includes(`>${title}<`), title);
      }
    });
  }

  it("wants a value for every metric", () => {
    assert.throws(() => sampleOf("NewMetric", "Sum"), /make up NewMetric in tools\/readme/);
  });

  it("needs a dashboard", () => {
    assert.throws(() => dashboardPicture([]), /the stack has no dashboard/);
  });
});
