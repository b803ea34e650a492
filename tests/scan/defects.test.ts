import assert from "node:assert/strict";
import type { EvaluatedResource } from "../../tools/evaluate";
import { previewCommitted } from "../support/stack";
import { defects, policyDefects } from "./defects";
import { found, linted, scanned } from "./scanners";

/** Settings without which the planted defects would already exist. */
const settings = [
  'domain={"name":"app.example.com","zone":"example.com"}',
  "network.mode=dedicated",
  "waf={}",
];

describe("The scanners", () => {
  let prod: readonly EvaluatedResource[];
  let clean: readonly string[];

  before(async () => {
    ({ resources: prod } = await previewCommitted("prod", settings));
    const { checkov, linter } = await scanned(prod);
    clean = found(checkov, linter);
  });

  describe("find in prod", () => {
    let all: readonly string[];

    // All at once, because each run of Checkov takes seconds to start.
    before(async () => {
      const planted = Object.values(defects).reduce((rest, { plant }) => plant(rest), prod);
      all = found((await scanned(planted)).checkov);
    });

    for (const [title, { found: expected }] of Object.entries(defects)) {
      it(title, () => {
        assert.ok(!clean.includes(expected), `${expected} without it, too`);
        assert.ok(all.includes(expected), `${expected} is not among ${all.join(", ")}`);
      });
    }
  });

  describe("find in prod's policies", () => {
    for (const [title, { plant, found: expected }] of Object.entries(policyDefects)) {
      it(title, async () => {
        assert.ok(!clean.includes(expected), `${expected} without it, too`);
        const all = found(await linted(plant(prod)));
        assert.ok(all.includes(expected), `${expected} is not among ${all.join(", ")}`);
      });
    }
  });
});
