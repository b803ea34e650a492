import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { SettingsError } from "../../../settings/problems";
import { rehearse } from "../../../tools/rehearse/rehearse";
import { overrideConfig } from "../../../tools/stack/override";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { projectFolder } from "../../support/program";

interface Rehearsed {
  readonly said: string;
  readonly error: unknown;
}

async function rehearsed(
  stack: string,
  changes: readonly string[],
  settings: readonly string[] = [],
): Promise<Rehearsed> {
  const written: string[] = [];
  const error: unknown = await rehearse({
    config: overrideConfig(readStackConfig(projectFolder, stack), settings),
    changes,
    projectFile: fs.readFileSync(path.join(projectFolder, "Pulumi.yaml"), "utf8"),
    color: "never",
    write: (text) => written.push(text),
  }).catch((reason: unknown) => reason);
  return { said: written.join(""), error };
}

describe("npx catalog rehearse", () => {
  it("deploys prod without its secrets, shows a release with Pulumi's own diff, and leaves nothing", async () => {
    const { said, error } = await rehearsed("prod", ["imageTag=v1.1.0"]);
    assert.equal(error, undefined);
    const lines = said.split("\n");
    assert.ok(lines.includes("docker push …:v1.0.0, pulumi up"), said);
    assert.ok(lines.includes("pulumi config set imageTag v1.1.0, pulumi up"), said);
    assert.match(said, /~ image +: "[^"]+" => "[^"]+"/);
    assert.match(said, /\n {2}1 updated, 1 replaced, \d+ unchanged\n/);
    assert.match(said, /\npulumi destroy\n {2}\d+ deleted\n$/);
  });

  it("pushes an image for the CPU of the stack's tasks", async () => {
    const { said, error } = await rehearsed("prod", [], ["image.platform=linux/amd64"]);
    assert.equal(error, undefined, said);
  });

  it("refuses a change that no run would accept, before the first deployment", async () => {
    const { said, error } = await rehearsed("dev", ["memory=700"]);
    assert.equal(said, "");
    assert.ok(error instanceof SettingsError);
    assert.match(
      error.message,
      /memory +for cpu 256 must be one of 512, 1024, 2048 \(MiB\), got 700/,
    );
  });
});
