import assert from "node:assert/strict";
import { Scenario } from "../support/scenario";

const prodDomain = '{"name":"app.example.com","zone":"example.com"}';
const devDomain = '{"name":"dev.example.com","zone":"example.com"}';

/** The parts of the network that guests' tasks need, by type. */
const neededByOthers = [
  "aws:ec2/vpc:Vpc",
  "aws:ec2/subnet:Subnet",
  "aws:ec2/route:Route",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2/eip:Eip",
];

describe("prod's own network while dev uses it", () => {
  it("changes its NAT, flow logs and endpoints, and keeps everything that dev needs", async () => {
    const prod = await Scenario.running({ stack: "prod" }, { domain: prodDomain, shares: "true" });
    const dev = await Scenario.start({ stack: "dev", beside: prod });
    try {
      await dev.set("sharedWith", "prod");
      await dev.set("domain", devDomain);
      await dev.unset("network");
      await dev.succeed();
      const parts = () =>
        prod.world.resources
          .filter(({ type }) => ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet"].includes(type))
          .map(({ id }) => id);
      const before = parts();

      for (const network of [
        { nat: "instance" },
        { nat: "perAz", flowLogs: false, endpoints: ["kms", "sqs"] },
        { nat: "single", flowLogs: true },
      ]) {
        await prod.set("network", JSON.stringify({ mode: "dedicated", ...network }));
        const preview = await prod.preview();
        assert.ok(preview.succeeded, `${network.nat}: ${preview.printed}`);
        await prod.succeed();
        assert.deepEqual((await prod.up()).changes, [], network.nat);
      }
      assert.deepEqual(parts(), before);
      assert.deepEqual((await dev.up()).changes, []);

      assert.ok(!(await prod.planDestroy()).succeeded, "pulumi destroy ends in its plan");
      const standing = () =>
        prod.world.resources
          .filter(({ type }) => neededByOthers.includes(type))
          .map(({ id }) => id);
      const needed = standing();
      assert.ok(!(await prod.destroy()).succeeded, "and without one, when it comes to the routes");
      assert.deepEqual(standing(), needed);
    } finally {
      dev.end();
      prod.end();
    }
  });
});
