import assert from "node:assert/strict";
import { entries } from "../../../tools/commands/catalog/entries";
import type { CommandEntry } from "../../../tools/commands/catalog/entry";
import type { Answers } from "../../live/support/cannedAws";
import { doctorAnswers } from "../doctor/account";
import { stackAnswers } from "./account";
import { runCatalog } from "./run";

/** Calls that AWS itself lists as reading. */
const reading = /^(?:Describe|List|Get|BatchGet|Filter|Simulate)/;

interface Case {
  readonly argv: readonly string[];
  readonly answers?: Answers;
}

const oneAlarm: Answers = {
  DescribeAlarms: () => ({ MetricAlarms: [{ AlarmName: "MCP-Catalog-Slow", StateValue: "OK" }] }),
};

/**
 * The command lines of all commands that read AWS, except `why` and `rightsize`, which have their
 * own tests in processes, and `diff`, which has one with the engine.
 */
const cases: Readonly<Record<string, readonly Case[]>> = {
  doctor: [{ argv: ["prod"], answers: doctorAnswers() }],
  logs: [{ argv: ["prod", "--errors"], answers: { FilterLogEvents: () => ({ events: [] }) } }],
  alarms: [
    { argv: ["prod"], answers: oneAlarm },
    { argv: ["prod", "--json"], answers: oneAlarm },
  ],
  push: [{ argv: ["--list", "-s", "prod"] }, { argv: ["v1.0.0", "--scan", "-s", "prod"] }],
  releases: [
    { argv: ["prod"], answers: { ListServiceDeployments: () => ({ serviceDeployments: [] }) } },
  ],
  status: [{ argv: ["prod"] }, { argv: ["prod", "--json"] }],
};

const ownTests = ["why", "rightsize", "diff"];

/** Commands that change something, but not with the options that they get here. */
const readsAtTimes = ["push", "alarms"];

const registry: Answers = {
  DescribeRepositories: () => ({ repositories: [{ repositoryUri: "host/mcp-catalog" }] }),
  DescribeImageScanFindings: () => ({ imageScanStatus: { status: "COMPLETE" } }),
};

describe("A command that says it changes nothing", () => {
  const all: readonly CommandEntry[] = entries;
  const readers = all.filter(({ changes, needs }) => !changes && needs.includes("credentials"));

  it("is called in this test", () => {
    assert.deepEqual(
      readers.map(({ name }) => name).sort(),
      [...Object.keys(cases), ...ownTests].filter((name) => !readsAtTimes.includes(name)).sort(),
    );
  });

  for (const [name, calls] of Object.entries(cases)) {
    for (const { argv, answers } of calls) {
      it(`makes calls that read, and no others: catalog ${name} ${argv.join(" ")}`, async () => {
        const done = await runCatalog(
          [name, ...argv],
          stackAnswers({}, { ...registry, ...answers }),
        );
        assert.notEqual(done.calls.length, 0);
        assert.deepEqual(
          done.calls.map(({ operation }) => operation).filter((each) => !reading.test(each)),
          [],
        );
      });
    }
  }
});
