import assert from "node:assert/strict";
import type { Io } from "../../../tools/commands/catalog/io";
import { diffMarkdown } from "../../../tools/diff/markdown";
import { leaves } from "../../../tools/diff/leaves";
import { diffResult } from "../../../tools/diff/result";
import { readDigest, unknownText } from "../../../tools/diff/preview";
import { runCatalog } from "../catalog/run";

interface Given {
  readonly op: string;
  readonly type: string;
  readonly name: string;
  readonly old?: object;
  readonly now?: object;
  readonly more?: object;
  readonly reasons?: readonly string[];
}

function previewOf(...steps: readonly Given[]): string {
  const state = ({ type, name, more }: Given, inputs: object | undefined) =>
    inputs && {
      urn: `urn:pulumi:prod::mcp-catalog::${type}::${name}`,
      type,
      custom: true,
      inputs,
      ...more,
    };
  return JSON.stringify({
    config: {},
    steps: steps.map((each) => ({
      op: each.op,
      urn: `urn:pulumi:prod::mcp-catalog::${each.type}::${each.name}`,
      oldState: state(each, each.old),
      newState: state(each, each.now),
      replaceReasons: each.reasons,
    })),
    diagnostics: [],
  });
}

function judged(...steps: readonly Given[]) {
  const digest = readDigest(previewOf(...steps));
  assert.ok(digest);
  return diffResult(digest, { project: "mcp-catalog", stack: "prod", region: "us-east-1" });
}

const balancer = { type: "aws:lb/loadBalancer:LoadBalancer", name: "app-balancer" };

/** A CLI that prints this preview. */
function pulumi(out: string | undefined, ran: string[][] = []): Partial<Io> {
  return {
    programs: {
      has: () => Promise.resolve(true),
      read: (_, args) => {
        ran.push([...args]);
        return Promise.resolve(out);
      },
      run: (_, args) => {
        ran.push([...args]);
        return Promise.resolve(255);
      },
    },
  };
}

describe("What the next pulumi up changes", () => {
  it("begins with what is replaced and deleted, and says what people notice", () => {
    const { changes } = judged(
      { op: "create", type: "aws:ec2/eip:Eip", name: "network-2", now: {} },
      { op: "delete", type: "aws:secretsmanager/secret:Secret", name: "secrets-old", old: {} },
      {
        op: "replace",
        ...balancer,
        old: { internal: false },
        now: { internal: true },
        reasons: ["internal"],
      },
    );
    assert.deepEqual(
      changes.map(({ kind, what, differs, effect }) => [kind, what, differs, effect]),
      [
        [
          "replace",
          "load balancer app-balancer",
          ["internal false → true"],
          "the address changes, and nobody reaches the app meanwhile",
        ],
        ["delete", "secret secrets-old", [], "its value goes"],
        ["create", "eip network-2", [], undefined],
      ],
    );
  });

  it("calls a replacement open if only a value of the run decides it", () => {
    const { changes } = judged({
      op: "replace",
      type: "aws:lb/listener:Listener",
      name: "http",
      old: { loadBalancerArn: "arn:1", port: 80 },
      now: { loadBalancerArn: unknownText, port: 80 },
      reasons: ["loadBalancerArn"],
    });
    assert.deepEqual(
      changes.map(({ kind, effect }) => [kind, effect]),
      [["open", "if it is replaced, nobody reaches the app for some seconds"]],
    );
  });

  it("never shows a secret, and says that it differs", () => {
    const { changes } = judged({
      op: "replace",
      type: "aws:secretsmanager/secretVersion:SecretVersion",
      name: "value",
      old: { secretString: "[secret]" },
      now: { secretString: "[secret]" },
      more: { retainOnDelete: true },
      reasons: ["secretString"],
    });
    assert.deepEqual(
      changes.map(({ kind, differs }) => [kind, differs]),
      [["update", ["secretString (another secret value)"]]],
    );
  });

  it("looks into lists by name and into JSON", () => {
    const before = {
      text: JSON.stringify([{ name: "app", environment: [{ name: "A", value: "1" }] }]),
    };
    const after = {
      text: JSON.stringify([{ name: "app", environment: [{ name: "A", value: "2" }] }]),
    };
    assert.deepEqual(leaves(before, after), [
      { path: ["text", "app", "environment", "A"], before: "1", after: "2" },
    ]);
  });

  it("escapes in Markdown what comes from a resource", () => {
    const result = judged({
      op: "update",
      ...balancer,
      old: { name: "a" },
      now: { name: "<img>[x](y)\n@team" },
    });
    assert.match(diffMarkdown(result), /name a → &lt;img>\\\[x\\\]\(y\) \\@team\n/);
  });
});

describe("catalog diff without a preview", () => {
  it("has Pulumi say why, and ends with 1", async () => {
    const ran: string[][] = [];
    const { code, out, err } = await runCatalog(["diff", "prod"], {}, pulumi(undefined, ran));
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /pulumi preview failed: npx catalog doctor prod looks for the cause\.\n$/);
    assert.deepEqual(ran, [
      ["version"],
      ["preview", "-s", "prod", "--non-interactive", "--json", "--show-sames"],
      ["preview", "-s", "prod", "--non-interactive"],
    ]);
  });

  it("needs the Pulumi CLI", async () => {
    const { code, err } = await runCatalog(["diff", "prod"]);
    assert.equal(code, 2);
    assert.match(err, /^The Pulumi CLI is missing/);
  });

  it("prints data with --json, and ends with 1 for a change only if it is asked to", async () => {
    const text = previewOf({ op: "create", type: "aws:ec2/eip:Eip", name: "network-2", now: {} });
    const { code, out } = await runCatalog(["diff", "prod", "--json"], {}, pulumi(text));
    assert.equal(code, 0);
    const result = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual(Object.keys(result).slice(0, 3), ["project", "stack", "changes"]);
    const asked = await runCatalog(["diff", "prod", "--exit-code"], {}, pulumi(text));
    assert.equal(asked.code, 1);
  });
});
