import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import type { StackPreview } from "../../../../tools/preview/evaluateStack";
import { partNames, previewText, type Part } from "../../../../tools/preview/text";
import { plainStyle } from "../../../../tools/text/style";
import { previewCommitted } from "../../../support/stack";
import { escape, plain, section, titles } from "./readText";

const title = "What pulumi up creates in stack prod of mcp-catalog, us-east-1";

describe("The text of npm run preview -- --stack prod --config imageTag=v1.1.0", () => {
  let preview: StackPreview;
  let text: string;
  before(async () => {
    preview = await previewCommitted("prod", ["imageTag=v1.1.0"]);
    text = plain(preview);
  });

  it("answers in six lines: resources, cost, security, warnings, secrets, the next command", () => {
    const [first, blank, ...lines] = text.split("\n");
    assert.deepEqual([first, blank], [title, ""]);
    const { length } = preview.resources.filter(
      ({ custom, remote, type }) => (custom || remote) && !type.startsWith("pulumi:providers"),
    );
    const components = preview.resources.filter(({ custom, remote }) => !custom && !remote).length;
    const { met, accepted, open } = preview.security.counts;
    assert.deepEqual(lines.slice(0, 7), [
      `  Resources  ${length} to create (${length - 1} aws, 1 random), grouped by ${components} components`,
      "  Cost       90.25 to 119.08 USD a month",
      `  Security   ${open} open controls (${met} met, ${accepted} accepted with a reason)`,
      "  Warnings   2",
      "  Secrets    2 not set: supabaseUrl, supabaseKey",
      "  Next       pulumi config set --secret supabaseUrl --stack prod",
      "",
    ]);
  });

  it("fits a screen of 40 lines, in the order in which a person decides", () => {
    assert.deepEqual(titles(text), [
      title,
      "Cost a month, USD",
      "Open controls",
      "Warnings",
      "Next",
      "More",
    ]);
    assert.ok(text.split("\n").length <= 40, String(text.split("\n").length));
    assert.match(text, /[^\n]\n$/);
    assert.doesNotMatch(text, / $/m);
  });

  it("has the cost of each group, and their sum", () => {
    const lines = section(text, "Cost a month, USD");
    assert.match(lines[0] ?? "", /least tasks +most$/);
    const amounts = lines.slice(1).map((line) => line.trim().split(/ {2,}/));
    assert.deepEqual(
      amounts.map(([group]) => group),
      ["Tasks", "Load balancer", "Network", "Secrets", "Monitoring", "Together"],
    );
    const sum = amounts.slice(0, -1).reduce((total, [, least]) => total + Number(least), 0);
    assert.equal(sum.toFixed(2), "90.25");
    assert.deepEqual(amounts.at(-1), ["Together", "90.25", "119.08"]);
  });

  it("has the commands to run next, in their order", () => {
    assert.deepEqual(section(text, "Next"), [
      "  pulumi config set --secret supabaseUrl --stack prod",
      "  pulumi config set --secret supabaseKey --stack prod",
      "  pulumi up --stack prod",
    ]);
  });

  it("names every other part by its option", () => {
    const more = section(text, "More").join(" ");
    for (const part of partNames) assert.ok(more.includes(`--${part}`), part);
  });

  it("has the answer and one part if one part is requested", () => {
    const wanted: Readonly<Record<Part, readonly string[]>> = {
      resources: ["Resources"],
      outputs: ["Outputs"],
      cost: ["Cost a month"],
      security: ["Security", "Warnings"],
      rollout: ["How long a rollout takes"],
      assumed: ["Assumed, because AWS was not asked"],
      inputs: ["Inputs"],
    };
    for (const part of partNames) {
      assert.deepEqual(titles(plain(preview, part)), [title, ...wanted[part]]);
    }
  });

  it("has every output, with what only AWS can know replaced", () => {
    const lines = section(plain(preview, "outputs"), "Outputs");
    assert.deepEqual(
      lines.filter((line) => /^ {2}\w/.test(line)).map((line) => line.trim().split(/ +/)[0]),
      Object.keys(preview.outputs),
    );
    assert.match(lines.join("\n"), /^ {4}http:\/\/mcp-catalog-alb-\[known after up\]\.us-east/m);
    assert.ok(lines.includes("  serviceName     mcp-catalog-service"));
  });

  it("has its assumptions, including the requested tag", () => {
    const lines = section(plain(preview, "assumed"), "Assumed, because AWS was not asked");
    assert.deepEqual(
      lines,
      preview.assumptions.map((line) => `  - ${line}`),
    );
    assert.ok(lines.includes("  - mcp-catalog:v1.1.0 is pushed"));
  });

  it("has no colour codes without colours, and with them the same text in between", () => {
    const whole = plain(preview, ...partNames);
    assert.doesNotMatch(whole, /info:|sha256:0|pushed 1970|0abcdef|v1\.0\.0/);
    for (const [parts, without] of [
      [[], text],
      [partNames, whole],
    ] as const) {
      assert.ok(!without.includes(escape));
      const style = { ...plainStyle, colors: pc.createColors(true) };
      const colored = previewText(preview, { ...style, parts });
      assert.ok(colored.includes(escape));
      assert.equal(stripVTControlCharacters(colored), without);
      const pair = new RegExp(`${escape}\\[\\d+m[^${escape}\n]*${escape}\\[\\d+m`, "g");
      assert.ok(!colored.replace(pair, "").includes(escape), "each is closed on its own line");
    }
  });
});

describe("The text of a preview", () => {
  it("has every resource's inputs on request, with JSON unfolded and secrets masked", async () => {
    const preview = await previewCommitted("prod");
    const body = section(plain(preview, "inputs"), "Inputs").join("\n");
    for (const each of preview.resources.filter(({ custom }) => custom)) {
      assert.match(body, new RegExp(`^ {2}\\S+ ${each.name}$`, "m"));
    }
    assert.match(body, /^ {4}containerDefinitions:\n {6}- name: /m);
    assert.match(body, /^ {4}secretString: "\[secret\]"$/m);
    assert.doesNotMatch(body, /0abcdef|04da6b54|\[object/);
  });

  it("says that nothing is open or missing, and has one command only, in the answer", async () => {
    const text = plain(await previewCommitted("dev"));
    assert.deepEqual(titles(text).slice(1), ["Cost a month, USD", "More"]);
    assert.match(text, /\n {2}Security {3}0 open controls \(/);
    assert.match(text, /\n {2}Warnings {3}none\n {2}Secrets {4}none missing\n/);
    assert.match(text, /\n {2}Next {7}pulumi up --stack dev\n/);
    assert.match(section(text, "Cost a month, USD").at(-1) ?? "", /^ {2}Together +30\.75$/);
  });

  it("has the commands that save the settings that the preview used instead of the file's", async () => {
    const settings = [
      "imageTag=v2",
      "network.mode=dedicated",
      'tags={"Team":"web"}',
      "network.endpoints[0]=ecr.api",
    ];
    const preview = await previewCommitted("dev", settings.slice(0, 3));
    const text = previewText(preview, { ...plainStyle, settings });
    assert.deepEqual(section(text, "Next"), [
      "  pulumi config set imageTag v2 --stack dev",
      "  pulumi config set --path network.mode dedicated --stack dev",
      '  pulumi config set tags \'{"Team":"web"}\' --stack dev',
      "  pulumi config set --path 'network.endpoints[0]' ecr.api --stack dev",
      "  pulumi up --stack dev",
    ]);
  });

  it("ends, if the budget is exceeded, with commands that lower the cost or raise the budget", async () => {
    const text = plain(await previewCommitted("dev", ["budget.monthly=20"]));
    assert.match(text, /\n {2}Cost +30\.75 USD a month, over the budget: pulumi up would refuse\n/);
    assert.match(
      text,
      /\n {2}The stack costs 30\.75 USD a month, and its budget is 20\.00: over it/,
    );
    assert.deepEqual(section(text, "Next"), [
      "  npm run preview -- --stack dev --config <key>=<value>",
      "  pulumi config set --path budget.monthly 31 --stack dev",
    ]);
  });

  it("says in the line of the cost whether the stack keeps to its budget", async () => {
    const line = async (...settings: readonly string[]) =>
      /^ {2}Cost +(.*)$/m.exec(plain(await previewCommitted("prod", settings)))?.[1];
    assert.equal(
      await line("budget.monthly=200"),
      "90.25 to 119.08 USD a month, within the budget",
    );
    assert.equal(
      await line("budget.monthly=100"),
      "90.25 to 119.08 USD a month, over the budget with the most tasks",
    );
    assert.equal(await line("aws:region=cn-north-1"), "no prices for cn-north-1");
  });
});
