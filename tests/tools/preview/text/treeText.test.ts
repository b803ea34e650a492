import assert from "node:assert/strict";
import type { StackPreview } from "../../../../tools/preview/evaluateStack";
import { resourceTree, treeType } from "../../../../tools/preview/treeText";
import { plainStyle } from "../../../../tools/text/style";
import { previewCommitted } from "../../../support/stack";

describe("The tree of resources", () => {
  let preview: StackPreview;
  before(async () => {
    preview = await previewCommitted("prod");
  });

  it("has three aligned columns and a line for every resource if the terminal is wide", () => {
    const [head = "", ...rows] = resourceTree(preview, { ...plainStyle, width: 200 }).split("\n");
    assert.match(head, /^ {2}Type +Name +Physical name$/);
    assert.equal(rows.length, preview.resources.length + 1);
    const [name, physical] = [head.indexOf("Name"), head.indexOf("Physical name")];
    for (const row of rows) {
      assert.match(row.slice(name - 2), /^ {2}\S/, row);
      if (row.length > physical) assert.match(row.slice(physical - 2), /^ {2}\S/, row);
      else assert.doesNotMatch(row.slice(name), / /, row);
    }
    assert.match(rows.at(-1) ?? "", /^ {2}└─ pulumi:providers:aws +aws +us-east-1$/);
  });

  it("fits 80 columns with one name for each resource", () => {
    const rows = resourceTree(preview, plainStyle).split("\n");
    for (const row of rows) assert.ok(row.length <= 80, row);
    const drawn = rows.filter((row) => /[├└]─ /.test(row));
    assert.equal(drawn.length, preview.resources.length);
    const text = rows.join("\n");
    assert.match(text, /^ {2}│ {2}└─ ecs:Service +mcp-catalog-service$/m);
    assert.match(text, /^ {2}├─ FargateApp +app$/m);
  });

  it("puts a name that does not fit below its type, inside the branches", () => {
    const text = resourceTree(preview, plainStyle);
    assert.match(
      text,
      /^ {2}│ {2}├─ s3:BucketServerSideEncryptionConfiguration\n {2}│ {2}│ {5}mcp-catalog-access-logs-\d+$/m,
    );
  });

  it("says which secret is not set", () => {
    const text = resourceTree(preview, plainStyle);
    assert.match(text, /secretsmanager:SecretVersion +secrets-supabase-url-value \[not set\]$/m);
  });
});

describe("treeType", () => {
  it("is short, and still names the service", () => {
    assert.equal(treeType("aws:ecs/service:Service"), "ecs:Service");
    assert.equal(treeType("mcp-catalog:fargateApp:FargateApp"), "FargateApp");
    assert.equal(treeType("docker:index/image:Image"), "docker:Image");
    assert.equal(treeType("awsx:ec2:Vpc"), "awsx:ec2:Vpc");
    assert.equal(treeType("pulumi:providers:aws"), "pulumi:providers:aws");
  });
});
