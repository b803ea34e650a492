import { costMarkdown, costOf, type Cost, type Range } from "../../cost";
import { previewStack, type Program } from "../../preview/evaluateStack";
import { overrideConfig } from "../../stack/override";
import { fullKey, readStackConfig, type StackConfig } from "../../stack/readStackConfig";
import { devChoices, prodChoices, type Choice } from "./choices";
import { usd } from "../../text/usd";
import { peers, type Peer } from "./peers";
import { formatted } from "../formatted";

interface Priced extends Choice {
  readonly total: Range;
}

/** docs/cost.md: what the committed stacks cost, how each choice changes that, and what other tools' stacks cost. */
export async function costPage(folder: string, program: Program, file: string): Promise<string> {
  const costOfStack = async (stack: string, choice?: Choice) => {
    const config = configured(readStackConfig(folder, stack), choice);
    return (await previewStack(config, program)).cost;
  };
  const priced = async (stack: string, choices: readonly Choice[]) => {
    const all: Priced[] = [];
    for (const choice of choices) {
      all.push({ ...choice, total: (await costOfStack(stack, choice)).total });
    }
    return all;
  };
  const [prod, dev] = [await costOfStack("prod"), await costOfStack("dev")];
  const text = markdown({
    prod,
    dev,
    prodChoices: await priced("prod", prodChoices),
    devChoices: await priced("dev", devChoices),
  });
  return formatted(text, file);
}

function configured(config: StackConfig, choice?: Choice): StackConfig {
  const gone = (choice?.without ?? []).map((key) => fullKey(config.project, key));
  const left = Object.entries(config.values).filter(([key]) => !gone.includes(key));
  return overrideConfig({ ...config, values: Object.fromEntries(left) }, choice?.settings ?? []);
}

interface Page {
  readonly prod: Cost;
  readonly dev: Cost;
  readonly prodChoices: readonly Priced[];
  readonly devChoices: readonly Priced[];
}

function markdown(page: Page): string {
  return [
    "# What it costs",
    "<!-- Written by npm run readme, from tools/cost and tools/readme. -->",
    introduction,
    "## prod",
    costMarkdown(page.prod),
    choiceTable(page.prod, page.prodChoices),
    "## dev",
    costMarkdown(page.dev),
    choiceTable(page.dev, page.devChoices),
    "## Compared with other tools",
    peerTable(page),
    "## What the model leaves out",
    limits,
  ].join("\n\n");
}

const introduction = `
USD for a month of 730 hours: the floor with the fewest tasks that the settings allow, the ceiling with the most. The
tables are what \`npm run preview\` prints for the committed stack files; \`-- --stack prod --compare-config key=value\`
compares any two settings.`.trim();

const limits = `
- Costs by use (requests, gigabytes, log lines): they are listed with a unit price and an example, but are in no total.
- Free tiers (except for dashboards), discounts, Savings Plans, taxes and support plans.
- While a new version is rolled out, the tasks of both run: cents.
- Changes of AWS's prices: each price has its date in \`tools/cost/prices.json\`, and \`npx catalog prices\` reads them anew. Spot prices
  change from day to day.
- Traffic between zones: 0.01 USD per GB each way, e.g. of tasks to a NAT gateway in another zone.
- In the rows about other tools: secrets and alarms, which users would add. These rows show what the tools' defaults
  create according to their documentation, but with two tasks, as here, and at the same prices.`.trim();

function choiceTable({ total }: Cost, choices: readonly Priced[]): string {
  const rows = choices.map((choice) => {
    const settings = [
      ...choice.settings.map((setting) => `\`${setting}\``),
      ...(choice.without ?? []).map((key) => `no \`${key}\``),
    ].join(" ");
    const change = signed(choice.total.floor - total.floor);
    return `| ${choice.what} | ${settings} | ${usd(choice.total.floor)} | ${usd(choice.total.ceiling)} | ${change} |`;
  });
  return [
    "| with | settings | floor | ceiling | floor's change |",
    "|---|---|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

function peerTable({ prod, prodChoices: choices, dev }: Page): string {
  const cheapest = choices.reduce((a, b) => (a.total.floor <= b.total.floor ? a : b));
  const nat = choices[0];
  const rows = [
    [
      "this stack, `prod`",
      "private tasks, one NAT gateway, Container Insights; HTTPS with `domain`",
      prod.total,
    ],
    ...(nat ? [["… with `network.nat: instance`", nat.what, nat.total] as const] : []),
    ...(cheapest !== nat ? [["… at its cheapest", cheapest.what, cheapest.total] as const] : []),
    ["this stack, `dev`", "one task on Spot, default VPC", dev.total],
    ...peers.map((peer) => [peer.name, peerHow(peer), totalOf(peer.resources)] as const),
  ] as const;
  return [
    "| | | floor |",
    "|---|---|---:|",
    ...rows.map(([name, how, { floor }]) => `| ${name} | ${how} | ${usd(floor)} |`),
  ].join("\n");
}

function peerHow({ how, byDefault }: Peer): string {
  return byDefault ? `${how}; ${usd(totalOf(byDefault).floor)} with its default of one task` : how;
}

function totalOf(resources: Peer["resources"]): Range {
  return costOf(resources, "us-east-1").total;
}

function signed(amount: number): string {
  return `${amount > 0 ? "+" : ""}${usd(amount)}`;
}
