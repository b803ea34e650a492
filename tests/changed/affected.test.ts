import assert from "node:assert/strict";
import { affectedTests, reachedFrom, withNamed } from "./affected";

const graph = [
  { source: "components/a.ts", imports: [] },
  { source: "components/b.ts", imports: ["components/a.ts"] },
  { source: "program.ts", imports: ["components/b.ts"] },
  { source: "tests/program/settings/order.test.ts", imports: ["tests/support/stack.ts"] },
  { source: "tests/components/a.test.ts", imports: ["components/a.ts"] },
  { source: "tests/support/stack.ts", imports: ["program.ts"] },
  { source: "tests/live/ask.test.ts", imports: ["live/calls/ask.ts"] },
  { source: "tests/engine/life.test.ts", imports: ["program.ts"] },
  { source: "tests/repository/ci/ci.test.ts", imports: [] },
  { source: "tests/repository/lint/walls.test.ts", imports: [] },
  { source: "tests/repository/lint/words.test.ts", imports: [] },
  { source: "package.json", imports: [] },
  { source: "tests/checks/lint/words.mjs", imports: [] },
  { source: "live/calls/ask.ts", imports: [] },
];
const inSuite = (file: string) => file.endsWith(".test.ts") && !file.startsWith("tests/engine/");
const affected = (...changed: readonly string[]) => affectedTests(changed, graph, inSuite);

const readers = ["tests/repository/ci/ci.test.ts"];

describe("npm run test:changed", () => {
  it("runs the tests that import a changed file, the nearest ones first, and the tests of the repository", () => {
    assert.deepEqual(affected("components/a.ts"), {
      readers,
      importers: ["tests/components/a.test.ts", "tests/program/settings/order.test.ts"],
    });
    assert.deepEqual(affected("live/calls/ask.ts"), {
      readers,
      importers: ["tests/live/ask.test.ts"],
    });
    assert.deepEqual(affected("tests/live/ask.test.ts"), {
      readers,
      importers: ["tests/live/ask.test.ts"],
    });
  });

  it("counts the imports between a test and the nearest changed file", () => {
    assert.deepEqual(affected("components/a.ts", "tests/support/stack.ts"), {
      readers,
      importers: ["tests/program/settings/order.test.ts", "tests/components/a.test.ts"],
    });
    assert.deepEqual(affected("components/a.ts", "program.ts", "live/calls/ask.ts"), {
      readers,
      importers: [
        "tests/components/a.test.ts",
        "tests/live/ask.test.ts",
        "tests/program/settings/order.test.ts",
      ],
    });
  });

  it("runs all tests if nothing shows who reads a changed file", () => {
    assert.equal(affected("Pulumi.prod.yaml"), "all");
    assert.equal(affected("components/removed.ts"), "all");
  });

  it("runs the tests of the linter and the walls if these change", () => {
    const planted = ["walls", "words"].map((each) => `tests/repository/lint/${each}.test.ts`);
    for (const changed of ["tests/checks/lint/words.mjs", "package.json"]) {
      assert.deepEqual(affected(changed), { readers: [...readers, ...planted], importers: [] });
    }
  });

  it("runs only the repository's tests for a page", () => {
    assert.deepEqual(affected("docs/deploy.md"), { readers, importers: [] });
  });

  it("takes a file that names a stack file or a script for one that imports it", () => {
    const texts: Readonly<Record<string, string>> = {
      "tests/support/stack.ts": "`Pulumi.${stack}.yaml`",
      "tests/repository/ci/ci.test.ts": '".ci/run"',
      "tests/live/ask.test.ts": "to run",
    };
    const named = (file: string) => withNamed([file], graph, (each) => texts[each] ?? "");
    const importers = (file: string) => reachedFrom([file], named(file)).slice(1);
    assert.deepEqual(importers("Pulumi.prod.yaml"), [
      "tests/support/stack.ts",
      "tests/program/settings/order.test.ts",
    ]);
    assert.deepEqual(importers(".ci/run"), ["tests/repository/ci/ci.test.ts"]);
    assert.deepEqual(named("components/removed.ts"), graph);
    assert.equal(
      withNamed(["docs/deploy.md", "live/calls/ask.ts"], graph, () => "deploy.md"),
      graph,
    );
  });
});
