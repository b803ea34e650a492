import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { Scenario } from "../support/scenario";
import { partsOfVpc, replaced, setNetwork } from "./change";

/** Resources that belong to a VPC and cannot move to another. */
const moved = [
  "replace app-balancer",
  "replace app-balancer-http",
  "replace app-balancer-targets",
  "replace app-groups-balancer",
  "replace app-groups-balancer-from-world-80",
  "replace app-groups-balancer-to-tasks-3000",
  "replace app-groups-tasks",
  "replace app-groups-tasks-from-balancer-3000",
  "replace app-groups-tasks-to-world-443",
  "replace app-service",
];

describe("the network of a running dev stack", () => {
  it("moves to a dedicated VPC, changes its way to the internet, and moves back", async () => {
    const dev = await Scenario.running({ stack: "dev" });
    try {
      await dev.set("network.mode", "dedicated");
      const preview = await dev.preview();
      assert.ok(preview.succeeded, preview.printed);
      const dedicated = await dev.succeed();
      assert.deepEqual(replaced(dedicated.changes), moved);
      assert.deepEqual((await dev.up()).changes, []);
      assert.deepEqual((await dev.refresh()).changes, []);

      await dev.set("network.nat", "perAz");
      assert.deepEqual(replaced((await dev.succeed()).changes), []);

      await dev.set("network.nat", "none");
      assert.deepEqual(replaced((await dev.succeed()).changes), []);

      setNetwork(dev, { mode: "default" });
      const back = await dev.succeed();
      assert.deepEqual(replaced(back.changes), moved);
      assert.deepEqual(partsOfVpc(dev), [], "nothing of the VPC is left");
    } finally {
      dev.end();
    }
  });
});

describe("a dedicated VPC", () => {
  it("gives out no public addresses, and the balancer's subnets have IPv6", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      setNetwork(dev, { mode: "dedicated", cidr: "10.20.0.0/16" });
      await dev.succeed();
      const subnets = dev.world.all("aws:ec2/subnet:Subnet").map(({ inputs }) => inputs);
      assert.deepEqual(
        subnets.map((each) => [each["availabilityZone"], each["cidrBlock"], each["ipv6CidrBlock"]]),
        [
          ["us-east-1a", "10.20.64.0/18", "2600:1f18:abcd:ab00::/64"],
          ["us-east-1a", "10.20.0.0/18", undefined],
          ["us-east-1b", "10.20.192.0/18", "2600:1f18:abcd:ab01::/64"],
          ["us-east-1b", "10.20.128.0/18", undefined],
        ],
      );
      assert.deepEqual(
        subnets.map((each) => each["mapPublicIpOnLaunch"]),
        [false, false, false, false],
      );
    } finally {
      dev.end();
    }
  });

  it("gets its NAT gateway only after the internet gateway is attached", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      setNetwork(dev, { mode: "dedicated", nat: "single" });
      dev.world.before = async ({ operation, type }) => {
        const slow = operation === "create" && type.endsWith(":InternetGateway");
        if (slow) await setTimeout(2000);
      };
      const up = await dev.succeed();
      assert.ok(up.changes.includes("create network-1"), up.changes.join("\n"));
    } finally {
      dev.end();
    }
  });

  it("keeps VPC, subnets and balancer while NAT, endpoints and flow logs change", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      setNetwork(dev, { mode: "dedicated", flowLogs: false });
      await dev.succeed();

      setNetwork(dev, { mode: "dedicated", nat: "instance", endpoints: ["kms"] });
      const preview = await dev.preview();
      assert.ok(preview.succeeded, preview.printed);
      const instance = await dev.succeed();
      assert.deepEqual(instance.changes, [
        "create network-endpoints",
        "create network-endpoints-https",
        "create network-flow-logs",
        "create network-flow-logs-group",
        "create network-flow-logs-role",
        "create network-flow-logs-write",
        "create network-kms",
        "create network-nat",
        "create network-nat-address",
        "create network-nat-from-vpc-443",
        "create network-nat-group",
        "create network-nat-interface",
        "create network-nat-role",
        "create network-nat-role-profile",
        "create network-nat-role-take-over",
        "create network-nat-template",
        "create network-nat-to-tasks",
        "create network-nat-to-world-443",
        "delete network-1",
        "update network-private-1-nat",
        "update network-private-2-nat",
      ]);
      assert.deepEqual(preview.changes, instance.changes);
      assert.deepEqual((await dev.up()).changes, []);

      setNetwork(dev, { mode: "dedicated", nat: "perAz", flowLogs: false });
      const gateways = (await dev.succeed()).changes;
      assert.deepEqual(
        gateways.filter((each) => !each.startsWith("delete ")),
        [
          "create network-1",
          "create network-2",
          "update network-private-1",
          "update network-private-2",
        ],
      );
      assert.ok((await dev.destroy()).succeeded);
      assert.deepEqual(partsOfVpc(dev), []);
    } finally {
      dev.end();
    }
  });
});

describe("a dedicated VPC with a NAT instance", () => {
  it("gets other addresses on a disposable stack, and its machine leaves the old VPC", async () => {
    const dev = await Scenario.start({ stack: "dev" });
    try {
      const network = { mode: "dedicated", nat: "instance" };
      setNetwork(dev, network);
      await dev.succeed();
      const former = new Set(dev.world.all("aws:ec2/subnet:Subnet").map(({ id }) => id));

      setNetwork(dev, { ...network, cidr: "10.20.0.0/16" });
      const { changes } = await dev.succeed();
      const expected = [...moved, "replace network-nat", "replace network-private-1-nat"];
      assert.deepEqual(
        expected.filter((each) => !replaced(changes).includes(each)),
        [],
      );
      const subnets = dev.world.all("aws:ec2/subnet:Subnet");
      assert.equal(subnets.length, 4);
      assert.ok(!subnets.some(({ id }) => former.has(id)));
      assert.deepEqual((await dev.up()).changes, []);
    } finally {
      dev.end();
    }
  });
});

describe("the network of a running prod stack", () => {
  it("does not move while the stack is not disposable, and a failed attempt loses nothing", async () => {
    const prod = await Scenario.runningFrom({ stack: "prod" }, { "network.mode": "default" });
    try {
      await prod.set("network.mode", "dedicated");
      const preview = await prod.preview();
      assert.ok(!preview.succeeded);
      assert.match(preview.printed, /app-balancer.*protect/s);
      const refused = await prod.up();
      assert.ok(!refused.succeeded);
      // Security groups for the new VPC may already exist beside those in use.
      const lost = /^(delete|update) app-|^replace app-(?!groups-)/;
      assert.deepEqual(
        refused.changes.filter((each) => lost.test(each)),
        [],
      );

      await prod.set("network.mode", "default");
      await prod.succeed();
      assert.deepEqual(partsOfVpc(prod), [], "nothing of the VPC is left");
      assert.deepEqual((await prod.up()).changes, []);
    } finally {
      prod.end();
    }
  });
});
