import assert from "node:assert/strict";
import { targetGroupArn } from "../../../live/why/ids";
import { unfolded } from "../../../support/command";
import { frontDoor, plainListener } from "../../pause/frontDoor";
import { leftPage, rulesOf } from "../../pause/leftPage";
import { stackAnswers } from "./account";
import { runCatalog } from "../run";

describe("catalog status of a stack that shows a page", () => {
  it("says on which listener a page is left, if the others lead to the app", async () => {
    const tags = { ...leftPage.tags, Stack: "prod" };
    const { answers } = frontDoor({
      plain: "forwards",
      rules: [{ ...leftPage, tags, listener: plainListener }],
      targetGroupArns: [targetGroupArn],
    });
    const of503 = { httpStatus: () => Promise.resolve(503) };
    const given = stackAnswers({}, rulesOf(answers));
    const { out } = await runCatalog(["status", "prod"], given, of503);
    assert.match(
      unfolded(out),
      / 503 with the page of a pause on HTTP:80, not on HTTPS:443 version/,
    );
  });

  it("names a page that is left in front of a running app, and the command that removes it", async () => {
    const { answers } = frontDoor({
      rules: [{ ...leftPage, tags: { ...leftPage.tags, Stack: "prod" } }],
      targetGroupArns: [targetGroupArn],
    });
    const rules = rulesOf(answers);
    const of503 = { httpStatus: () => Promise.resolve(503) };
    const left = await runCatalog(["status", "prod"], stackAnswers({}, rules), of503);
    assert.equal(left.code, 1);
    assert.match(
      unfolded(left.out),
      /^prod in us-east-1 is not up as asked address \S+ answers 503 with the page of a pause version/,
    );
    assert.ok(left.out.endsWith("\nNext\n  npx catalog resume prod\n"), left.out);
    const others = { ...rules, DescribeTags: () => ({ TagDescriptions: [] }) };
    const none = await runCatalog(["status", "prod"], stackAnswers({}, others), of503);
    assert.match(none.out, /answers 503\n/);
    const well = await runCatalog(["status", "prod"], stackAnswers({}, rules));
    assert.ok(well.calls.every(({ operation }) => operation !== "DescribeRules"));
  });
});
