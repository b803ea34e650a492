import assert from "node:assert/strict";
import { acceptance } from "../../../tools/security";
import { made } from "./cases/case";

const toHttps = { type: "redirect", redirect: { protocol: "HTTPS" } };
const disposable = made("repository", { forceDelete: true });

describe("The acceptance of a scanner's finding", () => {
  it("is that of the control that checks the same", () => {
    const balancer = made("balancer");
    assert.match(acceptance("CKV2_AWS_28", balancer, [balancer])?.reason ?? "", /web ACL/);
    assert.equal(acceptance("CKV_AWS_150", balancer, [balancer]), undefined);
    assert.ok(acceptance("CKV_AWS_150", balancer, [balancer, disposable]));
  });

  it("is of one resource, and not of its neighbour", () => {
    const redirecting = made(
      "listener",
      { protocol: "HTTP", defaultActions: [toHttps] },
      "to-https",
    );
    const forwarding = made("listener", { protocol: "HTTP" }, "forwarding");
    const both = [redirecting, forwarding, made("listener", { protocol: "HTTPS" }, "https")];
    assert.ok(acceptance("CKV_AWS_2", redirecting, both));
    assert.equal(acceptance("CKV_AWS_2", forwarding, both), undefined);
  });

  it("holds until there is a domain, but not for a listener that ignores the domain", () => {
    const forwarding = made("listener", { protocol: "HTTP" });
    const balancer = made("balancer");
    const https = made("listener", { protocol: "HTTPS" }, "https");
    for (const check of ["CKV_AWS_2", "CKV_AWS_103"]) {
      assert.match(acceptance(check, forwarding, [forwarding])?.reason ?? "", /domain/);
      assert.equal(acceptance(check, forwarding, [forwarding, https]), undefined);
    }
    assert.match(
      acceptance("CKV2_AWS_20", balancer, [balancer, forwarding])?.reason ?? "",
      /domain/,
    );
    assert.equal(acceptance("CKV2_AWS_20", balancer, [balancer, forwarding, https]), undefined);
  });

  it("does not exist if the control is met, for another type, or for an unknown finding", () => {
    const encrypted = made("topic", { kmsMasterKeyId: "key" });
    assert.equal(acceptance("CKV_AWS_26", encrypted, [encrypted]), undefined);
    assert.ok(acceptance("CKV_AWS_26", made("topic"), []));
    assert.equal(acceptance("CKV_AWS_26", made("bucket"), []), undefined);
    assert.equal(acceptance("CKV_AWS_1", made("topic"), []), undefined);
  });

  it("is the scanner's own if Security Hub has no such control", () => {
    for (const [check, type] of [
      ["CKV_AWS_158", "logGroup"],
      ["CKV_AWS_149", "secret"],
    ] as const) {
      assert.ok(acceptance(check, made(type), []));
      for (const other of ["topic", "key", "bucket"] as const) {
        assert.equal(acceptance(check, made(other), []), undefined, other);
      }
    }
  });

  it("does not outlive the choice that it is about", () => {
    const group = made("logGroup");
    assert.equal(acceptance("CKV_AWS_158", group, [group, made("key")]), undefined);
    const cluster = made("cluster");
    const reason = (exec: boolean) => {
      const service = made("service", { enableExecuteCommand: exec });
      return acceptance("CKV_AWS_224", cluster, [cluster, service])?.reason ?? "";
    };
    assert.match(reason(false), /off without/);
    assert.match(reason(true), /use TLS/);
  });

  it("holds for the address of a NAT gateway, but not for an unused address", () => {
    const address = made("address");
    const gateway = made("natGateway", { allocationId: "address" });
    assert.ok(acceptance("CKV2_AWS_19", address, [address, gateway]));
    assert.equal(acceptance("CKV2_AWS_19", address, [address]), undefined);
  });

  it("lets everybody in on the ports of listeners, and on no other", () => {
    const stack = [made("balancer"), made("listener", { loadBalancerArn: "balancer", port: 80 })];
    const rule = (fromPort: number) => made("ingress", { fromPort, cidrIpv4: "0.0.0.0/0" });
    assert.ok(acceptance("CKV_AWS_260", rule(80), stack));
    assert.equal(acceptance("CKV_AWS_260", rule(8080), stack), undefined);
    assert.equal(acceptance("CKV_AWS_260", rule(80), []), undefined);
  });

  it("is that for Log4j's vulnerability if a web ACL closes it", () => {
    const balancer = made("balancer");
    const association = made("webAclAssociation", { resourceArn: "balancer", webAclArn: "webAcl" });
    const acl = (name: string) =>
      made("webAcl", { rules: [{ statement: { managedRuleGroupStatement: { name } } }] });
    const closed = acl("AWSManagedRulesKnownBadInputsRuleSet");
    assert.ok(acceptance("CKV2_AWS_76", balancer, [balancer, association, closed]));
    assert.equal(acceptance("CKV2_AWS_76", balancer, [balancer, closed]), undefined);
    const other = acl("AWSManagedRulesCommonRuleSet");
    assert.equal(acceptance("CKV2_AWS_76", balancer, [balancer, association, other]), undefined);
  });

  it("is the linter's for a key's condition about log groups, and for no other", () => {
    const key = (condition: string) =>
      made("key", { policy: JSON.stringify({ [condition]: "a" }) });
    const logs = key("kms:EncryptionContext:aws:logs:arn");
    for (const id of ["MISMATCHED_TYPE", "UNKNOWN_CONDITION_FOR_ACTION"]) {
      assert.ok(acceptance(id, logs, [logs]));
      assert.equal(acceptance(id, key("aws:SourceArn"), []), undefined);
      assert.equal(acceptance(id, made("rolePolicy"), []), undefined);
    }
  });

  it("is the linter's for the list of log groups, and for no other action", () => {
    const having = (Action: string) => made("rolePolicy", { policy: JSON.stringify({ Action }) });
    assert.ok(acceptance("RESOURCE_MISMATCH", having("logs:DescribeLogGroups"), []));
    assert.equal(acceptance("RESOURCE_MISMATCH", having("logs:PutLogEvents"), []), undefined);
  });
});
