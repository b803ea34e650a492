import assert from "node:assert/strict";
import { costOf, type Cost, type SharedInsights } from "../../../../tools/cost";
import { previewCommitted } from "../../../support/stack";
import { monthly, service, target } from "../fixture";

const item = "Container Insights";
const domain = 'domain={"name":"dev.example.com","zone":"example.com"}';

/** What a service costs in a cluster that belongs to somebody else. */
function guest(sharedInsights: SharedInsights): Cost {
  return costOf([...service(), target(1, 3)], "us-east-1", { sharedInsights });
}

function has(cost: Cost): boolean {
  return cost.lines.some((each) => each.item.startsWith(item));
}

describe("Container Insights of a shared cluster", () => {
  it("is paid for the metrics that the service adds: 25, and 53 with 48 of each task if it is enhanced", () => {
    assert.deepEqual(monthly(guest("enabled"), item), [7.5, 7.5]);
    const enhanced = guest("enhanced").lines.find((each) => each.item.startsWith(item));
    assert.deepEqual(enhanced?.quantity, { floor: 53 + 48, ceiling: 53 + 3 * 48 });
  });

  it("is nothing if it is off, and has a note if it is unknown", () => {
    assert.ok(!has(guest("disabled")));
    assert.deepEqual(guest("disabled").notes, []);
    assert.ok(!has(guest("unknown")));
    assert.deepEqual(guest("unknown").notes, [
      "If the shared cluster has Container Insights, the service adds 25 metrics to it: 7.50 USD more.",
    ]);
  });

  it("is as the file says for a stack of this project, and so is the network", async () => {
    const { cost, assumptions } = await previewCommitted("dev", ["sharedWith=prod", domain]);
    assert.deepEqual(monthly(cost, item), [7.5, 7.5]);
    assert.ok(!cost.lines.some((each) => each.item.includes("addresses")), "prod has NAT");
    assert.ok(assumptions.includes("the stack prod is as Pulumi.prod.yaml says, and shares"));
  });

  it("is not known for a stack without a file here, and its tasks count as needing addresses", async () => {
    const { cost, assumptions } = await previewCommitted("dev", ["sharedWith=staging", domain]);
    assert.ok(!has(cost));
    assert.match(cost.notes.join("\n"), /^If the shared cluster has Container Insights/);
    assert.deepEqual(monthly(cost, "public IPv4 addresses of the tasks"), [3.65, 3.65]);
    assert.ok(
      assumptions.includes(
        "the stack staging shares, and tasks in its network need public addresses",
      ),
    );
  });

  it("is not known for any other app", async () => {
    const place = {
      listenerArn:
        "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/house/50dc6c495c0c9188/f2f7dc8efc522ab2",
      clusterName: "house",
      taskSubnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
      assignPublicIp: false,
    };
    const { cost } = await previewCommitted("dev", [`sharedWith=${JSON.stringify(place)}`, domain]);
    assert.ok(!has(cost));
    assert.match(cost.notes.join("\n"), /the service adds 25 metrics/);
  });

  it("is not asked for if the cluster is the stack's own", async () => {
    const { cost } = await previewCommitted("prod");
    assert.equal(cost.lines.filter((each) => each.item.startsWith(item)).length, 1);
    assert.deepEqual(monthly(cost, item), [11.1, 11.1]);
  });
});
