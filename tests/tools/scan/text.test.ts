import assert from "node:assert/strict";
import pc from "picocolors";
import { scanJson } from "../../../tools/scan/json";
import { scanText } from "../../../tools/scan/text";
import { openFindings, type JudgedFinding, type StackScan } from "../../../tools/scan/types";
import { made } from "./fixture";

const balancer = made("aws:lb/loadBalancer:LoadBalancer", "app-balancer", { name: "shop-alb" });
const secrets = ["a", "b"].map((name) =>
  made("aws:secretsmanager/secret:Secret", `secrets-${name}`, { name: `shop/${name}` }),
);

function finding(id: string, resource = balancer, rest: Partial<JudgedFinding> = {}) {
  return { id, title: `Ensure ${id}`, resource, detail: "", accepted: undefined, ...rest };
}

const accepted = { reason: "AWS's own key will do.", review: "2027-05-31" };
const scan: StackScan = {
  name: "prod waf={}",
  region: "us-east-1",
  checkov: {
    scanner: "checkov 1.2.3",
    passed: 70,
    findings: [
      finding("CKV_AWS_91"),
      finding("CKV_AWS_2"),
      ...secrets.map((secret) => finding("CKV_AWS_149", secret, { accepted })),
    ],
  },
  linter: {
    scanner: "ol-parliament 4.5.6",
    passed: 3,
    findings: [finding("RESOURCE_STAR", balancer, { detail: "policy: s3:GetObject" })],
  },
  cfnLint: {
    scanner: "cfn-lint 7.8.9",
    passed: 2,
    findings: [finding("E3031", balancer, { detail: "Name: '-' does not match '^[a-z]'" })],
  },
  unseen: ["image: docker:index/image:Image is not of Pulumi's AWS package"],
};

const options = { colors: pc.createColors(false), resources: [balancer, ...secrets] };

describe("A scan for a terminal", () => {
  it("has the counts, what is open, what is accepted and why, and what nobody looked at", () => {
    assert.equal(
      scanText(scan, { ...options, today: "2027-05-30" }),
      `prod waf={}, us-east-1
  checkov 1.2.3        70 checks passed    2 open  2 accepted
  ol-parliament 4.5.6  3 policies passed   1 open  0 accepted
  cfn-lint 7.8.9       2 resources passed  1 open  0 accepted

Open
  CKV_AWS_2  Ensure CKV_AWS_2
    app-balancer  shop-alb
  CKV_AWS_91  Ensure CKV_AWS_91
    app-balancer  shop-alb
  E3031  Ensure E3031
    app-balancer  shop-alb  Name: '-' does not match '^[a-z]'
  RESOURCE_STAR  Ensure RESOURCE_STAR
    app-balancer  shop-alb  policy: s3:GetObject

Accepted
  CKV_AWS_149  Ensure CKV_AWS_149
    secrets-a  shop/a
    secrets-b  shop/b
    AWS's own key will do. (look again on 2027-05-31)

Not looked at
  image: docker:index/image:Image is not of Pulumi's AWS package
`,
    );
  });

  it("says that a review is due", () => {
    assert.match(
      scanText(scan, { ...options, today: "2027-05-31" }),
      /will do\. \(was to be looked at again on 2027-05-31\)/,
    );
  });

  it("has no section without content", () => {
    const none = { scanner: "x 1", passed: 1, findings: [] };
    const clean = { ...scan, checkov: none, linter: none, cfnLint: none, unseen: [] };
    const text = scanText(clean, { ...options, today: "2027-05-31" });
    assert.doesNotMatch(text, /^(Open|Accepted|Not looked at)$/m);
    assert.deepEqual(openFindings(clean), []);
  });

  it("is red if something is open", () => {
    const text = scanText(scan, { ...options, colors: pc.createColors(true), today: "2027-01-01" });
    assert.ok(text.includes(pc.createColors(true).red("Open")));
  });
});

describe("A scan for scripts", () => {
  it("has every finding by URN, with its acceptance or null", () => {
    const { checkov, linter, cfnLint, ...rest } = scanJson(scan);
    assert.deepEqual(rest, { name: scan.name, region: scan.region, unseen: scan.unseen });
    assert.deepEqual([checkov.passed, checkov.open, checkov.accepted], [70, 2, 2]);
    assert.deepEqual(checkov.findings[2], {
      id: "CKV_AWS_149",
      title: "Ensure CKV_AWS_149",
      urn: secrets[0]?.urn,
      detail: "",
      accepted,
    });
    assert.deepEqual(linter.findings[0]?.accepted, null);
    assert.deepEqual(cfnLint?.open, 1);
  });

  it("counts as open what nobody accepted", () => {
    assert.deepEqual(
      openFindings(scan).map(({ id }) => id),
      ["CKV_AWS_91", "CKV_AWS_2", "RESOURCE_STAR", "E3031"],
    );
  });
});
