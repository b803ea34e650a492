import assert from "node:assert/strict";
import type { Run } from "../../../support/program";
import { container, subnets, runApp, types } from "../fixture";

type Change = Parameters<typeof runApp>[0];
type Inputs = Readonly<Record<string, unknown>>;

const balancer = "app-groups-balancer-id";
const tasks = "app-groups-tasks-id";
const port3000: Change = () => ({ container: { ...container, port: 3000 } });

/** Inputs by the logical name, without the part that all names share. */
async function inputsOf(type: string, change?: Change): Promise<Readonly<Record<string, Inputs>>> {
  const resources = (await runApp(change)).all(type);
  return Object.fromEntries(
    resources.map(({ name, inputs }) => [name.replace("app-groups-", ""), inputs]),
  );
}

function rules(app: Run): readonly Inputs[] {
  return [...app.all(types.ingress), ...app.all(types.egress)].map((each) => each.inputs);
}

describe("the security groups", () => {
  it("are two, with name prefixes, so that a successor can exist beside them", async () => {
    assert.deepEqual(await inputsOf(types.group), {
      balancer: {
        namePrefix: "shop-alb-",
        vpcId: "vpc-1",
        description: "The load balancer",
        tags: { Name: "shop-alb" },
      },
      tasks: {
        namePrefix: "shop-tasks-",
        vpcId: "vpc-1",
        description: "The tasks of the app",
        tags: { Name: "shop-tasks" },
      },
    });
  });

  it("let the internet reach the listener, and only the balancer reach the tasks", async () => {
    assert.deepEqual(await inputsOf(types.ingress), {
      "balancer-from-world-80": {
        securityGroupId: balancer,
        ipProtocol: "tcp",
        fromPort: 80,
        toPort: 80,
        cidrIpv4: "0.0.0.0/0",
        description: "Requests from the internet",
      },
      "tasks-from-balancer-8080": {
        securityGroupId: tasks,
        ipProtocol: "tcp",
        fromPort: 8080,
        toPort: 8080,
        referencedSecurityGroupId: balancer,
        description: "Requests and health checks from the balancer",
      },
    });
  });

  it("let the internet reach the listener over IPv6 if the balancer has such addresses", async () => {
    const rules = await inputsOf(types.ingress, () => ({
      subnets: { ...subnets, ipv6: true },
    }));
    assert.deepEqual(Object.keys(rules), [
      "balancer-from-world-80",
      "balancer-from-world-80-ipv6",
      "tasks-from-balancer-8080",
    ]);
    assert.deepEqual(rules["balancer-from-world-80-ipv6"], {
      securityGroupId: balancer,
      ipProtocol: "tcp",
      fromPort: 80,
      toPort: 80,
      cidrIpv6: "::/0",
      description: "Requests from the internet over IPv6",
    });
  });

  it("let the balancer reach only the tasks, and the tasks only the declared ports", async () => {
    const toWorld = (port: number) => ({
      securityGroupId: tasks,
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      cidrIpv4: "0.0.0.0/0",
      description: "AWS APIs and the services the app calls",
    });
    assert.deepEqual(await inputsOf(types.egress), {
      "balancer-to-tasks-8080": {
        securityGroupId: balancer,
        ipProtocol: "tcp",
        fromPort: 8080,
        toPort: 8080,
        referencedSecurityGroupId: tasks,
        description: "Requests and health checks to the tasks",
      },
      "tasks-to-world-443": toWorld(443),
      "tasks-to-world-5432": toWorld(5432),
    });
  });

  it("have no inline rules, which would conflict with the separate ones", async () => {
    for (const group of (await runApp()).all(types.group)) {
      assert.ok(!("ingress" in group.inputs) && !("egress" in group.inputs), group.name);
    }
  });

  it("let in nothing from everywhere except on the listener's port", async () => {
    const ingress = (await runApp(port3000)).all(types.ingress).map((each) => each.inputs);
    assert.deepEqual(
      ingress
        .filter((rule) => !("referencedSecurityGroupId" in rule))
        .map((rule) => [rule["securityGroupId"], rule["fromPort"], rule["toPort"]]),
      [[balancer, 80, 80]],
    );
  });

  it("open the app's port 3000 to a group and never to addresses", async () => {
    const onPort = rules(await runApp(port3000)).filter((rule) => rule["fromPort"] === 3000);
    assert.equal(onPort.length, 2);
    for (const rule of onPort) {
      assert.ok("referencedSecurityGroupId" in rule);
      assert.ok(!("cidrIpv4" in rule) && !("cidrIpv6" in rule) && !("prefixListId" in rule));
    }
  });

  it("have no rule for all protocols or for several ports", async () => {
    const all = rules(await runApp());
    assert.equal(all.length, 5);
    for (const rule of all) {
      assert.equal(rule["ipProtocol"], "tcp");
      assert.equal(typeof rule["fromPort"], "number");
      assert.equal(rule["fromPort"], rule["toPort"]);
    }
  });

  it("let the tasks ask DNS servers other than the VPC's own, by UDP and TCP", async () => {
    const asked = (cidrIpv4: string, ipProtocol: string) => ({
      securityGroupId: tasks,
      ipProtocol,
      fromPort: 53,
      toPort: 53,
      cidrIpv4,
      description: "Questions to the DNS server",
    });
    const dnsServers = ["10.0.0.2/32", "10.9.0.0/24"];
    const egress = await inputsOf(types.egress, () => ({
      egressPorts: [],
      subnets: { ...subnets, dnsServers },
    }));
    assert.deepEqual(egress, {
      "balancer-to-tasks-8080": egress["balancer-to-tasks-8080"],
      "tasks-to-dns-10.0.0.2-32-udp": asked("10.0.0.2/32", "udp"),
      "tasks-to-dns-10.0.0.2-32-tcp": asked("10.0.0.2/32", "tcp"),
      "tasks-to-dns-10.9.0.0-24-udp": asked("10.9.0.0/24", "udp"),
      "tasks-to-dns-10.9.0.0-24-tcp": asked("10.9.0.0/24", "tcp"),
    });
  });

  it("let the tasks reach nothing if no port is declared", async () => {
    const egress = await inputsOf(types.egress, () => ({ egressPorts: [] }));
    assert.deepEqual(Object.keys(egress), ["balancer-to-tasks-8080"]);
  });
});
