import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { refusalOf } from "../../tools/account/refusals";
import { loadShapes } from "../../tools/calls";
import type { EvaluatedResource } from "../../tools/evaluate";
import { runCfnLint } from "../../tools/scan/scanners/cfnLint";
import { cloudFormationTemplate } from "../../tools/scan/cloudFormation";
import { requireTools } from "../../tools/scan/scanners/tools";
import { plantedDefects, type Planted } from "../support/configurations/plantedDefects";
import { previewCommitted } from "../support/stack";

type Inputs = Readonly<Record<string, unknown>>;

/** Whether to write the table in README.md instead of comparing it. */
const writes = process.env["WRITE_TABLE"] !== undefined;
const readme = path.join(__dirname, "README.md");

describe("Each planted defect", () => {
  it("is caught by an oracle, and README names it", async () => {
    const { resources } = await previewCommitted("prod");
    const shapes = await loadShapes();
    const planted = Object.entries(plantedDefects).map(
      ([title, defect]) => [title, plant(resources, defect)] as const,
    );
    const results = await runCfnLint(
      requireTools(),
      "us-east-1",
      planted.map(([, resource]) => cloudFormationTemplate([resource], shapes)),
    );
    const rows: (readonly [string, string, string])[] = [];
    for (const [index, [title, { type, inputs }]] of planted.entries()) {
      const refusal = await refusalOf(type, inputs);
      const ids = new Set(results[index]?.findings.map(({ id }) => id));
      rows.push([title, refusal ? "yes" : "", [...ids].sort().join(", ")]);
    }
    assert.ok(rows.length >= 40);
    assert.deepEqual(
      rows.filter(([, models, lint]) => models === "" && lint === ""),
      [],
      "caught by none",
    );
    const table = tableOf(rows);
    const text = fs.readFileSync(readme, "utf8");
    if (writes)
      fs.writeFileSync(
        readme,
        text.replace(between, () => table),
      );
    else assert.equal(between.exec(text)?.[0], table, "WRITE_TABLE=1 npm run test:scan writes it");
  });

  it("is found because of the planted input", async () => {
    const { resources } = await previewCommitted("prod");
    const shapes = await loadShapes();
    const clean = Object.values(plantedDefects).map((defect) => find(resources, defect));
    for (const { type, inputs } of clean) assert.equal(await refusalOf(type, inputs), undefined);
    const results = await runCfnLint(requireTools(), "us-east-1", [
      cloudFormationTemplate(resources, shapes),
    ]);
    assert.deepEqual(results[0]?.findings, []);
  });
});

const between = /(?<=<!-- begin planted -->\n\n)[^]*?(?=\n\n<!-- end planted -->)/;

function tableOf(rows: readonly (readonly [string, string, string])[]): string {
  const head = ["planted", "models and rules of `tools/calls/limits`", "cfn-lint"] as const;
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

function find(resources: readonly EvaluatedResource[], { type, name }: Planted): EvaluatedResource {
  const found = resources.find(
    (each) => each.type === type && (name === undefined || each.name === name),
  );
  assert.ok(found, `no ${type} ${name ?? ""}`);
  return found;
}

function plant(resources: readonly EvaluatedResource[], defect: Planted): EvaluatedResource {
  const found = find(resources, defect);
  const inputs: Inputs = { ...found.inputs, ...defect.inputs };
  if (defect.container === undefined) return { ...found, inputs };
  const containers = JSON.parse(String(inputs["containerDefinitions"])) as Inputs[];
  const changed = containers.map((each) => ({ ...each, ...defect.container }));
  return { ...found, inputs: { ...inputs, containerDefinitions: JSON.stringify(changed) } };
}
