import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { parseSettings } from "../../../settings/parse";
import { SettingsError } from "../../../settings";
import { badConfigurations } from ".";
import type { BadConfiguration } from "./types";
import { configuration, type Variation } from "../configuration";

const all = Object.values(badConfigurations).flat();

/** The error of a configuration. */
function refusal(variation: Variation): SettingsError {
  try {
    parseSettings(configuration(variation));
  } catch (error) {
    assert.ok(error instanceof SettingsError, String(error));
    return error;
  }
  return assert.fail("the configuration was accepted");
}

/** The whole text of the error. */
function wholeMessage({ stack = "prod", problems }: BadConfiguration): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  const width = Math.max(...problems.map(([key]) => key.length));
  const said = problems.map(
    ([key, message]) =>
      [
        key,
        message.replace(/ pulumi config .*$/, (command) => `${command} --stack ${stack}`),
      ] as const,
  );
  const lines = said.map(([key, message]) => `  ${key.padEnd(width)}  ${message}\n`).join("");
  return `${count} in the configuration of stack ${stack} (Pulumi.${stack}.yaml):\n\n${lines}\nNothing was changed. Correct ${problems.length === 1 ? "it" : "them"} and run the same command again.`;
}

describe("A bad configuration", () => {
  for (const [topic, cases] of Object.entries(badConfigurations)) {
    describe(`of ${topic}`, () => {
      for (const bad of cases) {
        it(`refuses ${bad.what}`, () => {
          const error = refusal(bad);
          assert.deepEqual(
            error.problems.map(({ key, message }) => [key, message]),
            bad.problems,
          );
          assert.equal(error.message, wholeMessage(bad));
        });
      }
    });
  }

  it("is in this table at least 270 times, and no two have the same name", () => {
    assert.ok(all.length >= 270, `${all.length} configurations`);
    const names = all.map(({ what }) => what);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});

describe("Several problems at once", () => {
  const everything: Variation = {
    stack: "Staging",
    values: {
      desiredcount: "3",
      imageTag: "latest",
      supabaseUrl: undefined,
      supabaseKey: "",
      memory: 4096,
      environment: { PORT: "80" },
      network: { mode: "existing" },
      tags: { Stack: "x" },
      "aws:region": undefined,
    },
  };

  it("are all reported in one error, with the messages below each other", () => {
    assert.equal(
      refusal(everything).message,
      `12 problems in the configuration of stack Staging (Pulumi.Staging.yaml):

  desiredcount               is not a setting: did you mean desiredCount?
  imageTag                   must be a version tag that ECR accepts (letters, digits, _ . -, at most 128) and not latest or buildcache, which name no version, got latest
  network.vpcId              must be a VPC id, e.g. vpc-0123456789abcdef0; it is not set
  network.balancerSubnetIds  must be a list of at least 2 subnet ids in two zones; it is not set
  network.taskSubnetIds      must be a list of at least 1 subnet id; it is not set
  aws:region                 must be a region, e.g. us-east-1; it is not set: pulumi config set aws:region <value> --stack Staging
  stack                      names resources "mcp-catalog-Staging", which must be lowercase letters, digits and single hyphens: choose another stack name (pulumi stack init) or project name (Pulumi.yaml)
  memory                     for cpu 256 must be one of 512, 1024, 2048 (MiB), got 4096
  supabaseUrl                is required and not set: pulumi config set --secret supabaseUrl --stack Staging
  supabaseKey                is empty, and Secrets Manager keeps no empty value
  environment.PORT           follows containerPort: set that instead
  tags.Stack                 is set by the program: choose another tag

Nothing was changed. Correct them and run the same command again.`,
    );
  });

  it("make an error that Pulumi prints without a stack trace", () => {
    const error = refusal(everything);
    assert.equal(error.name, "SettingsError");
    assert.ok(pulumi.RunError.isInstance(error), "Pulumi shows it without a stack trace");
  });

  it("cause no second problem for a value that is already refused", () => {
    const values = { cpu: 300, healthCheck: { command: ["CMD"] }, followRotation: [5] };
    assert.deepEqual(
      refusal({ values }).problems.map(({ key }) => key),
      ["cpu", "followRotation.0", "healthCheck.command"],
    );
    const secrets = { STRIPE_KEY: "sk_live", PIN: 1234 };
    const { problems } = refusal({ values: { secrets, followRotation: ["STRIPE_KEY"] } });
    assert.deepEqual(
      problems.map(({ key }) => key),
      ["secrets.PIN"],
    );
  });
});
