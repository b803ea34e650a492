import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { readStackConfig } from "../../../tools/stack/readStackConfig";
import { SettingsError, shellRegion, type Settings } from "../../../settings";
import { loadSettings } from "../../../settings/load";
import { parseSettings } from "../../../settings/parse";
import type { RawConfig } from "../../../settings/raw";
import { projectFolder, run } from "../../support/program";
import { secretValues } from "../../support/stack";

/** A committed stack file in the form in which Pulumi passes it, with secrets added. */
function committed(stack: string, secrets: Readonly<Record<string, string>> = {}): RawConfig {
  const { project, values, secretKeys } = readStackConfig(projectFolder, stack);
  const set = Object.entries(secrets).map(([key, value]) => [`${project}:${key}`, value] as const);
  return {
    project,
    stack,
    values: { ...values, ...Object.fromEntries(set) },
    isSecret: (key) => secretKeys.includes(key) || set.some(([each]) => each === key),
    fileExists: (file) => fs.existsSync(path.join(projectFolder, file)),
  };
}

/** The configuration with the keys, also those of its maps, in the opposite order. */
function reversed(raw: RawConfig): RawConfig {
  const turn = <T>(map: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(map).reverse());
  const values = Object.entries(raw.values).map(([key, value]) => {
    const map: unknown = value.startsWith("{") ? JSON.parse(value) : undefined;
    return [key, map ? JSON.stringify(turn({ ...map })) : value] as const;
  });
  return { ...raw, values: turn(Object.fromEntries(values)) };
}

describe("The committed prod file", () => {
  it("needs only the two secrets", () => {
    assert.throws(
      () => parseSettings(committed("prod")),
      (error) => {
        assert.ok(error instanceof SettingsError);
        assert.deepEqual(
          error.problems.map(({ key }) => key),
          ["supabaseUrl", "supabaseKey"],
        );
        return true;
      },
    );
  });

  it("is the guide's deployment", () => {
    const settings = parseSettings(committed("prod", secretValues));
    assert.equal(settings.aws.region, "us-east-1");
    assert.equal(settings.names.base, "mcp-catalog");
    assert.equal(settings.names.dashboard, "MCP-Catalog-Dashboard");
    assert.equal(settings.imageTag, "v1.0.0");
    assert.deepEqual(settings.image, { source: "registry" });
    assert.equal(settings.desiredCount, 2);
    assert.deepEqual([settings.container.cpu, settings.container.memory], [256, 512]);
    assert.equal(settings.container.port, 3000);
    assert.equal(settings.container.environment["NEXT_PUBLIC_USE_MOCK_DATA"], "false");
    assert.equal(settings.disposable, false);
    assert.deepEqual(
      settings.secrets.map(({ name }) => name),
      ["supabase-url", "supabase-key", "next-server-actions-encryption-key"],
    );
    assert.deepEqual(settings.rollout, {
      strategy: "rolling",
      alarms: true,
      alternateTargetGroup: false,
    });
    assert.equal(settings.container.environment["NEXT_DEPLOYMENT_ID"], "v1-0-0");
  });
});

describe("The committed dev file", () => {
  it("is complete: the example with mock data, cheap and disposable", () => {
    const settings = parseSettings(committed("dev"));
    assert.equal(settings.aws.region, "us-east-1");
    assert.equal(settings.names.base, "mcp-catalog-dev");
    assert.equal(settings.imageTag, "dev");
    assert.deepEqual(settings.image, {
      source: "build",
      context: "./examples/catalog",
      dockerfile: "examples/catalog/Dockerfile",
      target: undefined,
      args: {},
    });
    assert.deepEqual(
      settings.secrets.map(({ name, value }) => [name, value.from]),
      [["next-server-actions-encryption-key", "random"]],
    );
    assert.deepEqual(settings.rollout, {
      strategy: "rolling",
      alarms: false,
      alternateTargetGroup: false,
    });
    assert.equal(settings.container.environment["NEXT_PUBLIC_USE_MOCK_DATA"], "true");
    assert.equal(settings.desiredCount, 1);
    assert.equal(settings.logRetentionDays, 7);
    assert.equal(settings.disposable, true);
  });
});

describe("The order of a stack file's keys", () => {
  for (const stack of ["prod", "dev"]) {
    it(`makes no difference to ${stack}`, () => {
      const raw = committed(stack, secretValues);
      assert.notDeepEqual(Object.keys(reversed(raw).values), Object.keys(raw.values));
      const { secrets, ...settings } = parseSettings(raw);
      const { secrets: secretsReversed, ...settingsReversed } = parseSettings(reversed(raw));
      assert.deepEqual(settingsReversed, settings);
      assert.deepEqual(
        secretsReversed.map(({ name }) => name),
        secrets.map(({ name }) => name),
      );
    });
  }
});

describe("The region of the shell", () => {
  const variables = ["AWS_REGION", "AWS_DEFAULT_REGION"] as const;
  const before = variables.map((name) => [name, process.env[name]] as const);

  /** Sets the variables of the shell. A variable without a value is not set. */
  function shell(values: Partial<Record<(typeof variables)[number], string>>): void {
    for (const name of variables) setVariable(name, values[name]);
  }

  function setVariable(name: string, value: string | undefined): void {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }

  /** The settings that the program loads in the shell, from a file with these keys and the secrets. */
  async function load(config: Readonly<Record<string, string>>): Promise<Settings> {
    const loaded: Settings[] = [];
    const secrets = Object.entries(secretValues).map(
      ([key, value]) => [`mcp-catalog:${key}`, value] as const,
    );
    await run(async () => void loaded.push(await loadSettings()), {
      config: { "mcp-catalog:imageTag": "v1", ...Object.fromEntries(secrets), ...config },
      secretKeys: secrets.map(([key]) => key),
    });
    return loaded[0] ?? assert.fail("nothing was loaded");
  }

  afterEach(() => {
    for (const [name, value] of before) setVariable(name, value);
  });

  it("counts if the file names no region", async () => {
    shell({ AWS_REGION: "eu-central-1" });
    assert.equal((await load({})).aws.region, "eu-central-1");
  });

  it("does not count if the file names one", async () => {
    shell({ AWS_REGION: "eu-central-1", AWS_DEFAULT_REGION: "eu-west-1" });
    assert.equal((await load({ "aws:region": "us-west-2" })).aws.region, "us-west-2");
  });

  it("cannot hide that there is no region at all", async () => {
    shell({});
    await assert.rejects(load({}), /1 problem in[^]*aws:region {2}must be a region/);
  });

  it("is AWS_REGION before AWS_DEFAULT_REGION", () => {
    shell({ AWS_REGION: "eu-central-1", AWS_DEFAULT_REGION: "eu-west-1" });
    assert.deepEqual(shellRegion(), { "aws:region": "eu-central-1" });
    shell({ AWS_DEFAULT_REGION: "eu-west-1" });
    assert.deepEqual(shellRegion(), { "aws:region": "eu-west-1" });
  });

  it("does not count if it is empty", () => {
    shell({ AWS_REGION: "" });
    assert.deepEqual(shellRegion(), {});
    shell({ AWS_REGION: "", AWS_DEFAULT_REGION: "eu-west-1" });
    assert.deepEqual(shellRegion(), { "aws:region": "eu-west-1" });
  });
});
