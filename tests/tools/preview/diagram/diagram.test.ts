import assert from "node:assert/strict";
import { architectureDiagram } from "../../../../tools/preview/diagram";
import {
  resourcesOf,
  existing,
  logs,
  otherThanProd,
  service,
  undeclared,
  withoutService,
} from "./diagramOf";

describe("The architecture diagram", () => {
  it("shows the committed prod stack in the default network", async () => {
    assert.equal(
      architectureDiagram(await resourcesOf()),
      `flowchart TB
  internet(("Internet"))
  outside["AWS APIs, internet"]
  subgraph vpc["Default VPC"]
    subgraph subnets["2 public subnets"]
      alb["Application Load Balancer<br/>mcp-catalog-alb"]
      ${service}
    end
  end
  subgraph start["A task starts with"]
    direction TB
    ecr["ECR<br/>mcp-catalog"]
    secrets["Secrets Manager<br/>NEXT_PUBLIC_SUPABASE_ANON_KEY<br/>NEXT_PUBLIC_SUPABASE_URL<br/>NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"]
    ecr ~~~ secrets
  end
  start -- "image, secrets" --> tasks
  internet -- "HTTP 80" --> alb
  alb -- "HTTP 3000" --> tasks
  tasks -- "TCP 443" --> outside
  subgraph monitoring["Monitoring"]
    direction TB
    ${logs}
    dashboard["Dashboard<br/>MCP-Catalog-Dashboard"]
    alarms["Alarms<br/>MCP-Catalog-Down<br/>and 12 others<br/>Alarms that end a bad rollout<br/>MCP-Catalog-Errors<br/>MCP-Catalog-Unhealthy"]
    logs ~~~ dashboard
    dashboard ~~~ alarms
  end
  tasks -- "logs, metrics" --> monitoring`,
    );
  });

  it("shows a web ACL before the balancer, and no bucket if nothing is logged", async () => {
    const resources = await resourcesOf("waf.rateLimit=500", "accessLogDays=0");
    assert.deepEqual(await otherThanProd(resources), [
      'waf["AWS WAF<br/>mcp-catalog-waf"]',
      'waf -- "checks" --> alb',
      logs.replace(/<br\/>Access logs.*?"/, '"'),
    ]);
  });

  const dedicated = [
    'subgraph vpc["VPC 10.0.0.0/16"]',
    'subgraph balancerSubnets["2 public subnets"]',
  ];
  const ways = [
    { nat: "single", inside: [], edges: ['tasks -- "TCP 443, one NAT gateway" --> outside'] },
    { nat: "perAz", inside: [], edges: ['tasks -- "TCP 443, a NAT gateway per zone" --> outside'] },
    { nat: "instance", inside: [], edges: ['tasks -- "TCP 443, one NAT instance" --> outside'] },
    {
      nat: "none",
      inside: ['endpoints["VPC endpoints<br/>ecr.api<br/>ecr.dkr<br/>logs<br/>secretsmanager"]'],
      edges: ['tasks -- "TCP 443" --> endpoints', "endpoints ~~~ monitoring"],
    },
  ];
  for (const { nat, inside, edges } of ways) {
    it(`shows how the tasks leave a dedicated network with nat ${nat}`, async () => {
      const resources = await resourcesOf("network.mode=dedicated", `network.nat=${nat}`);
      assert.deepEqual(await otherThanProd(resources), [
        ...dedicated,
        'subgraph taskSubnets["2 private subnets"]',
        ...inside,
        ...edges,
      ]);
      assert.deepEqual(undeclared(architectureDiagram(resources)), []);
    });
  }

  it("names the VPC of an existing network, and what its subnets are", async () => {
    const own = ['subgraph vpc["VPC vpc-1111111111111aaaa"]', dedicated[1]];
    const hidden = await resourcesOf(`network=${JSON.stringify(existing)}`);
    assert.deepEqual(await otherThanProd(hidden), [
      ...own,
      'subgraph taskSubnets["2 private subnets"]',
    ]);
    const open = await resourcesOf(
      `network=${JSON.stringify({ ...existing, assignPublicIp: true })}`,
    );
    assert.deepEqual(await otherThanProd(open), [
      ...own,
      'subgraph taskSubnets["2 public subnets"]',
    ]);
  });

  it("shows the DNS servers of an existing network, beside what else is outside", async () => {
    const network = { ...existing, dnsServers: ["10.0.0.2/32", "10.9.0.0/24"] };
    const lines = await otherThanProd(await resourcesOf(`network=${JSON.stringify(network)}`));
    assert.deepEqual(
      lines.filter((line) => /dns/i.test(line)),
      [
        'outside["AWS APIs, internet<br/>DNS servers<br/>10.0.0.2/32<br/>10.9.0.0/24"]',
        'tasks -- "TCP 443<br/>DNS 53" --> outside',
      ],
    );
  });

  it("draws the subnets of an existing network once if both kinds are the same", async () => {
    const network = { ...existing, taskSubnetIds: existing.balancerSubnetIds };
    const resources = await resourcesOf(`network=${JSON.stringify(network)}`);
    assert.deepEqual(await otherThanProd(resources), ['subgraph vpc["VPC vpc-1111111111111aaaa"]']);
  });

  it("has an edge for every security group rule that lets somebody in or out", async () => {
    const settings = ["containerPort=8080", "egressPorts=[443,5432]"];
    assert.deepEqual(await otherThanProd(await resourcesOf(...settings)), [
      'alb -- "HTTP 8080" --> tasks',
      'tasks -- "TCP 443<br/>TCP 5432" --> outside',
    ]);
    const closed = (await resourcesOf()).filter(({ name }) => !name.includes("tasks-to-world"));
    assert.deepEqual(await otherThanProd(closed), []);
    assert.doesNotMatch(architectureDiagram(closed), /outside/);
    const noIngress = (await resourcesOf()).filter(({ name }) => !name.includes("from-world"));
    assert.doesNotMatch(architectureDiagram(noIngress), /internet --/);
  });

  it("says that a rule divides the traffic, and nothing else about another strategy", async () => {
    const resources = await resourcesOf("rollout.strategy=linear");
    assert.deepEqual(await otherThanProd(resources), [
      'alb -- "HTTP 3000, 2 target groups" --> tasks',
    ]);
  });

  it("has no rollout alarms if a stack has none", async () => {
    const settings = 'rollout={"strategy":"rolling","alarms":false}';
    const diagram = architectureDiagram(await resourcesOf(settings));
    assert.match(diagram, /^ {4}alarms\["Alarms<br\/>MCP-Catalog-Down<br\/>and 12 others"\]$/m);
  });

  it("has rollout alarms that end nothing while there is no service", async () => {
    const diagram = architectureDiagram(withoutService(await resourcesOf()));
    assert.match(diagram, /alarms\["Alarms<br\/>MCP-Catalog-Down<br\/>and 14 others"\]/);
    assert.doesNotMatch(diagram, /end a bad rollout/);
    assert.match(diagram, /^ {2}alb -- "logs, metrics" --> monitoring$/m);
  });

  it("follows the settings that its labels show", async () => {
    const settings = ["desiredCount=3", "cpu=1024", "memory=2048", "logRetentionDays=30"];
    assert.deepEqual(await otherThanProd(await resourcesOf(...settings)), [
      service.replace("2 × 0.25 vCPU, 512 MiB", "3 × 1 vCPU, 2048 MiB"),
      logs.replace("365", "30"),
    ]);
  });

  for (const network of [
    "network.mode=default",
    "network.mode=dedicated",
    'network={"mode":"dedicated","nat":"none"}',
  ]) {
    it(`has no tasks and no edge to them if the stack has no service yet, with ${network}`, async () => {
      const diagram = architectureDiagram(withoutService(await resourcesOf(network)));
      assert.doesNotMatch(diagram, /tasks|outside|undefined|NaN/);
      assert.deepEqual(undeclared(diagram), []);
      assert.match(diagram, /^ {2}internet -- "HTTP 80" --> alb$/m);
      assert.match(diagram, /^ {4}ecr\["ECR<br\/>mcp-catalog"\]$/m);
    });
  }

  it("opens and closes each subgraph in every mode, and leaves no value undefined", async () => {
    for (const network of ["default", "dedicated"]) {
      const diagram = architectureDiagram(await resourcesOf(`network.mode=${network}`));
      const opened = diagram.match(/^\s*subgraph /gm)?.length;
      assert.equal(opened, diagram.match(/^\s*end$/gm)?.length);
      assert.doesNotMatch(diagram, /undefined|NaN|\[object|0abcdef/);
    }
  });
});
