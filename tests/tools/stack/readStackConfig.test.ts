import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { readStackConfig, UsageError } from "../../../tools/stack/readStackConfig";
import { fileForms } from "./fileForms";
import { valueForms } from "./valueForms";

/** What we read of a stack file of the project `shop`. */
function read(file: string | Buffer): Readonly<Record<string, string>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-forms-"));
  try {
    fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    fs.writeFileSync(path.join(folder, "Pulumi.dev.yaml"), file);
    return readStackConfig(folder, "dev").values;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** A text, or what its JSON says: Pulumi sorts the keys of maps. */
function meant(text: string | undefined): unknown {
  return text?.startsWith("{") || text?.startsWith("[") ? (JSON.parse(text) as unknown) : text;
}

const refusedValue =
  /^1 value loses something in Pulumi.dev.yaml, because it has no quotes:\n\n {2}line 2: /;

describe("A value of a stack file", () => {
  for (const [written, pulumi, lost] of valueForms) {
    const name = JSON.stringify(written);
    // One setting that is a number, and one that is text.
    for (const [key, refused] of [
      ["desiredCount", lost === "everywhere"],
      ["displayName", lost !== undefined],
    ] as const) {
      it(`is ${refused ? "refused" : "what Pulumi reads"}: ${key} ${name}`, () => {
        const file = `config:\n  ${key}: ${written}\n`;
        if (refused) assert.throws(() => read(file), { message: refusedValue });
        else assert.deepEqual(meant(read(file)[`shop:${key}`]), meant(pulumi));
      });
    }
  }
});

describe("A stack file", () => {
  for (const { what, file, pulumi, refused } of fileForms) {
    it(`is ${refused ? "refused" : "what Pulumi reads"} with ${what}`, () => {
      if (refused) {
        assert.throws(
          () => read(file),
          (error) => error instanceof UsageError && refused.test(error.message),
        );
        return;
      }
      assert.ok(!(pulumi instanceof RegExp), "Pulumi refuses it");
      const values = Object.entries(read(file)).map(([key, text]) => [key, meant(text)]);
      const expected = Object.entries(pulumi).map(([key, text]) => [key, meant(text)]);
      assert.deepEqual(Object.fromEntries(values), Object.fromEntries(expected));
    });
  }

  it("is in these tables in at least 170 forms", () => {
    assert.ok(
      valueForms.length + fileForms.length >= 170,
      `${valueForms.length + fileForms.length}`,
    );
  });
});
