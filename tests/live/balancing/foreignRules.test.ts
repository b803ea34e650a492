import assert from "node:assert/strict";
import { foreignRules } from "../../../live/balancing/foreignRules";
import { AnswerServer, refused, xml, type Answers } from "../answers";

const own = { Project: "mall", Stack: "prod" };

interface Rule {
  readonly arn: string;
  readonly host?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly isDefault?: boolean;
}

function members(of: readonly string[]): string {
  return of.map((each) => `<member>${each}</member>`).join("");
}

function listeners(arns: readonly string[], marker = "") {
  const found = members(arns.map((arn) => `<ListenerArn>${arn}</ListenerArn>`));
  return xml("DescribeListeners", `<Listeners>${found}</Listeners>${marker}`);
}

function rules(all: readonly Rule[]) {
  const found = all.map(({ arn, host, isDefault = false }) => {
    const values = members(host === undefined ? [] : [host]);
    const condition = `<Field>host-header</Field><HostHeaderConfig><Values>${values}</Values></HostHeaderConfig>`;
    return `<RuleArn>${arn}</RuleArn><IsDefault>${String(isDefault)}</IsDefault><Conditions>${members([condition])}</Conditions>`;
  });
  return xml("DescribeRules", `<Rules>${members(found)}</Rules>`);
}

function tags(all: readonly Rule[]) {
  const found = all.map(({ arn, tags: of = {} }) => {
    const pairs = Object.entries(of).map(
      ([key, value]) => `<Key>${key}</Key><Value>${value}</Value>`,
    );
    return `<ResourceArn>${arn}</ResourceArn><Tags>${members(pairs)}</Tags>`;
  });
  return xml("DescribeTags", `<TagDescriptions>${members(found)}</TagDescriptions>`);
}

async function ask(answers: Answers) {
  const server = await AnswerServer.start(answers);
  try {
    const found = await foreignRules(server.config, "balancer-arn", own);
    return { found, server };
  } finally {
    await server.close();
  }
}

describe("Other stacks' rules on a load balancer", () => {
  it("are those without this stack's tags, of every listener, without its default rule", async () => {
    const https: Rule[] = [
      { arn: "default", isDefault: true },
      { arn: "mine", host: "app.example.com", tags: own },
      { arn: "dev", host: "dev.example.com", tags: { ...own, Stack: "dev" } },
      { arn: "shop", host: "shop.example.com", tags: { ...own, Project: "shop" } },
      { arn: "by-hand", host: "old.example.com" },
    ];
    const { found, server } = await ask({
      DescribeListeners: [
        listeners(["http"], "<NextMarker>more</NextMarker>"),
        listeners(["https"]),
      ],
      DescribeRules: [rules([{ arn: "redirect", isDefault: true }]), rules(https)],
      DescribeTags: tags(https),
    });
    assert.deepEqual(found, [
      { arn: "dev", project: "mall", stack: "dev", hosts: ["dev.example.com"] },
      { arn: "shop", project: "shop", stack: "prod", hosts: ["shop.example.com"] },
      { arn: "by-hand", project: undefined, stack: undefined, hosts: ["old.example.com"] },
    ]);
    assert.equal(server.inputs("DescribeListeners")[0]?.["LoadBalancerArn"], "balancer-arn");
    assert.deepEqual(
      server.inputs("DescribeRules").map((input) => input["ListenerArn"]),
      ["http", "https"],
    );
    assert.equal(server.inputs("DescribeTags")[0]?.["ResourceArns.member.1"], "mine");
  });

  it("are read twenty at a time, AWS's limit for one call", async () => {
    const many = Array.from({ length: 41 }, (_, index) => ({ arn: `rule-${index}` }));
    const { found, server } = await ask({
      DescribeListeners: listeners(["https"]),
      DescribeRules: rules(many),
      DescribeTags: tags([]),
    });
    assert.equal(found.length, 41);
    const asked = server.inputs("DescribeTags").map((input) => Object.keys(input).length - 2);
    assert.deepEqual(asked, [20, 20, 1], "beside Action and Version");
  });

  it("do not exist if the load balancer has no rules or does not exist", async () => {
    const empty = await ask({
      DescribeListeners: listeners(["http"]),
      DescribeRules: rules([{ arn: "default", isDefault: true }]),
    });
    assert.deepEqual(empty.found, []);
    assert.deepEqual(empty.server.inputs("DescribeTags"), []);
    const body =
      "<ErrorResponse><Error><Type>Sender</Type><Code>LoadBalancerNotFound</Code><Message>gone</Message></Error></ErrorResponse>";
    const gone = { status: 400, headers: { "content-type": "text/xml" }, body };
    assert.deepEqual((await ask({ DescribeListeners: gone })).found, []);
  });

  it("are not counted as none if AWS refuses the call", async () => {
    const answer = refused("AccessDenied", "not authorized to perform DescribeListeners");
    await assert.rejects(ask({ DescribeListeners: answer }), Error);
  });
});
