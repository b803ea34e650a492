import assert from "node:assert/strict";
import { plainStyle } from "../../../tools/text/style";
import { securityMarkdown, securityOf, securityText } from "../../../tools/security";
import { previewJson } from "../../../tools/preview/json";
import { previewMarkdown } from "../../../tools/preview/markdown";
import { previewText } from "../../../tools/preview/text";
import { previewCommitted } from "../../support/stack";
import { made } from "./cases/case";

const plain = plainStyle;
const early = "2027-01-01";
const open = securityOf([made("alarm"), made("logGroup", { retentionInDays: 7 })]);
const shut = securityOf([made("logGroup", { retentionInDays: 365 })]);

describe("The preview's section about security", () => {
  it("counts, and names what is open with what ends it", () => {
    assert.equal(
      securityText(open, plain, early),
      [
        "  Controls of AWS Security Hub: 1 met, 1 accepted with a reason, 1 open",
        "  (docs/security.md)",
        "  CloudWatch.16  Logs are kept for a year",
        "                 logs are kept for less than 365 days; logRetentionDays: 365",
        "                 changes it",
      ].join("\n"),
    );
  });

  it("is one sentence if nothing is open", () => {
    assert.equal(
      securityText(shut, plain, early),
      "  Controls of AWS Security Hub: 1 met, 0 accepted with a reason, 0 open\n  (docs/security.md)",
    );
    assert.doesNotMatch(securityMarkdown(shut, early), /\n/);
  });

  it("says which reviews are due, once their day has come", () => {
    const due = "Review due: the reasons for CloudWatch.15, CKV_AWS_158, CKV_AWS_149";
    assert.doesNotMatch(securityText(open, plain, early), /Review/);
    assert.equal(securityText(open, plain, "2028-01-01").split("\n").at(-1), `  ${due}`);
    assert.ok(securityMarkdown(open, "2028-01-01").endsWith(`\n\n${due}`));
  });

  it("is a table in Markdown, with links to AWS's pages", () => {
    assert.match(
      securityMarkdown(open, early),
      /\n\n\| open \| control \| what ends it \|\n\|---\|---\|---\|\n\| \[CloudWatch\.16\]\(https:[^)]+#cloudwatch-16\) \| Logs are kept for a year \| .* \|$/,
    );
  });

  it("is in the text, in the report for a pull request, and in the JSON", async () => {
    const preview = await previewCommitted("dev");
    assert.match(
      previewText(preview, { ...plain, parts: ["security"] }),
      /\nSecurity\n {2}Controls of AWS Security Hub: \d+ met, /,
    );
    assert.match(
      previewMarkdown(preview),
      /\n<details><summary>Security<\/summary>\n\nControls of AWS Security Hub: \d+ met, /,
    );
    const { security } = JSON.parse(previewJson(preview)) as { security: unknown };
    assert.deepEqual(security, securityOf(preview.resources));
  });
});
