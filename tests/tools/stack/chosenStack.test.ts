import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { chosenStack } from "../../../tools/stack/selectedStack";

describe("The stack that commands use if the command line names none", () => {
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

  function chosen(env: NodeJS.ProcessEnv): string {
    const { stack, because } = chosenStack(folder, env);
    return `${stack}: ${because}`;
  }

  it("is dev if none is selected, or if Pulumi's file cannot be read", () => {
    assert.equal(chosen(environment), "dev: none is named or selected");
    select("{");
    assert.equal(chosen(environment), "dev: none is named or selected");
    select("{}");
    assert.equal(chosen(environment), "dev: none is named or selected");
  });

  it("is the one selected in Pulumi, without its organization and project", () => {
    select('{"stack":"prod"}');
    assert.equal(chosen(environment), "prod: it is selected in Pulumi");
    select('{"stack":"acme/shop/staging"}');
    assert.equal(chosen(environment), "staging: it is selected in Pulumi");
  });

  it("is the one in PULUMI_STACK, before the selected one", () => {
    select('{"stack":"prod"}');
    assert.equal(
      chosen({ ...environment, PULUMI_STACK: "acme/dev2" }),
      "dev2: PULUMI_STACK names it",
    );
  });
});
