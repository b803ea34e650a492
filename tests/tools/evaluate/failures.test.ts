import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { previewAnswers } from "../../../tools/assumed/answers";
import { evaluate, type Answers, type EvaluateArgs } from "../../../tools/evaluate";
import { run } from "../../support/program";
import { Thing } from "./things";

/** Everything but the answers. */
const bare: Omit<EvaluateArgs, "answers"> = {
  project: "mcp-catalog",
  stack: "prod",
  config: {},
  secretKeys: [],
  preview: true,
};

/** An output whose callback throws. */
function failing(): pulumi.Output<string> {
  return pulumi.output("value").apply(fail);
}

function fail(): string {
  throw new Error("thrown in a callback");
}

/** A program with an assertion that is false, in a callback that nobody awaits. */
function falseAssertion(): void {
  pulumi.output(1).apply((one) => {
    assert.equal(one, 2);
  });
}

describe("evaluate rejects", () => {
  it("an assertion that is false, in an apply that nobody awaits", async () => {
    await assert.rejects(run(falseAssertion), assert.AssertionError);
  });

  it("an assertion that is false, in an apply on an output of a resource", async () => {
    const program = () => {
      const thing = new Thing("thing");
      thing.arn.apply((arn) => {
        assert.equal(arn, "another-arn");
      });
    };
    await assert.rejects(run(program), assert.AssertionError);
  });

  it("an error in a callback that a resource waits for, instead of waiting with it", async () => {
    const program = () => {
      new Thing("thing", { value: failing() });
    };
    await assert.rejects(run(program), /thrown in a callback/);
  });

  it("an error in a callback that an output of the stack waits for", async () => {
    await assert.rejects(
      run(() => ({ url: failing() })),
      /thrown in a callback/,
    );
  });

  it("an error that the program throws, at once or later", async () => {
    const atOnce = () => {
      throw new TypeError("at once");
    };
    await assert.rejects(run(atOnce), new TypeError("at once"));
    const later = () => Promise.reject(new RangeError("later"));
    await assert.rejects(run(later), new RangeError("later"));
  });

  it("a look-up without an answer, and names its token, awaited or not", async () => {
    const token = "test:index/getThing:getThing";
    const expected = { message: /unexpected look-up test:index\/getThing:getThing/ };
    await assert.rejects(
      run(() => pulumi.runtime.invoke(token, {})),
      expected,
    );
    const output = () => ({ url: pulumi.output(pulumi.runtime.invoke(token, {})) });
    await assert.rejects(run(output), expected);
  });

  it("a look-up that the preview cannot answer", async () => {
    const answers = previewAnswers({ region: "us-east-1", repositoryName: "a", imageTag: "b" });
    const program = async () => {
      const found: unknown = await pulumi.runtime.invoke("test:index:get", {});
      return { found };
    };
    await assert.rejects(
      evaluate(program, { ...bare, answers }),
      /no answer to the look-up test:index:get$/,
    );
  });

  it("an answer that throws for a resource", async () => {
    const answers: Answers = {
      resource: ({ name }) => {
        throw new Error(`no answer for ${name}`);
      },
      lookup: () => ({}),
    };
    const program = () => {
      const thing = new Thing("thing");
      return Promise.resolve({ arn: thing.arn });
    };
    await assert.rejects(evaluate(program, { ...bare, answers }), /no answer for thing/);
  });

  it("no program that is right", async () => {
    const { outputs } = await run(() => {
      const thing = new Thing("thing");
      thing.arn.apply((arn) => {
        assert.equal(arn, "thing-arn");
      });
      return { arn: thing.arn };
    });
    assert.deepEqual(outputs, { arn: "thing-arn" });
  });
});

describe("evaluate leaves", () => {
  const mine = () => undefined;
  const listeners = () => process.listeners("unhandledRejection");
  beforeEach(() => process.on("unhandledRejection", mine));
  afterEach(() => process.removeListener("unhandledRejection", mine));

  for (const [what, program] of Object.entries({ success: () => ({}), failure: falseAssertion })) {
    it(`the process's listeners, including mocha's, as they were after ${what}`, async () => {
      const before = listeners();
      assert.ok(before.includes(mine));
      let during = before;
      const result = run(() => {
        during = listeners();
        return program();
      });
      await result.catch(() => undefined);
      assert.ok(!during.includes(mine), "they see none of the evaluation's own errors");
      assert.deepEqual(listeners(), before);
    });
  }

  it("no resource, look-up or configuration for the next evaluation", async () => {
    const lookups = { "test:index:get": { found: true } };
    const first = await run(
      async () => {
        new Thing("first");
        await pulumi.runtime.invoke("test:index:get", {});
      },
      { stack: "dev", config: { "mcp-catalog:key": "value" }, lookups },
    );
    const second = await run(() => {
      new Thing("second");
      const key = new pulumi.Config("mcp-catalog").get("key") ?? "not set";
      return { key, stack: pulumi.getStack() };
    });
    assert.deepEqual(
      [first, second].map(({ resources }) => resources.map(({ urn }) => urn)),
      [
        ["urn:pulumi:dev::mcp-catalog::test:index/thing:Thing::first"],
        ["urn:pulumi:prod::mcp-catalog::test:index/thing:Thing::second"],
      ],
    );
    assert.deepEqual([first.lookups.length, second.lookups.length], [1, 0]);
    assert.deepEqual(second.outputs, { key: "not set", stack: "prod" });
  });

  it("no trace of a failed evaluation for the next one", async () => {
    const broken = () => {
      new Thing("waiting", { value: failing() });
      new Thing("made");
    };
    await assert.rejects(run(broken), /thrown in a callback/);
    const { resources } = await run(() => {
      new Thing("after");
    });
    assert.deepEqual(
      resources.map(({ name }) => name),
      ["after"],
    );
  });
});
