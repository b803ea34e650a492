import assert from "node:assert/strict";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { projectFolder, run } from "../../support/program";
import { guarded } from "../catalog/guarded";
import { Thing } from "./things";

/** A resource with every kind of hook, and the calls that its hooks got. */
function hooked(called: string[]): () => void {
  return () => {
    const hook = new pulumi.ResourceHook("hook", () => void called.push("hook"));
    const why = new pulumi.ErrorHook("why", () => {
      called.push("why");
      return false;
    });
    const all = [hook];
    new Thing("thing", {}, { hooks: { ...everyMoment(all), onError: [why] } });
  };
}

function everyMoment(hooks: pulumi.ResourceHook[]): pulumi.ResourceHookBinding {
  return {
    beforeCreate: hooks,
    afterCreate: hooks,
    beforeUpdate: hooks,
    afterUpdate: hooks,
    beforeDelete: hooks,
    afterDelete: hooks,
  };
}

describe("evaluate accepts hooks", () => {
  for (const preview of [true, false]) {
    it(`runs none of them in ${preview ? "a preview" : "an update"}`, async () => {
      const called: string[] = [];
      const { resources } = await run(hooked(called), { preview });
      assert.deepEqual(
        resources.map(({ name }) => name),
        ["thing"],
      );
      assert.deepEqual(called, []);
    });
  }

  it("opens no port for them, even after a program that fails", async () => {
    const ports = () => process.getActiveResourcesInfo().filter((each) => each.startsWith("TCP"));
    const before = ports();
    await run(hooked([]));
    const failing = () => {
      hooked([])();
      throw new Error("after the hooks");
    };
    await assert.rejects(run(failing), /after the hooks/);
    assert.deepEqual(ports(), before);
  });

  it("lets its process end by itself, without a connection", async () => {
    const ended = await guarded(
      ["-r", path.join(projectFolder, "tools", "loadTypeScript.cjs"), "-e", once],
      {
        PROJECT: projectFolder,
      },
    );
    assert.deepEqual(ended, { code: 0, stdout: "thing, hello\nnothing left to do\n", stderr: "" });
  });
});

/** A process that evaluates once, and reports when nothing keeps it from ending any more. */
const once = `
const { createRequire } = require("node:module");
const load = createRequire(process.env.PROJECT + "/package.json");
const pulumi = load("@pulumi/pulumi");
const { evaluate } = load("./tools/evaluate");
process.once("beforeExit", () => process.stdout.write("nothing left to do\\n"));
const program = async () => {
  const hook = new pulumi.ResourceHook("hook", () => undefined);
  const why = new pulumi.ErrorHook("why", () => false);
  new pulumi.CustomResource("test:index:Thing", "thing", {}, {
    hooks: { beforeCreate: [hook], onError: [why] },
  });
  await pulumi.log.info("hello");
  return {};
};
const answers = { resource: ({ name }) => ({ id: name, outputs: {} }), lookup: () => ({}) };
evaluate(program, {
  project: "mcp-catalog", stack: "prod", config: {}, secretKeys: [], preview: true, answers,
}).then(({ resources, messages }) =>
  process.stdout.write([...resources.map(({ name }) => name), ...messages].join(", ") + "\\n"));
`;
