import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";
import { proofOf } from "../../../tools/account/types/domain";

describe("a domain of a running prod stack", () => {
  it("is added and removed again, without replacing the balancer or the service", async () => {
    const prod = await Scenario.running({ stack: "prod" });
    try {
      const without = await prod.up();
      assert.match(String(without.outputs["url"]), /^http:\/\/mcp-catalog-alb-/);

      await prod.set("domain.name", "app.example.com");
      await prod.set("domain.zone", "example.com");
      const added = await prod.succeed();
      assert.deepEqual(added.changes, [
        "create app-balancer-https",
        "create app-balancer-record",
        "create app-balancer-record-ipv6",
        "create app-groups-balancer-from-world-443",
        "create app-groups-balancer-from-world-443-ipv6",
        "create domain-certificate",
        "create domain-proof",
        "create domain-validation",
        "create monitoring-certificate",
        "replace app-balancer-http",
        "update monitoring-dashboard",
      ]);
      assert.equal(added.outputs["url"], "https://app.example.com");
      const listeners = prod.world.calls.flatMap(({ operation, type, inputs }) =>
        type === "aws:lb/listener:Listener" ? [`${operation} ${String(inputs["port"])}`] : [],
      );
      assert.deepEqual(
        listeners.slice(-3),
        ["create 443", "delete 80", "create 80"],
        "nobody is sent to HTTPS before it answers",
      );
      assert.deepEqual((await prod.up()).changes, []);

      await prod.unset("domain");
      const removed = await prod.succeed();
      assert.deepEqual(removed.changes, [
        "delete app-balancer-https",
        "delete app-balancer-record",
        "delete app-balancer-record-ipv6",
        "delete app-groups-balancer-from-world-443",
        "delete app-groups-balancer-from-world-443-ipv6",
        "delete domain-certificate",
        "delete domain-proof",
        "delete domain-validation",
        "delete monitoring-certificate",
        "replace app-balancer-http",
        "update monitoring-dashboard",
      ]);

      const proof = `aws:route53/record:Record ${proofOf("app.example.com").resourceRecordName}`;
      const proofs = () => prod.holds().filter((each) => each === proof);
      assert.deepEqual(proofs(), [proof], "another certificate of the name may renew by it");
      await prod.set("domain", '{"name":"app.example.com","zone":"example.com"}');
      await prod.succeed();
      assert.deepEqual(proofs(), [proof], "the same one");
    } finally {
      prod.end();
    }
  });
});
