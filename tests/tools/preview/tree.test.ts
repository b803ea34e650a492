import assert from "node:assert/strict";
import { countResources, isProvider, treeLines } from "../../../tools/preview/tree";
import { component, resource } from "./fixture";

const provider = resource("pulumi:providers:aws", "aws");

describe("treeLines", () => {
  it("draws every resource under its component, in the program's order, providers last", () => {
    const outer = component("outer");
    const inner = component("inner", outer);
    const last = component("last");
    const inside = (name: string, parent: string) =>
      resource("aws:sns/topic:Topic", name, { parent });
    const lines = treeLines([
      provider,
      outer,
      last,
      inside("third", outer.urn),
      inner,
      inside("first", inner.urn),
      inside("second", inner.urn),
      inside("alone", last.urn),
    ]);
    assert.deepEqual(
      lines.map((line) => line.branches + line.resource.name),
      [
        "├─ outer",
        "│  ├─ third",
        "│  └─ inner",
        "│     ├─ first",
        "│     └─ second",
        "├─ last",
        "│  └─ alone",
        "└─ aws",
      ],
    );
  });

  it("draws nothing for an empty list, and does not change the given list", () => {
    assert.deepEqual(treeLines([]), []);
    const resources = [provider, component("group")];
    treeLines(resources);
    assert.deepEqual(
      resources.map(({ name }) => name),
      ["aws", "group"],
    );
  });
});

describe("isProvider", () => {
  it("tells a provider's settings from what is created", () => {
    assert.ok(isProvider(provider));
    assert.ok(!isProvider(resource("aws:sns/topic:Topic", "topic")));
  });
});

describe("countResources", () => {
  it("counts by package what providers create, remote components too, and no provider", () => {
    const remote = resource("awsx:ec2:Vpc", "vpc", { custom: false, remote: true });
    assert.deepEqual(
      countResources([
        provider,
        component("group"),
        remote,
        resource("aws:sns/topic:Topic", "topic"),
        resource("aws:ecs/service:Service", "service"),
        resource("docker:index/image:Image", "image"),
      ]),
      { byPackage: { awsx: 1, aws: 2, docker: 1 }, resources: 4, components: 1 },
    );
  });

  it("counts nothing in an empty stack", () => {
    assert.deepEqual(countResources([]), { byPackage: {}, resources: 0, components: 0 });
  });
});
