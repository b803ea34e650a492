import assert from "node:assert/strict";
import { plainStyle } from "../../../tools/text/style";
import { stripVTControlCharacters } from "node:util";
import type { StackPreview } from "../../../tools/preview/evaluateStack";
import { previewJson } from "../../../tools/preview/json";
import { physicalName } from "../../../tools/preview/summary";
import { answer } from "../../../tools/preview/answer";
import { resourceTree } from "../../../tools/preview/treeText";
import { countResources } from "../../../tools/preview/tree";
import { Run } from "../../support/program";
import { previewCommitted } from "../../support/stack";

const types = {
  vpc: "aws:ec2/vpc:Vpc",
  subnet: "aws:ec2/subnet:Subnet",
  routeTable: "aws:ec2/routeTable:RouteTable",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  balancer: "aws:lb/loadBalancer:LoadBalancer",
  service: "aws:ecs/service:Service",
  nat: "aws:ec2/natGateway:NatGateway",
};

const dedicated = (nat: string) =>
  previewCommitted("prod", [`network={"mode":"dedicated","nat":"${nat}","flowLogs":false}`]);

/** The lines of the tree below a type, without what is drawn before them, and where each begins. */
function below(preview: StackPreview, type: string): readonly (readonly [number, string])[] {
  const lines = stripVTControlCharacters(resourceTree(preview, { ...plainStyle, width: 200 }))
    .split("\n")
    .map(
      (line) => [line.search(/\w/), line.replace(/^\W+/, "").replaceAll(/ {2,}/g, " | ")] as const,
    );
  const start = lines.findIndex(([, text]) => text.startsWith(`${type} |`));
  const [depth = 0] = lines[start] ?? [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(([indent]) => indent <= depth);
  return rest.slice(0, end).map(([indent, text]) => [(indent - depth) / 3, text] as const);
}

/** The subnets' ids, as a resource's inputs have them. */
function idsOf(preview: StackPreview, type: string, like: RegExp): readonly (string | undefined)[] {
  return preview.resources
    .filter((each) => each.type === type && like.test(each.name))
    .map(({ id }) => id);
}

describe("The preview of a dedicated network", () => {
  let preview: StackPreview;
  before(async () => {
    preview = await dedicated("single");
  });

  it("draws what awsx makes below its component", () => {
    assert.deepEqual(below(preview, "awsx:ec2:Vpc"), [
      [1, "ec2:Vpc | network | 10.0.0.0/16"],
      [2, "ec2:InternetGateway | network | network"],
      [2, "ec2:Subnet | network-public-1 | 10.0.64.0/18 in us-east-1a"],
      [3, "ec2:RouteTable | network-public-1 | network-public-1"],
      [4, "ec2:RouteTableAssociation | network-public-1 | of its subnet"],
      [4, "ec2:Route | network-public-1 | 0.0.0.0/0"],
      [3, "ec2:Eip | network-1 | network-1"],
      [3, "ec2:NatGateway | network-1 | network-1"],
      [2, "ec2:Subnet | network-private-1 | 10.0.0.0/18 in us-east-1a"],
      [3, "ec2:RouteTable | network-private-1 | network-private-1"],
      [4, "ec2:RouteTableAssociation | network-private-1 | of its subnet"],
      [4, "ec2:Route | network-private-1 | 0.0.0.0/0"],
      [2, "ec2:Subnet | network-public-2 | 10.0.192.0/18 in us-east-1b"],
      [3, "ec2:RouteTable | network-public-2 | network-public-2"],
      [4, "ec2:RouteTableAssociation | network-public-2 | of its subnet"],
      [4, "ec2:Route | network-public-2 | 0.0.0.0/0"],
      [2, "ec2:Subnet | network-private-2 | 10.0.128.0/18 in us-east-1b"],
      [3, "ec2:RouteTable | network-private-2 | network-private-2"],
      [4, "ec2:RouteTableAssociation | network-private-2 | of its subnet"],
      [4, "ec2:Route | network-private-2 | 0.0.0.0/0"],
    ]);
  });

  it("counts the resources in it, and the component among those that group", async () => {
    const { byPackage, resources, components } = countResources(preview.resources);
    const created = preview.resources.filter(
      ({ custom, type }) => custom && !/^pulumi:/.test(type),
    );
    assert.equal(resources, created.length);
    assert.equal(byPackage["awsx"], undefined);
    assert.equal(components, preview.resources.filter(({ custom }) => !custom).length);
    assert.match(
      answer(preview)[0]?.text ?? "",
      /^\d+ to create \(\d+ aws, 1 random\), grouped by \d+ components$/,
    );
    const without = countResources(
      (await previewCommitted("prod", ["network.mode=default"])).resources,
    );
    assert.ok(resources >= without.resources + 20);
  });

  it("has it in JSON, after the program's transforms", () => {
    const { resources } = JSON.parse(previewJson(preview)) as {
      readonly resources: readonly { readonly type: string; readonly inputs: object }[];
    };
    const subnets = resources.filter(({ type }) => type === types.subnet);
    assert.equal(subnets.length, 4);
    for (const { inputs } of subnets) {
      assert.equal(
        (inputs as { readonly mapPublicIpOnLaunch?: unknown }).mapPublicIpOnLaunch,
        false,
      );
    }
    assert.equal(resources.filter(({ type }) => type === types.nat).length, 1);
  });

  it("has everything else in it, by its ids", () => {
    const run = new Run({ ...preview, lookups: [], messages: [] });
    const publicIds = idsOf(preview, types.subnet, /public/);
    const privateIds = idsOf(preview, types.subnet, /private/);
    assert.equal(new Set([...publicIds, ...privateIds]).size, 4);
    assert.deepEqual(run.one(types.balancer).inputs["subnets"], publicIds);
    assert.deepEqual(
      (run.one(types.service).inputs["networkConfiguration"] as { subnets: unknown }).subnets,
      privateIds,
    );
    const s3 = run.one(types.endpoint).inputs;
    assert.equal(s3["vpcId"], run.one(types.vpc).id);
    const tables = s3["routeTableIds"] as readonly string[];
    assert.deepEqual([...tables].sort(), [...idsOf(preview, types.routeTable, /./)].sort());
  });

  it("says what each part of the network is", () => {
    for (const each of preview.resources.filter(({ type }) => type.startsWith("aws:ec2/"))) {
      assert.doesNotMatch(physicalName(each, preview.resources), /^$|undefined|object/, each.urn);
    }
  });

  for (const [nat, gateways] of [
    ["none", 0],
    ["single", 1],
    ["perAz", 2],
  ] as const) {
    it(`pays ${gateways} NAT gateways with nat ${nat}, once each`, async () => {
      const { cost, resources } = await dedicated(nat);
      const paid = cost.lines.find(({ key }) => key === "nat gateways");
      assert.equal(paid?.quantity.floor ?? 0, gateways);
      assert.equal(resources.filter(({ type }) => type === types.nat).length, gateways);
      assert.deepEqual(
        cost.lines.filter(({ key }) => key.startsWith("type ")),
        [],
      );
    });
  }
});
