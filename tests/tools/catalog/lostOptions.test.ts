import assert from "node:assert/strict";
import { Command } from "commander";
import { refuseLostOptions } from "../../../tools/commands/catalog/options/lostOptions";
import { UsageError } from "../../../tools/stack/readStackConfig";

const command = new Command()
  .option("-s, --stack <name>", "", "dev")
  .option("--compare-config <key=value...>", "")
  .option("--json", "", false);

function refusal(typed: readonly string[], environment: Record<string, string>): string {
  try {
    refuseLostOptions(command, typed, { npm_lifecycle_event: "preview", ...environment });
  } catch (error) {
    assert.ok(error instanceof UsageError);
    return error.message;
  }
  return "";
}

describe("Options that npm keeps for itself", () => {
  it("stop a command, and the message has the right command line", () => {
    assert.equal(
      refusal([], { npm_config_stack: "prod", npm_config_json: "true" }),
      "npm kept --stack, --json for itself, and nothing was done. Put -- before the options:\n" +
        "  npm run preview -- --stack prod --json",
    );
    assert.match(
      refusal([], { npm_config_compare_config: "a b" }),
      /npm run preview -- --compare-config 'a b'$/,
    );
  });

  it("are found with their values if npm took only the name", () => {
    assert.match(
      refusal(["prod"], { npm_config_stack: "true" }),
      /npm run preview -- --stack prod$/,
    );
  });

  it("do not include npm's own", () => {
    assert.equal(refusal(["--stack", "prod"], { npm_config_cache: "/tmp" }), "");
  });
});
