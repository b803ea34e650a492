import assert from "node:assert/strict";
import { createRequire } from "node:module";
import * as pulumi from "@pulumi/pulumi";
import * as ts from "typescript";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable";
import { readProjectFile } from "../repository/files";

/** What the preload changes, and the SDK's types leave out. */
interface Debuggable {
  readonly debuggablePromise: <T>(promise: Promise<T>, context: string) => Promise<T>;
  readonly leakedPromises: () => readonly [ReadonlySet<unknown>, string];
}

const { debuggablePromise, leakedPromises } = debuggable as unknown as Debuggable;

describe("tools/preload.cjs", () => {
  it("is loaded by pulumi up, by every command and by mocha", () => {
    assert.match(readProjectFile("Pulumi.yaml"), /nodeargs: .*--require \.\/tools\/preload\.cjs /m);
    assert.match(
      readProjectFile(".mocharc.json"),
      /"\.\/tools\/preload\.cjs", "ts-node\/register"/,
    );
    const { scripts } = JSON.parse(readProjectFile("package.json")) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const commands = Object.values(scripts).filter((script) => script.startsWith("node "));
    assert.ok(commands.length > 0);
    for (const command of commands) {
      assert.match(
        command,
        /-r \.\/tools\/preload\.cjs |^node (bin\/catalog|tests\/checks\/sideBySide)\.cjs/,
      );
    }
    assert.match(readProjectFile("bin/catalog.cjs"), /^require\("\.\.\/tools\/preload\.cjs"\);$/m);
  });

  it("keeps the SDK from taking stack traces for resources and promises", async () => {
    const { callsites } = pulumi.Resource as unknown as { readonly callsites: () => unknown[] };
    assert.deepEqual(callsites(), []);
    await debuggablePromise(Promise.resolve(), "the first one");
    const promise = Promise.resolve("value");
    assert.equal(await debuggablePromise(promise, "a test"), "value");
    assert.deepEqual(Object.getOwnPropertyNames(promise), []);
    assert.match(new Error("ours").stack ?? "", /preload\.test\.ts/);
  });

  it("lets the SDK have TypeScript when it asks for it", () => {
    const shim = createRequire(__filename)("@pulumi/pulumi/typescript-shim") as typeof ts;
    assert.deepEqual(
      [shim.version, shim.SyntaxKind.SuperKeyword],
      [ts.version, ts.SyntaxKind.SuperKeyword],
    );
  });

  it("lets the SDK find promises that are never settled", async () => {
    const forgotten = new Promise<never>(() => undefined);
    void debuggablePromise(forgotten, "a test");
    const failed = Promise.reject(new Error("refused"));
    await assert.rejects(debuggablePromise(failed, "a test"), /^Error: refused$/);
    const [leaked] = leakedPromises();
    assert.deepEqual([leaked.has(forgotten), leaked.has(failed)], [true, false]);
  });
});
