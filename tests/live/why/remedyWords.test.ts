import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as ecr from "@aws-sdk/client-ecr";
import * as ecs from "@aws-sdk/client-ecs";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import * as iam from "@aws-sdk/client-iam";
import * as secretsmanager from "@aws-sdk/client-secrets-manager";
import { collect, findCauses } from "../../../live/why";
import { awsMessages, evidenceOf } from "../../../tools/readme/awsMessages";
import { settingRows } from "../../../tools/readme/settings/rows";
import { projectFolder } from "../../support/program";
import { withCannedAws } from "../support/cannedAws";
import { cannedConfig } from "../support/config";
import { answersOf } from "./account";
import { names } from "./ids";
import { allCases } from "./cases";

/** Every remedy of the cases and of AWS's messages, without the words of the app and of AWS. */
async function allRemedies(): Promise<readonly string[]> {
  const found = await Promise.all(
    allCases.map(({ account }) =>
      withCannedAws(answersOf(account), async ({ endpoint }) =>
        findCauses(await collect(cannedConfig(endpoint), names)),
      ),
    ),
  );
  const documented = awsMessages.flatMap(({ messages, reportedBy }) =>
    messages.map((message) => findCauses(evidenceOf(message, reportedBy))),
  );
  return [...new Set([...found, ...documented].flat().map(({ todo }) => todo))];
}

/** Words with a dot or a capital inside that look like settings but are not. */
const noSettings = [
  "binaryTargets",
  "ecs.amazonaws.com",
  "pooler.supabase.com",
  "next.config",
  "cacheHandler",
  ".gitattributes",
  "e.g",
  "deploy.md",
];

/** The settings that a remedy names: `healthCheck.path`, `egressPorts`, `memory`. */
function settingsIn(remedy: string): readonly string[] {
  const words = remedy
    .replace(
      /https?:\S+|arn:\S+|\S+@sha256:\S+|[A-Z]\w*=\S+|\bs3:\w+|\*\.sh|\w+\.js(?:on)?\b/g,
      " ",
    )
    .match(/\b[a-z][A-Za-z]*(?:\.[A-Za-z]\w*)+|\b[a-z]+[A-Z]\w*/g);
  return [...new Set(words ?? [])].filter(
    (word) => !noSettings.some((each) => each === word || each === `.${word}`),
  );
}

const known = new Set(settingRows().map(({ key }) => key));

/** Whether a setting exists, or a map of settings. In a map with free names, whether that map exists. */
function exists(setting: string): boolean {
  const free = ["environment", "secrets"];
  const isMap = [...known].some((key) => key.startsWith(`${setting}.`));
  return known.has(setting) || isMap || free.some((map) => setting.startsWith(`${map}.`));
}

/** The commands that a remedy names, each with its words. */
function commandsIn(remedy: string): readonly string[] {
  return (
    remedy.match(/\b(?:pulumi|aws|npm|docker) [a-z][\w-]*(?: (?:--?[\w-]+|[a-z][\w-]+))*/g) ?? []
  );
}

/** `pulumi up --refresh`, and the other commands of Pulumi that a remedy may name, each with its options. */
const pulumi: Readonly<Record<string, readonly string[]>> = {
  up: ["--refresh"],
  config: ["--path", "--secret"],
};

describe("Every remedy", () => {
  let remedies: readonly string[] = [];
  before(async () => {
    remedies = await allRemedies();
  });

  it("names only existing settings", () => {
    assert.ok(remedies.length > 50, `only ${remedies.length}`);
    const unknown = remedies.flatMap((remedy) =>
      settingsIn(remedy)
        .filter((setting) => !exists(setting))
        .map((setting) => `${setting}: ${remedy}`),
    );
    assert.deepEqual(unknown, []);
    const named = new Set(remedies.flatMap(settingsIn));
    for (const setting of ["healthCheck.path", "egressPorts", "iam.taskPolicyArns", "spot.base"]) {
      assert.ok(named.has(setting), setting);
    }
  });

  it("names only existing commands and options", () => {
    const scripts = (
      JSON.parse(fs.readFileSync(path.join(projectFolder, "package.json"), "utf8")) as {
        readonly scripts: Readonly<Record<string, string>>;
      }
    ).scripts;
    const unknown = remedies.flatMap(commandsIn).filter((command) => {
      const [program = "", verb = "", ...rest] = command.split(" ");
      const options = rest.filter((word) => word.startsWith("-"));
      switch (program) {
        case "pulumi": {
          const has = pulumi[verb];
          return has === undefined || options.some((option) => !has.includes(option));
        }
        case "npm":
          return verb !== "run" || !(rest[0] !== undefined && rest[0] in scripts);
        case "docker":
          return !["build", "run"].includes(verb);
        default:
          return !hasOperation(verb, rest[0] ?? "");
      }
    });
    assert.deepEqual(unknown, []);
  });
});

/** The SDK of each service, by its name in the AWS CLI. */
const services: Readonly<Record<string, object>> = { ecr, ecs, elbv2, iam, secretsmanager };

/** Whether a service of AWS has an operation, by the names of its SDK. */
function hasOperation(service: string, operation: string): boolean {
  const name = `${operation.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Command`;
  return name in (services[service] ?? {});
}
