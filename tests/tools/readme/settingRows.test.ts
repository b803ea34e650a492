import assert from "node:assert/strict";
import { settingRows } from "../../../tools/readme/settings/rows";
import { byTopic, topics } from "../../../tools/readme/settings/topics";

describe("the settings' rows", () => {
  const row = (key: string) => settingRows().find((each) => each.key === key);

  it("have a map's keys with their rule and default", () => {
    assert.deepEqual(row("monitoring.cpuAlarmPercent"), {
      key: "monitoring.cpuAlarmPercent",
      what: "average CPU above which the alarm goes off",
      value: "a whole number from 1 to 100 (percent)",
      otherwise: "`80`",
    });
  });

  it("say which alternative of a union has a key, unless all have it", () => {
    assert.match(row("image.context")?.what ?? "", /^with `source: build`; /);
    assert.doesNotMatch(row("image.platform")?.what ?? "", /with `/);
    assert.equal(row("image.source")?.otherwise, "`registry`");
    assert.equal(settingRows().filter(({ key }) => key === "image.platform").length, 1);
  });

  it("say what is required, what is not, and what is a secret", () => {
    assert.equal(row("imageTag")?.otherwise, "required");
    assert.equal(row("aws:profile")?.otherwise, "none");
    assert.equal(row("supabaseUrl")?.otherwise, "required, except with mock data");
    assert.match(
      row("supabaseUrl")?.what ?? "",
      /secret: `pulumi config set --secret supabaseUrl`/,
    );
    assert.equal(row("environment")?.otherwise, "none");
  });
});
describe("The topics of the settings", () => {
  const rows = settingRows();

  it("have every setting once, in one of them", () => {
    const keys = byTopic(rows).flatMap((section) => section.rows.map(({ key }) => key));
    assert.deepEqual([...keys].sort(), rows.map(({ key }) => key).sort());
  });

  it("name no key that is not a setting", () => {
    const roots = rows.map(({ key }) => key.split(".")[0]);
    assert.deepEqual(
      topics.flatMap(({ keys }) => keys).filter((key) => !roots.includes(key)),
      [],
    );
  });

  it("put a key that no topic has into a last one", () => {
    const row = { key: "new.key", what: "", value: "", otherwise: "" };
    assert.deepEqual(byTopic([row]), [{ title: "More", rows: [row] }]);
  });
});
