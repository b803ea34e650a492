import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { rehearse } from "../../operations/rehearse/rehearse";
import { readStackConfig } from "../../operations/preview/project";
import { projectFolder } from "../support/program";

async function rehearsed(stack: string, changes: readonly string[]): Promise<string> {
  const written: string[] = [];
  await rehearse({
    config: readStackConfig(projectFolder, stack),
    changes,
    projectFile: fs.readFileSync(path.join(projectFolder, "Pulumi.yaml"), "utf8"),
    color: "never",
    write: (text) => written.push(text),
  });
  return written.join("");
}

describe("npm run rehearse", () => {
  it("deploys prod without its secrets, shows a release with Pulumi's own diff, and leaves nothing", async () => {
    const said = await rehearsed("prod", ["imageTag=v1.1.0"]);
    const lines = said.split("\n");
    assert.ok(lines.includes("docker push …:v1.0.0, pulumi up"), said);
    assert.ok(lines.includes("pulumi config set imageTag v1.1.0, pulumi up"), said);
    assert.match(said, /~ image +: "[^"]+" => "[^"]+"/);
    assert.match(said, /\n {2}1 replace, \d+ same, 1 update\n/);
    assert.match(said, /\npulumi destroy\n {2}\d+ delete\n$/);
  });

  it("raises what is wrong with a change, and nothing of it is done", async () => {
    await assert.rejects(rehearsed("dev", ["memory=700"]), /memory +for cpu 256 must be one of/);
  });
});
