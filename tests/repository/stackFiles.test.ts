import assert from "node:assert/strict";
import * as fs from "node:fs";
import { readStackConfig, stacksIn } from "../../tools/stack/readStackConfig";
import { encryptedKeys } from "../../settings";
import { projectFolder, readProjectFile, readYaml } from "./files";

interface ProjectFile {
  readonly runtime: {
    readonly options: { readonly typescript: boolean; readonly nodeargs: string };
  };
}

const stacks = stacksIn(projectFolder).sort();
const committed = fs
  .readdirSync(projectFolder)
  .filter((file) => file.startsWith("Pulumi.") && file.endsWith(".yaml"));

/** Text that looks like a credential of AWS, Pulumi, GitHub or Supabase, or like a private key. */
const credential =
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bpul-[0-9a-f]{40}\b|\bgh[pousr]_\w{36}|\beyJ[\w-]{10,}\.|supabase\.co|-----BEGIN/;

describe("Pulumi.yaml", () => {
  const { runtime } = readYaml("Pulumi.yaml") as ProjectFile;

  it("lets Node.js load the program without ts-node, which would load TypeScript in each run", () => {
    assert.equal(runtime.options.typescript, false);
    assert.match(runtime.options.nodeargs, /--require \.\/tools\/loadTypeScript\.cjs$/);
  });
});

describe("The stack files", () => {
  it("are those of dev and prod", () => {
    assert.deepEqual(stacks, ["dev", "prod"]);
    assert.deepEqual(committed.sort(), ["Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.yaml"]);
  });

  for (const stack of stacks) {
    it(`hold no secret in plain text, in ${stack}`, () => {
      const { project, values, secretKeys } = readStackConfig(projectFolder, stack);
      const open = encryptedKeys
        .map(({ key }) => `${project}:${key}`)
        .filter((key) => key in values && !secretKeys.includes(key));
      assert.deepEqual(open, []);
    });
  }

  for (const file of committed) {
    it(`hold nothing that looks like a credential, in ${file}`, () => {
      assert.doesNotMatch(readProjectFile(file), credential);
    });
  }

  it("would fail this check with a credential in them", () => {
    for (const text of [
      "AKIAIOSFODNN7EXAMPLE",
      "https://abcdefgh.supabase.co",
      "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.x",
      `pul-${"0123456789".repeat(4)}`,
      "-----BEGIN RSA PRIVATE KEY-----",
    ]) {
      assert.match(`key: ${text}`, credential);
    }
  });
});
