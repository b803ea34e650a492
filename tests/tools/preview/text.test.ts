import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { plainStyle } from "../../../tools/text/style";
import type { StackPreview } from "../../../tools/preview/evaluateStack";
import { previewText, readableText } from "../../../tools/preview/text";
import { SecretValue, UnknownValue } from "../../../tools/evaluate";
import { generatedId } from "../../../tools/assumed/generated";
import { previewCommitted } from "../../support/stack";

const escape = String.fromCharCode(27);

function plain(preview: StackPreview, inputs = false): string {
  return previewText(preview, { ...plainStyle, inputs });
}

/** A section's lines below its title. */
function section(text: string, title: string): readonly string[] {
  const found = text.split("\n\n").find((each) => each.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`no section ${title}`);
  return found.trimEnd().split("\n").slice(1);
}

describe("The text of npm run preview -- --stack prod --config imageTag=v1.1.0", () => {
  let preview: StackPreview;
  let text: string;
  let table: readonly string[];
  before(async () => {
    preview = await previewCommitted("prod", ["imageTag=v1.1.0"]);
    text = plain(preview);
    table = text.split("\n\n")[1]?.split("\n") ?? [];
  });

  it("begins with the stack, the project and the region, and ends with one line break", () => {
    assert.ok(
      text.startsWith("What pulumi up creates in stack prod of mcp-catalog, us-east-1\n\n"),
    );
    assert.match(text, /[^\n]\n$/);
  });

  it("has its sections in this order, and no inputs unless asked", () => {
    const titles = text.split("\n\n").map((part) => part.split("\n")[0]);
    const unindented = titles.filter((title) => title !== undefined && /^\S/.test(title));
    assert.deepEqual(unindented.slice(1), [
      "Outputs",
      "Cost a month",
      "Security",
      "How long a rollout takes",
      "Warnings",
      "Secrets that pulumi up will ask for",
      "Assumed, since nobody was asked",
      "Next",
    ]);
  });

  it("has a line for every resource, and one for the stack", () => {
    const rows = table.slice(1);
    assert.match(rows[0] ?? "", /^ {2}pulumi:pulumi:Stack +mcp-catalog-prod$/);
    assert.equal(rows.length, preview.resources.length + 1);
    for (const { name } of preview.resources) {
      assert.ok(
        rows.some((row) => row.split(/ {2,}/).includes(name)),
        name,
      );
    }
  });

  it("draws the components on the first level, the app's own inside it, the provider last", () => {
    const drawn = table.flatMap((row) => {
      const [, branches = "", name = ""] = /^ {2}([│├└─ ]+)mcp-catalog:\S+ +(\S+)$/.exec(row) ?? [];
      return name === "" ? [] : [`${branches}${name}`];
    });
    const components = preview.resources.filter(({ custom }) => !custom);
    const top = components.filter(({ parent }) => parent === undefined);
    assert.equal(
      drawn.length,
      components.filter(({ type }) => type.startsWith("mcp-catalog:")).length,
    );
    assert.deepEqual(
      drawn.filter((line) => line.startsWith("├─ ")),
      top.map(({ name }) => `├─ ${name}`),
    );
    const inApp = drawn.slice(drawn.indexOf("├─ app") + 1, drawn.indexOf("├─ scaling"));
    assert.deepEqual(inApp, ["│  ├─ app-groups", "│  ├─ app-balancer", "│  ├─ app-alarms"]);
    assert.match(table.at(-1) ?? "", /^ {2}└─ pulumi:providers:aws +aws +us-east-1$/);
  });

  it("aligns its columns", () => {
    const [head = "", ...rows] = table;
    assert.match(head, /^ {2}Type +Name +Physical name$/);
    const name = head.indexOf("Name");
    const physical = head.indexOf("Physical name");
    for (const row of rows) {
      assert.match(row.slice(name - 2), /^ {2}\S/, row);
      if (row.length > physical) assert.match(row.slice(physical - 2), /^ {2}\S/, row);
      else assert.doesNotMatch(row.slice(name), / /, row);
    }
  });

  it("ends no line with a space", () => {
    assert.doesNotMatch(text, / $/m);
  });

  it("counts the resources and components that its tree shows", () => {
    const shown = (namespace: string) =>
      table.filter((row) => row.includes(`─ ${namespace}:`)).length;
    const [aws, random] = [shown("aws"), shown("random")];
    const components = shown("mcp-catalog") + shown("awsx");
    assert.ok(aws >= 28 && random === 1 && components >= 10);
    assert.equal(
      text.split("\n\n")[2],
      `  ${aws + 1} resources to create (${aws} aws, 1 random), grouped by ${components} components`,
    );
  });

  it("has every output, with what only AWS can know replaced", () => {
    const lines = section(text, "Outputs");
    assert.deepEqual(
      lines.map((line) => line.trim().split(/ +/)[0]),
      Object.keys(preview.outputs),
    );
    assert.match(lines[0] ?? "", /http:\/\/mcp-catalog-alb-\[known after up\]\.us-east-1\.elb/);
    assert.doesNotMatch(text, /0abcdef/);
  });

  it("has nothing of what the program logs", () => {
    assert.doesNotMatch(text, /info:|sha256:0|pushed 1970/);
  });

  it("has each missing secret with the command that sets it", () => {
    assert.deepEqual(section(text, "Secrets that pulumi up will ask for"), [
      "  supabaseUrl  not set  pulumi config set --secret supabaseUrl --stack prod",
      "  supabaseKey  not set  pulumi config set --secret supabaseKey --stack prod",
    ]);
  });

  it("says what it assumed, the tag that was asked for among it", () => {
    const lines = section(text, "Assumed, since nobody was asked");
    assert.deepEqual(
      lines,
      preview.assumptions.map((line) => `  - ${line}`),
    );
    assert.ok(lines.includes("  - mcp-catalog:v1.1.0 is pushed"));
    assert.doesNotMatch(text, /v1\.0\.0/);
  });

  it("ends with the commands to run next, in their order", () => {
    assert.deepEqual(section(text, "Next"), [
      "  pulumi config set --secret supabaseUrl --stack prod",
      "  pulumi config set --secret supabaseKey --stack prod",
      "  pulumi up --stack prod",
    ]);
  });

  it("has no colour codes without colours, and with them the same text in between", () => {
    assert.ok(!text.includes(escape));
    const colored = previewText(preview, {
      ...plainStyle,
      colors: pc.createColors(true),
      inputs: false,
    });
    assert.ok(colored.includes(escape));
    assert.equal(stripVTControlCharacters(colored), text);
    const pair = new RegExp(`${escape}\\[\\d+m[^${escape}\n]*${escape}\\[\\d+m`, "g");
    assert.ok(!colored.replace(pair, "").includes(escape), "each is closed on its own line");
  });
});

describe("The text of a preview", () => {
  it("has every resource's inputs when asked, with JSON unfolded and secrets masked", async () => {
    const preview = await previewCommitted("prod");
    const body = section(plain(preview, true), "Inputs").join("\n");
    for (const each of preview.resources.filter(({ custom }) => custom)) {
      assert.match(body, new RegExp(`^ {2}\\S+ ${each.name}$`, "m"));
    }
    assert.match(body, /^ {4}containerDefinitions:\n {6}- name: /m);
    assert.match(body, /^ {4}secretString: "\[secret\]"$/m);
    assert.doesNotMatch(body, /0abcdef|04da6b54|\[object/);
  });

  it("has no section for missing secrets where none is missing", async () => {
    const text = plain(await previewCommitted("dev"));
    assert.doesNotMatch(text, /Secrets that/);
    assert.deepEqual(section(text, "Next"), ["  pulumi up --stack dev"]);
    assert.match(text, /^ {2}\d+ resources to create \(\d+ aws, 1 docker, 1 random\), grouped by/m);
  });

  it("ends with the commands that write down what was laid over the stack file", async () => {
    const settings = ["imageTag=v2", "network.mode=dedicated", 'tags={"Team":"web"}'];
    const preview = await previewCommitted("dev", settings);
    const text = previewText(preview, { ...plainStyle, inputs: false, settings });
    assert.deepEqual(section(text, "Next"), [
      "  pulumi config set imageTag v2 --stack dev",
      "  pulumi config set --path network.mode dedicated --stack dev",
      '  pulumi config set tags \'{"Team":"web"}\' --stack dev',
      "  pulumi up --stack dev",
    ]);
  });

  it("ends, over the budget, with what lowers the cost and what raises the budget, and not with a run", async () => {
    const text = plain(await previewCommitted("dev", ["budget.monthly=20"]));
    assert.match(
      text,
      /\n {2}The stack costs 30\.75 USD a month, and its budget is 20\.00: over it/,
    );
    assert.deepEqual(section(text, "Next"), [
      "  npm run preview -- --stack dev --config <key>=<value>",
      "  pulumi config set --path budget.monthly 31 --stack dev",
    ]);
  });
});

describe("readableText", () => {
  it("is one line, or one for each entry of a list", () => {
    assert.equal(readableText("text"), "text");
    assert.equal(readableText(["a", `b-${generatedId("b")}`]), "a\nb-[known after up]");
    assert.equal(readableText({ a: 1 }), '{"a":1}');
    assert.equal(readableText(true), "true");
    assert.equal(readableText(new SecretValue("canary")), "[secret]");
    assert.equal(readableText(new UnknownValue()), "[known after up]");
  });
});
