import assert from "node:assert/strict";
import { architectureDiagram } from "../../tools/preview/diagram";
import { previewCommitted } from "../support/stack";
import { render } from "./render";
import { findTools } from "./tools";

const tools = findTools() ?? { chromium: "", mermaid: "" };

const existing = {
  mode: "existing",
  vpcId: "vpc-1111111111111aaaa",
  balancerSubnetIds: ["subnet-1111111111111aaaa", "subnet-2222222222222bbbb"],
  taskSubnetIds: ["subnet-3333333333333cccc", "subnet-4444444444444dddd"],
  dnsServers: ["10.0.0.2/32", "10.9.0.0/24"],
};

const domain = (name: string) => `domain={"name":"${name}","zone":"example.com"}`;

const stacks: readonly (readonly [name: string, stack: "dev" | "prod", ...string[]])[] = [
  ["dev", "dev"],
  ["prod", "prod"],
  [
    "the widest: a domain, a web ACL, endpoints, traffic in stages, more ports",
    "prod",
    domain("app.example.com"),
    "network.nat=none",
    "waf.rateLimit=500",
    "rollout.strategy=canary",
    "egressPorts=[443,5432]",
  ],
  ["an existing network with DNS servers", "prod", `network=${JSON.stringify(existing)}`],
  ["a guest behind another stack's balancer", "dev", domain("dev.example.com"), "sharedWith=prod"],
];

describe("The picture on a page of 880 pixels", () => {
  for (const [name, stack, ...settings] of stacks) {
    it(`has text of at least 12 pixels, of ${name}`, async () => {
      const { resources } = await previewCommitted(stack, settings);
      const { smallest, width, height, texts } = await render(
        architectureDiagram(resources),
        tools,
      );
      assert.ok(smallest >= 12, `${smallest.toFixed(1)} pixels`);
      assert.ok(width <= 880 && height <= 1600, `${width} × ${height}`);
      const all = texts.join("\n");
      for (const word of ["Internet", "Monitoring", "Secrets Manager", "ECS service on Fargate"]) {
        assert.ok(all.includes(word), word);
      }
    });
  }

  it("would be too small if it went from left to right", async () => {
    const { resources } = await previewCommitted("prod");
    const wide = architectureDiagram(resources).replace("flowchart TB", "flowchart LR");
    assert.ok((await render(wide, tools)).smallest < 12);
  });

  it("is refused if Mermaid does not understand it", async () => {
    await assert.rejects(render("flowchart TB\n  a[", tools), /Parse error/);
  });
});
