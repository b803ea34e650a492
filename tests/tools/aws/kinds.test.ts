import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { loadBehaviours } from "../../../tools/account/behaviours";
import { described, kinds } from "../../../tools/aws";
import { loadShapes } from "../../../tools/calls";
import { isNone, type Facts, type Kind } from "../../../tools/aws/kind";
import { unmade } from "../../../tools/aws/unmade";
import { physicalName } from "../../../tools/preview/summary";
import { controls } from "../../../tools/security/controls";
import { judges } from "../../../tools/security/judge";
import { made } from "../security/cases/case";
import { projectFolder } from "../../support/program";
import { ofAwsx, registeredTypes } from "../../support/registered";
import { previewCommitted } from "../../support/stack";

/** Facts that have no default. */
const facts: readonly (keyof Facts)[] = [
  "price",
  "controls",
  "terraform",
  "cloudFormation",
  "calls",
  "permissions",
  "behaves",
];

/** What a type lacks, and where to write it; undefined if it lacks nothing. */
function lack(type: string): string | undefined {
  const kind: Partial<Kind> = kinds.get(type) ?? {};
  const missing = facts.filter((fact) => kind[fact] === undefined);
  const lacks = [
    ...(missing.length > 0 ? [`describe ${type} in ${fileOf(type)}: ${missing.join(", ")}`] : []),
    ...(isTested(type) ? [] : [`test the inputs of ${type} in tests/components/`]),
  ];
  return lacks.length > 0 ? lacks.join("; ") : undefined;
}

/** The text of all tests of components. */
const componentTests = fs
  .readdirSync(path.join(projectFolder, "tests", "components"), {
    recursive: true,
    encoding: "utf8",
  })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => fs.readFileSync(path.join(projectFolder, "tests", "components", file), "utf8"))
  .join("\n");

/** Whether a test of a component names the type. Components do not give the inputs of the types that only awsx makes. */
function isTested(type: string): boolean {
  return componentTests.includes(type) || ofAwsx.includes(type);
}

/** One file, or one folder, for each module of Pulumi's AWS package. */
function fileOf(type: string): string {
  const [, module = "otherProviders"] = /^aws:(\w+)\//.exec(type) ?? [];
  const folder = `tools/aws/${module}/`;
  return fs.existsSync(path.join(projectFolder, folder)) ? folder : `tools/aws/${module}.ts`;
}

/** The text of that file, or of all files in that folder. */
function sourceOf(type: string): string {
  const place = path.join(projectFolder, fileOf(type));
  const files = place.endsWith(".ts")
    ? [place]
    : fs.readdirSync(place).map((file) => path.join(place, file));
  return files.map((file) => fs.readFileSync(file, "utf8")).join("\n");
}

const present = <T>(value: T | undefined): value is T => value !== undefined;

describe("The descriptions of resource types", () => {
  const all = [...kinds.values()];

  it("are complete for every type that a component registers", async () => {
    const types = await registeredTypes();
    assert.ok(types.length > 55 && types.includes("docker:index/image:Image"));
    assert.deepEqual(types.map(lack).filter(present), []);
  });

  it("list what each type lacks, and where to write it", () => {
    assert.equal(
      lack("aws:sqs/queue:Queue"),
      "describe aws:sqs/queue:Queue in tools/aws/sqs.ts: price, controls, terraform, cloudFormation, calls, permissions, behaves; " +
        "test the inputs of aws:sqs/queue:Queue in tests/components/",
    );
  });

  it("do not exist for other types: a type that only forks have is in unmade.ts", async () => {
    const types = await registeredTypes();
    assert.deepEqual(
      [...kinds.keys()].filter((type) => !types.includes(type)),
      [],
    );
    assert.deepEqual(
      Object.values(unmade).filter(({ type }) => types.includes(type)),
      [],
    );
  });

  it("are in the file that is named after the type's module", () => {
    for (const { type } of all) {
      const source = sourceOf(type);
      const [, name = type] = /^aws:\w+\/(\w+):/.exec(type) ?? [];
      assert.ok(source.includes(`  ${name}: `) || source.includes(`"${name}"`), type);
    }
  });

  it("give a reason for each missing fact, and for each price of 0", () => {
    for (const { type, price, ...others } of all) {
      const reasons = Object.values(others)
        .filter((fact) => typeof fact === "object" && isNone(fact))
        .map((fact) => fact.none);
      if ("free" in price) reasons.push(price.free);
      for (const reason of reasons) assert.match(reason, /^\S.{3,}[^.]$/, type);
    }
  });

  it("name files of tools/cost/model, and something to use if only use costs", () => {
    for (const { type, price, usage = [] } of all) {
      if ("byUse" in price) assert.ok(usage.length > 0, type);
      if (!("model" in price)) continue;
      const file = path.join(projectFolder, "tools", "cost", "model", `${price.model}.ts`);
      assert.ok(fs.existsSync(file), type);
    }
  });

  it("have a name in Terraform that no other has", () => {
    const names = all.map(({ terraform }) => terraform).filter((name) => typeof name === "string");
    assert.deepEqual(names, [...new Set(names)]);
    for (const name of names) assert.match(name, /^aws_[a-z0-9_]+$/);
  });

  it("list controls that exist, and every control judges one of them", () => {
    const known = controls.map(({ id }) => id);
    for (const { type, controls: ids } of described.values()) {
      if (isNone(ids)) continue;
      assert.deepEqual(
        ids.filter((id) => !known.includes(id)),
        [],
        type,
      );
      assert.ok(ids.length > 0, `${type}: none(…) says why there are none`);
    }
    const unused = controls.filter(
      (control) =>
        ![...described.keys()].some((type) => judges(control, { ...made("bucket"), type })),
    );
    assert.deepEqual(
      unused.map(({ id }) => id),
      [],
    );
  });

  it("have a behaviour that can be loaded, unless they say why not", async () => {
    const behaviours = await loadBehaviours();
    for (const { type, behaves } of all) {
      assert.equal(typeof behaviours[type]?.create, isNone(behaves) ? "undefined" : "function");
    }
  });

  it("have the calls that create them, unless they say why not", async () => {
    const shapes = await loadShapes();
    for (const { type, calls } of all) assert.equal(type in shapes, !isNone(calls), type);
  });

  const everything = [
    'domain={"name":"catalog.example.com","zone":"example.com"}',
    'network={"mode":"dedicated","nat":"instance","endpoints":["ecr.api"]}',
    "waf={}",
    "encryption=customerKey",
    "monitoring.alarmEmail=ops@example.com",
    "rollout.strategy=canary",
    'schedule={"timezone":"Europe/Berlin","nights":{"from":"20:00","to":"07:00","min":2,"max":2}}',
  ];

  it("leave no resource of the preview without a name or a few words about it", async () => {
    const { resources } = await previewCommitted("prod", everything);
    const wordless = resources.filter(
      (each) => (each.custom || each.remote) && physicalName(each, resources).trim() === "",
    );
    assert.deepEqual(
      wordless.map(({ type }) => `write label of ${type} in ${fileOf(type)}`),
      [],
    );
  });
});
