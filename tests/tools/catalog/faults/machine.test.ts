import assert from "node:assert/strict";
import { catalog } from "../../../../tools/commands/catalog";
import { entries } from "../../../../tools/commands/catalog/entries";
import type { CommandEntry, Need } from "../../../../tools/commands/catalog/entry";
import type { Io } from "../../../../tools/commands/catalog/io";
import { inFolder } from "../../../support/folder";
import { runMain, unfolded } from "../../../support/command";
import { files } from "../../review/machine";
import { registry } from "../push/pushMachine";
import { commands } from "./commands";

/** How to call the commands that commands.ts does not call, or calls with an option for which they need less. */
const calls: Readonly<Record<string, readonly string[]>> = {
  diff: ["prod"],
  deployments: ["your-org/mcp-catalog", "--account", "123456789012"],
  review: ["open", "7"],
};

/** Commands that find the CLI by Pulumi's Automation API: tests/engine/commands has them. */
const ownSearch = ["rehearse", "acceptance"];

/** Commands without a stack, that make its file, or, as `scan`, first look for programs that no test of npm test needs. */
const withoutStack = [...["acceptance", "deployments", "prices", "readme", "bench"], "scan"];

const known: readonly CommandEntry[] = entries;

function wordsOf({ name }: CommandEntry): readonly string[] {
  const ways = commands[name as keyof typeof commands];
  return calls[name] ?? (typeof ways === "string" ? [] : (ways[0]?.words ?? []));
}

/** A machine that has some programs, which answer as given. Starting one is noted. */
function machine(has: readonly string[], answers: Readonly<Record<string, string>> = {}) {
  const started: string[] = [];
  const programs: Io["programs"] = {
    has: (name) => Promise.resolve(has.includes(name)),
    run: (name, args) => {
      started.push([name, ...args].join(" "));
      return Promise.resolve(0);
    },
    read: (name, args) => Promise.resolve(answers[[name, ...args.slice(0, 1)].join(" ")]),
  };
  return { started, programs };
}

const faults: readonly (readonly [
  what: string,
  need: Need,
  given: ReturnType<typeof machine>,
  says: RegExp,
])[] = [
  [
    "no Pulumi CLI",
    "Pulumi CLI",
    machine(["docker"], { "docker version": "28.0.0\n" }),
    /^The Pulumi CLI is missing: https:\/\/www\.pulumi\.com\/docs\/install\/$/,
  ],
  [
    "a Pulumi CLI that is too old",
    "Pulumi CLI",
    machine(["docker", "pulumi"], { "docker version": "28.0.0\n", "pulumi version": "v3.99.0\n" }),
    /^The Pulumi CLI has version 3\.99\.0, and Pulumi\.yaml needs 3\.245\.0 or later: nothing was done\. Install a newer one: https:\S+$/,
  ],
  [
    "no Docker",
    "Docker",
    machine(["pulumi"], { "pulumi version": "v3.245.0\n", "pulumi stack": "[]" }),
    /^Docker is missing: https:\S+$/,
  ],
  [
    "Docker that does not run",
    "Docker",
    machine(["pulumi", "docker"], { "pulumi version": "v3.300.0\n", "pulumi stack": "[]" }),
    /^Docker is installed, but does not run, or this user may not use it: nothing was (?:pushed|made)\. Start it .* docker info says what is wrong\.$/,
  ],
];

/** What is printed besides the commands that are run and the stack that was chosen. */
function complaint(stderr: string): string {
  return unfolded(stderr.replace(/^(?:stack|dev|prod): .*\n/gm, ""));
}

describe("Every command of catalog that needs a program", () => {
  for (const [what, need, given, says] of faults) {
    const needing = known.filter(
      ({ name, needs }) => needs.includes(need) && !ownSearch.includes(name),
    );
    it(`is one of some that need ${need}`, () => {
      assert.ok(needing.length > 1);
    });
    for (const entry of needing) {
      it(`says so before it does anything, with ${what}: catalog ${entry.name}`, async () => {
        const of = (folder?: string) =>
          runMain((argv, io) => catalog([entry.name, ...argv], io), wordsOf(entry), registry(), {
            programs: given.programs,
            ...(folder !== undefined && { folder }),
          });
        const required = {
          ...files,
          "Pulumi.yaml": `${files["Pulumi.yaml"]}requiredPulumiVersion: ">=3.245.0"\n`,
        };
        const done = entry.name === "review" ? await inFolder(required, of) : await of();
        assert.equal(done.code, 2, done.stderr);
        assert.match(complaint(done.stderr), says);
        assert.deepEqual([done.stdout, given.started], ["", []]);
      });
    }
  }

  it("takes a CLI of which the version cannot be read, and one that the project allows", async () => {
    for (const version of ["v3.245.0", "3.1000.0-alpha.1", "dev"]) {
      const given = machine(["pulumi"], { "pulumi version": version });
      const done = await runMain(catalog, ["diff", "prod"], {}, { programs: given.programs });
      assert.notEqual(done.code, 2, done.stderr);
    }
  });
});

describe("Every command of catalog with the name of a stack that has no file", () => {
  for (const entry of known.filter(({ name }) => !withoutStack.includes(name))) {
    it(`lists the stacks that have one: catalog ${entry.name}`, async () => {
      const words = wordsOf(entry).map((word) => (word === "prod" ? "staging" : word));
      const named = words.includes("staging")
        ? words
        : entry.name === "review"
          ? ["open", "7", "--beside", "staging"]
          : ["staging"];
      const given = machine(["pulumi", "docker"], { "pulumi version": "v3.245.0" });
      const done = await runMain(
        (argv, io) => catalog([entry.name, ...argv], io),
        named,
        {},
        { programs: given.programs },
      );
      assert.equal(done.code, 2, done.stderr);
      assert.match(unfolded(done.stderr), /There is no Pulumi\.staging\.yaml\. .*dev, prod/);
      assert.deepEqual([done.stdout, done.calls, given.started], ["", [], []]);
    });
  }
});
