import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { selectedStack } from "../../tools/stack/selectedStack";

describe("The stack that commands act on if none is named", () => {
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-selected-"));
    environment = { PULUMI_HOME: path.join(folder, "home") };
    fs.writeFileSync(path.join(folder, "Pulumi.yaml"), "name: shop\n");
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  function select(text: string): void {
    const hash = createHash("sha1").update(path.join(folder, "Pulumi.yaml")).digest("hex");
    const workspaces = path.join(folder, "home", "workspaces");
    fs.mkdirSync(workspaces, { recursive: true });
    fs.writeFileSync(path.join(workspaces, `shop-${hash}-workspace.json`), text);
  }

  it("is dev if none is selected, or Pulumi's file cannot be read", () => {
    assert.equal(selectedStack(folder, environment), "dev");
    select("{");
    assert.equal(selectedStack(folder, environment), "dev");
    select("{}");
    assert.equal(selectedStack(folder, environment), "dev");
  });

  it("is the one that Pulumi has selected, without its organization and project", () => {
    select('{"stack":"prod"}');
    assert.equal(selectedStack(folder, environment), "prod");
    select('{"stack":"acme/shop/staging"}');
    assert.equal(selectedStack(folder, environment), "staging");
  });

  it("is the one that PULUMI_STACK names before all others", () => {
    select('{"stack":"prod"}');
    assert.equal(selectedStack(folder, { ...environment, PULUMI_STACK: "acme/dev2" }), "dev2");
  });
});
