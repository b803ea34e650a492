import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { program } from "../../../program";
import type { StackPreview } from "../../../tools/preview/evaluateStack";
import { securityPage } from "../../../tools/readme/securityPage";
import { leftOut } from "../../../tools/security";
import { controls } from "../../../tools/security/controls";
import { projectFolder } from "../../support/program";
import { previewCommitted } from "../../support/stack";

const domain = 'domain={"name":"catalog.example.com","zone":"example.com"}';

/** Every choice that makes something which controls are about. */
const everything = [
  domain,
  'network={"mode":"dedicated","nat":"instance","endpoints":["ecr.api"]}',
  "waf={}",
  "encryption=customerKey",
  "monitoring.alarmEmail=ops@example.com",
];
const file = path.join(projectFolder, "docs", "security.md");

describe("The security register of the committed stacks", () => {
  let prod: StackPreview;
  let dev: StackPreview;
  let withDomain: StackPreview;
  let withEverything: StackPreview;
  before(async () => {
    prod = await previewCommitted("prod");
    dev = await previewCommitted("dev");
    withDomain = await previewCommitted("prod", [domain]);
    withEverything = await previewCommitted("prod", everything);
  });

  const open = ({ security }: StackPreview) =>
    security.controls.filter(({ state }) => state === "open").map(({ id }) => id);

  it("has nothing open on prod except what a domain closes", () => {
    assert.deepEqual(open(prod), ["ELB.1", "ELB.18"]);
    assert.deepEqual(open(withDomain), []);
  });

  it("has nothing open with every choice", () => {
    assert.deepEqual(open(withEverything), []);
    assert.ok(withEverything.security.counts.met > withDomain.security.counts.met);
  });

  it("says why the topic of the check from outside has no key, although the stack has one in its region", async () => {
    const { security } = await previewCommitted("prod", [
      domain,
      "aws:region=eu-central-1",
      "encryption=customerKey",
      "monitoring.alarmEmail=ops@example.com",
      "monitoring.outsideCheck=true",
    ]);
    const result = security.controls.find(({ id }) => id === "SNS.1");
    assert.ok(result?.state === "accepted");
    assert.match(
      result.reason,
      /^The alarm of `monitoring\.outsideCheck` is in us-east-1, and [^.]+\./,
    );
    assert.doesNotMatch(result.reason, /1 USD/);
    assert.match(result.how, /adds one in the stack's region \(notifications-outside\)$/);
  });

  it("has nothing open on dev", () => {
    assert.deepEqual(open(dev), []);
  });

  it("has more controls met than accepted on prod, and more met than dev", () => {
    const { met, accepted } = prod.security.counts;
    assert.ok(met > accepted && met > dev.security.counts.met, `${met} met, ${accepted} accepted`);
  });

  it("leaves out no control that it has", () => {
    const out = leftOut.flatMap(({ ids }) => ids);
    assert.deepEqual(
      controls.filter(({ id }) => out.includes(id)),
      [],
    );
  });

  describe("docs/security.md", () => {
    const text = fs.readFileSync(file, "utf8");

    it("is what npm run readme writes", async () => {
      assert.equal(text, await securityPage(projectFolder, program, file), "stale: npm run readme");
    });

    it("has every control that applies, its state on both stacks, and every reason with its date", () => {
      for (const { controls: results } of [prod.security, dev.security]) {
        for (const result of results) {
          assert.ok(text.includes(`[${result.id}](${result.page})`), result.id);
          if (result.state !== "accepted") continue;
          assert.match(text, new RegExp(result.reason.slice(0, 60).replace(/[^\w ]/g, ".")));
          assert.ok(text.includes(result.review));
        }
      }
    });
  });
});
