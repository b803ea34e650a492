import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import * as auto from "@pulumi/pulumi/automation";
import { runProgram, type Ended } from "../../../tools/programs/run";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { isDate, isOctal } from "../../../tools/stack/read/yaml/scalars";
import { findCli } from "../../../tools/account/findCli";
import { fileForms } from "../../tools/stack/fileForms";
import { valueForms } from "../../tools/stack/valueForms";

/** The shape of `pulumi config --json`. */
type Listed = Readonly<Record<string, { readonly value: string }>>;

/** A project `shop` with a stack `dev` and a backend, in a temporary folder. */
class Shop {
  readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mcp-catalog-forms-"));
  readonly environment = {
    PULUMI_HOME: path.join(this.folder, "home"),
    PULUMI_BACKEND_URL: `file://${this.folder}/state`,
    PULUMI_CONFIG_PASSPHRASE: "correct horse",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };

  constructor(readonly cli: auto.PulumiCommand) {
    for (const name of ["home", "state"]) fs.mkdirSync(path.join(this.folder, name));
    fs.writeFileSync(path.join(this.folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
  }

  write(file: string | Buffer): void {
    fs.writeFileSync(path.join(this.folder, "Pulumi.dev.yaml"), file);
  }

  pulumi(...args: readonly string[]): Promise<Ended> {
    const options = { cwd: this.folder, env: this.environment };
    return runProgram(this.cli.command, ["--non-interactive", ...args], options);
  }

  /** The values that the CLI reads from a file, by full key, or its message if it refuses the file. */
  async read(file: string | Buffer): Promise<Readonly<Record<string, string>> | string> {
    this.write(file);
    const args = ["config", "--json", "--show-secrets", "--stack", "dev"];
    const { code, stdout, stderr } = await this.pulumi(...args);
    if (code !== 0) return stderr;
    const listed = Object.entries(JSON.parse(stdout) as Listed);
    return Object.fromEntries(listed.map(([key, { value }]) => [key, value]));
  }
}

describe("The table of stack files and the real CLI", () => {
  let shop: Shop;
  before(async () => {
    shop = new Shop(await findCli());
    const { code, stderr } = await shop.pulumi("stack", "init", "dev");
    assert.equal(code, 0, stderr);
  });
  after(() => {
    fs.rmSync(shop.folder, { recursive: true, force: true });
  });

  for (const { what, file, pulumi: expected } of fileForms) {
    it(`agree on a file with ${what}`, async () => {
      const read = await shop.read(file);
      if (expected instanceof RegExp)
        assert.match(typeof read === "string" ? read : "accepted", expected);
      else assert.deepEqual(read, expected);
    });
  }

  it("agree with our own reader on 2000 made-up values that resemble numbers", async () => {
    const pieces = [
      "0",
      "1",
      "7",
      "8",
      "9",
      "_",
      "+",
      "-",
      ".",
      "e",
      "E",
      "x",
      "o",
      "b",
      "F",
      "0x",
      "0o",
      "0b",
      "00",
    ];
    const value = fc
      .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join(""))
      .filter((text) => !/^-+$/.test(text) && !isDate(text) && !isOctal(text));
    const values = fc.sample(value, { numRuns: 2000, seed: 2026 });
    const read = await shop.read(
      `config:\n${values.map((text, index) => `  v${String(index)}: ${text}\n`).join("")}`,
    );
    assert.deepEqual(read, readStackConfig(shop.folder, "dev").values);
  });

  describe("with every form of a value in one file", () => {
    const key = (index: number) => `shop:v${String(index)}`;
    const file = `config:\n${valueForms.map(([written], index) => `  ${key(index)}: ${written}\n`).join("")}`;
    const expected = Object.fromEntries(valueForms.map(([, text], index) => [key(index), text]));

    it("agree on each of them", async () => {
      assert.deepEqual(await shop.read(file), expected);
    });

    it("agree on what an update passes to the program", async () => {
      shop.write(file);
      let seen: Readonly<Record<string, string>> = {};
      const program = () => {
        seen = pulumi.runtime.allConfig();
        return Promise.resolve();
      };
      const stack = await auto.LocalWorkspace.selectStack(
        { stackName: "dev", projectName: "shop", program },
        { pulumiCommand: shop.cli, workDir: shop.folder, envVars: shop.environment },
      );
      await stack.up();
      const values = Object.entries(seen).filter(([name]) => name.startsWith("shop:"));
      assert.deepEqual(Object.fromEntries(values), expected);
    });
  });
});
