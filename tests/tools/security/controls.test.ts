import assert from "node:assert/strict";
import { described } from "../../../tools/aws";
import { controls } from "../../../tools/security/controls";
import { accepts, check, judges, pageOf } from "../../../tools/security/judge";
import { scannerAcceptances } from "../../../tools/security/scanners";
import { made, type Cases } from "./cases/case";
import { cloudwatch } from "./cases/cloudwatch";
import { ec2 } from "./cases/ec2";
import { ecr, ecs } from "./cases/ecs";
import { elb } from "./cases/elb";
import { iam } from "./cases/iam";
import { keysAndTopics } from "./cases/keysAndTopics";
import { s3 } from "./cases/s3";
import { secretsManager } from "./cases/secretsManager";
import { waf } from "./cases/waf";

const cases: Readonly<Record<string, Cases>> = {
  ...cloudwatch,
  ...ec2,
  ...ecr,
  ...ecs,
  ...elb,
  ...iam,
  ...keysAndTopics,
  ...s3,
  ...secretsManager,
  ...waf,
};

describe("The register's controls", () => {
  for (const control of controls) {
    describe(control.id, () => {
      const { met = [], open = [], notApplicable = [] } = cases[control.id] ?? {};

      it("is met by what meets it", () => {
        assert.ok(met.length > 0);
        met.forEach((each, index) => {
          assert.deepEqual(check(control, each), { state: "met", how: control.met }, String(index));
        });
      });

      it("is open if that is missing", () => {
        assert.ok(open.length > 0);
        open.forEach((each, index) => {
          assert.equal(check(control, each).state, "open", String(index));
        });
      });

      it("does not apply to anything else", () => {
        [...notApplicable, []].forEach((each, index) => {
          assert.equal(check(control, each).state, "notApplicable", String(index));
        });
      });
    });
  }

  it("have an id each, in order, and no cases without control", () => {
    const ids = controls.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
    assert.deepEqual(Object.keys(cases).sort(), [...ids].sort());
    assert.ok(ids.indexOf("EC2.2") < ids.indexOf("EC2.10"));
    for (const id of ids) assert.match(id, /^[A-Z][A-Za-z0-9]+\.\d+$/);
  });

  it("have AWS's page", () => {
    assert.equal(
      pageOf("SecretsManager.1"),
      "https://docs.aws.amazon.com/securityhub/latest/userguide/secretsmanager-controls.html#secretsmanager-1",
    );
  });

  it("say how they are met and what ends them, in a line that a table can hold", () => {
    for (const { title, met, open } of controls) {
      for (const line of [title, met, open]) assert.match(line, /^\S[^|\n]{3,}[^.|\n]$/);
    }
  });

  it("share no check of Checkov's", () => {
    const checks = controls.flatMap(({ checkov = [] }) => checkov);
    assert.deepEqual(checks, [...new Set(checks)]);
    for (const each of checks) assert.match(each, /^CKV2?_AWS_\d+$/);
  });

  it("accept with a reason and a day", () => {
    const disposable = [made("repository", { forceDelete: true }), made("builtImage")];
    const found = controls.flatMap((control) =>
      [...described.keys()]
        .map((type) => ({ ...made("repository"), type }))
        .filter((each) => judges(control, each))
        .map((each) => accepts(control.accepted, each, disposable)),
    );
    const known = [...found.filter((each) => each !== undefined), ...scannerAcceptances];
    assert.ok(known.length > 25);
    for (const { reason, review } of known) {
      assert.match(reason, /^[A-Z][^|\n]{20,}\.$/);
      assert.match(review, /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
    }
  });

  it("name what fails, if something else passes", () => {
    const [alarm] = controls.filter(({ id }) => id === "CloudWatch.15");
    assert.ok(alarm);
    const stack = [made("alarm", {}, "cpu"), made("alarm", { alarmActions: ["topic"] }, "errors")];
    assert.equal(check(alarm, stack).how, `${alarm.open} (cpu)`);
    assert.equal(check(alarm, stack.slice(0, 1)).how, alarm.open);
  });
});
