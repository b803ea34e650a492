import assert from "node:assert/strict";
import { checkAccount, pausableStack } from "../../../tools/stack/service/tasksOfStack";
import { UsageError, readStackConfig } from "../../../tools/stack/readStackConfig";
import { SettingsError } from "../../../settings";
import { projectFolder } from "../../support/program";
import { stackConfig } from "../preview/fixture";

const region = { "aws:region": "us-east-1" };

function own(values: Readonly<Record<string, unknown>>) {
  return stackConfig({
    ...region,
    ...Object.fromEntries(
      Object.entries(values).map(([key, value]) => [
        key.includes(":") ? key : `mcp-catalog:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
    ),
  });
}

describe("A stack to pause", () => {
  it("is what the committed files say", () => {
    const read = (stack: string) => {
      const found = pausableStack(readStackConfig(projectFolder, stack));
      return [
        found.names.service,
        found.disposable,
        found.limits,
        found.startCount,
        found.scheduled,
      ];
    };
    const [one, two] = [
      { min: 1, max: 1 },
      { min: 2, max: 6 },
    ];
    assert.deepEqual(read("dev"), ["mcp-catalog-dev-service", true, one, 1, false]);
    assert.deepEqual(read("prod"), ["mcp-catalog-service", false, two, 2, false]);
  });

  it("has the program's own defaults and limits", () => {
    const { limits, startCount, disposable } = pausableStack(
      own({ desiredCount: 8, scaling: { mode: "auto", maxCount: 8 } }),
    );
    assert.deepEqual(
      { limits, startCount, disposable },
      {
        limits: { min: 2, max: 8 },
        startCount: 8,
        disposable: false,
      },
    );
    const weekends = { min: 0, max: 0 };
    const asleep = pausableStack(own({ schedule: { timezone: "Europe/Berlin", weekends } }));
    assert.deepEqual([asleep.limits, asleep.scheduled], [{ min: 2, max: 2 }, true]);
  });

  it("has its alarms in its region, and that of the check from outside in us-east-1 if it asks for the check", () => {
    const regions = (values: Readonly<Record<string, unknown>>, region: string) =>
      pausableStack(own({ ...values, "aws:region": region })).alarms.places.map((place) => {
        const outside = place.alarmNames.filter((name) => name.endsWith("-Unreachable"));
        return `${place.region} ${place.alarmNames.length > 1 ? "all" : "one"} ${outside.length}`;
      });
    const monitoring = { outsideCheck: true };
    assert.deepEqual(regions({ monitoring }, "eu-west-1"), ["eu-west-1 all 0", "us-east-1 one 1"]);
    assert.deepEqual(regions({ monitoring }, "us-east-1"), ["us-east-1 all 1"]);
    assert.deepEqual(regions({}, "eu-west-1"), ["eu-west-1 all 0"]);
  });

  it("may be wrong in settings that do not matter here", () => {
    const { startCount } = pausableStack(
      own({ imageTag: "latest", memory: 1, nonsense: true, secrets: "x", desiredCount: 4 }),
    );
    assert.equal(startCount, 4);
  });

  it("is refused with every bad setting that matters here", () => {
    assert.throws(
      () => pausableStack(own({ desiredCount: -1, scaling: { mode: "load" }, disposable: "yes" })),
      (error: Error) => {
        assert.ok(error instanceof SettingsError);
        assert.deepEqual(
          error.problems.map(({ key }) => key),
          ["desiredCount", "scaling.mode", "disposable"],
        );
        return true;
      },
    );
    const scaling = { mode: "auto", minCount: 5, maxCount: 4 };
    assert.throws(() => pausableStack(own({ scaling })), /scaling\.maxCount +must be at least/);
    assert.throws(
      () => pausableStack(stackConfig()),
      /pulumi config set aws:region <value> --stack prod$/m,
    );
  });

  it("is refused if one of them is encrypted, which only the Pulumi CLI can read", () => {
    for (const key of ["desiredCount", "scaling", "schedule", "disposable"]) {
      const config = { ...stackConfig(region), undecided: [`mcp-catalog:${key}`] };
      assert.throws(
        () => pausableStack(config),
        (error: Error) =>
          error instanceof UsageError &&
          error.message.startsWith(`${key} is encrypted in Pulumi.prod.yaml`) &&
          error.message.includes(`pulumi config set ${key} <value> --plaintext --stack prod`),
      );
    }
  });
});

describe("The account of a stack", () => {
  const aws = { region: "us-east-1" };

  it("may be any if the stack names none, or one of those that it names", () => {
    checkAccount({ aws }, "123456789012");
    checkAccount({ aws: { ...aws, allowedAccountIds: ["1", "123456789012"] } }, "123456789012");
  });

  it("is refused if the stack names others, as the provider does", () => {
    assert.throws(() => {
      checkAccount({ aws: { ...aws, allowedAccountIds: ["210987654321"] } }, "123456789012");
    }, /^Error: .*the account 123456789012, and aws:allowedAccountIds has only 210987654321: nothing was changed\.$/);
  });
});
