import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../../tools/evaluate";
import { dayOf, isReviewDue, securityOf } from "../../../tools/security";
import { made } from "./cases/case";

const toHttps = { type: "redirect", redirect: { protocol: "HTTPS" } };
const disposable = made("repository", { forceDelete: true });

function resultOf(id: string, resources: readonly EvaluatedResource[]) {
  return securityOf(resources).controls.find((each) => each.id === id);
}

function stateOf(id: string, resources: readonly EvaluatedResource[]) {
  return resultOf(id, resources)?.state;
}

describe("The security report", () => {
  it("counts met, accepted and open, and leaves out what does not apply", () => {
    const { controls, counts } = securityOf([
      made("alarm", {}, "cpu"),
      made("logGroup", { retentionInDays: 7 }),
    ]);
    assert.deepEqual(
      controls.map(({ id, state }) => [id, state]),
      [
        ["CloudWatch.15", "accepted"],
        ["CloudWatch.16", "open"],
        ["CloudWatch.17", "met"],
      ],
    );
    assert.deepEqual(counts, { met: 1, accepted: 1, open: 1 });
    assert.deepEqual(securityOf([]), {
      controls: [],
      scanners: [],
      counts: { met: 0, accepted: 0, open: 0 },
    });
  });

  it("gives id, title, page and how, and for accepted controls reason and date", () => {
    const result = resultOf("CloudWatch.15", [made("alarm")]);
    assert.deepEqual(Object.keys(result ?? {}), [
      "id",
      "title",
      "page",
      "how",
      "state",
      "reason",
      "review",
    ]);
    assert.deepEqual(resultOf("CloudWatch.17", [made("alarm")]), {
      id: "CloudWatch.17",
      title: "The actions of alarms are on",
      page: "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-17",
      how: "`actionsEnabled`",
      state: "met",
    });
  });

  describe("accepts what is cheap by choice on a disposable stack alone", () => {
    const bad: Readonly<Record<string, readonly EvaluatedResource[]>> = {
      "CloudWatch.16": [made("logGroup", { retentionInDays: 7 })],
      "ECS.2": [made("service", { networkConfiguration: { assignPublicIp: true } })],
      "ECS.12": [made("cluster")],
      "ELB.1": [
        made("balancer"),
        made("listener", { loadBalancerArn: "balancer", protocol: "HTTP" }),
      ],
      "ELB.5": [made("balancer")],
      "ELB.6": [made("balancer")],
      "ELB.18": [made("listener", { protocol: "HTTP" })],
    };
    for (const [id, resources] of Object.entries(bad)) {
      it(id, () => {
        assert.equal(stateOf(id, resources), "open");
        assert.equal(stateOf(id, [...resources, disposable]), "accepted");
        const secret = made("secret", { recoveryWindowInDays: 0 });
        assert.equal(stateOf(id, [...resources, secret]), "accepted");
      });
    }

    it("does not accept a public address within a VPC of its own", () => {
      const service = made("service", { networkConfiguration: { assignPublicIp: true } });
      assert.equal(stateOf("ECS.2", [service, disposable, made("vpc")]), "open");
    });
  });

  describe("accepts a VPC that is not the stack's", () => {
    const group = made("securityGroup");
    const service = made("service", { networkConfiguration: { assignPublicIp: true } });
    for (const id of ["EC2.2", "EC2.6", "EC2.15"]) {
      it(`${id}: unless tasks of a stack that must not be lost have public addresses there`, () => {
        assert.equal(stateOf(id, [group]), "accepted");
        assert.match(JSON.stringify(resultOf(id, [group])), /The VPC does not belong to the stack/);
        assert.equal(stateOf(id, [group, service]), "open");
        assert.equal(stateOf(id, [group, service, disposable]), "accepted");
      });
    }

    it("does not accept the stack's own VPC", () => {
      assert.equal(stateOf("EC2.2", [made("vpc"), group]), "open");
      assert.equal(stateOf("EC2.6", [made("vpc"), group, disposable]), "open");
    });
  });

  it("accepts a listener that only redirects, and none that forwards", () => {
    const redirecting = made(
      "listener",
      { protocol: "HTTP", defaultActions: [toHttps] },
      "to-https",
    );
    const forwarding = made("listener", { protocol: "HTTP" }, "forwarding");
    assert.equal(stateOf("ELB.18", [redirecting]), "accepted");
    assert.equal(stateOf("ELB.18", [redirecting, forwarding]), "open");
  });

  it("accepts the tags that have a reason to move", () => {
    const repository = (imageTagMutability: string) => made("repository", { imageTagMutability });
    assert.equal(stateOf("ECR.2", [repository("IMMUTABLE_WITH_EXCLUSION")]), "accepted");
    assert.equal(stateOf("ECR.2", [repository("MUTABLE")]), "open");
    assert.equal(stateOf("ECR.2", [repository("MUTABLE"), made("builtImage")]), "accepted");
  });

  it("accepts addresses without user if an instance takes them", () => {
    assert.equal(stateOf("EC2.12", [made("address")]), "open");
    assert.equal(stateOf("EC2.12", [made("address"), made("instanceGroup")]), "accepted");
  });

  it("gives every reason once, with the earliest date", () => {
    const redirecting = made(
      "listener",
      { protocol: "HTTP", defaultActions: [toHttps] },
      "to-https",
    );
    const forwarding = made("listener", { protocol: "HTTP" }, "forwarding");
    const result = resultOf("ELB.18", [redirecting, forwarding, forwarding, disposable]);
    assert.ok(result?.state === "accepted");
    assert.match(result.reason, /^Port 80 .*\. A disposable stack .*\.$/);
    assert.equal(result.review, "2027-05-31");
  });
});

describe("A review", () => {
  it("is due from its day on", () => {
    const accepted = { reason: "", review: "2027-05-31" };
    assert.equal(isReviewDue(accepted, "2027-05-30"), false);
    assert.equal(isReviewDue(accepted, "2027-05-31"), true);
    assert.equal(isReviewDue(accepted, "2030-01-01"), true);
    assert.equal(dayOf(new Date("2027-05-31T23:59:59Z")), "2027-05-31");
  });
});
