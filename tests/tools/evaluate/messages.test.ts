import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { run } from "../../support/program";
import { Thing } from "./things";

/** Does something and returns what was printed on the console meanwhile. */
async function printed(act: () => Promise<unknown>): Promise<readonly unknown[]> {
  const { log } = console;
  const lines: unknown[] = [];
  console.log = (line: unknown) => void lines.push(line);
  try {
    await act();
  } finally {
    console.log = log;
  }
  return lines;
}

async function talking(): Promise<void> {
  await pulumi.log.info("first");
  const thing = new Thing("thing");
  thing.arn.apply((arn) => pulumi.log.info(`made ${arn}`, thing));
  await pulumi.log.info("second");
}

describe("An evaluation after a program that ran in this process on an engine", () => {
  it("does not ask that engine, which has gone", async () => {
    const gone = "127.0.0.1:1";
    pulumi.runtime.resetOptions("mcp-catalog", "prod", -1, gone, gone, false, "organization");
    const { resources } = await run(async () => {
      await pulumi.log.debug("made");
      new Thing("thing");
    });
    assert.equal(resources.length, 1);
  });
});

describe("What a program logs as information", () => {
  it("is kept in its order, and not printed", async () => {
    const lines = await printed(async () => {
      const { messages } = await run(talking);
      assert.deepEqual(messages, ["first", "second", "made thing-arn"]);
    });
    assert.deepEqual(lines, []);
  });

  it("is not the next evaluation's", async () => {
    await run(talking);
    assert.deepEqual((await run(() => pulumi.log.info("third"))).messages, ["third"]);
    assert.deepEqual((await run(() => ({}))).messages, []);
  });

  it("is printed as before once the evaluation has ended, well or not", async () => {
    const { info } = pulumi.log;
    const during: unknown[] = [];
    await run(() => void during.push(pulumi.log.info));
    assert.notEqual(during[0], info);
    assert.equal(pulumi.log.info, info);
    const failing = () => {
      throw new Error("while it listens");
    };
    await assert.rejects(run(failing), /while it listens/);
    assert.equal(pulumi.log.info, info);
    const lines = await printed(() => pulumi.log.info("hello"));
    assert.match(lines.join("\n"), /^info: .*hello$/);
  });
});
